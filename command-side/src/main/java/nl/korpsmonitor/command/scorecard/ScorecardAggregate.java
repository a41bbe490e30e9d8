package nl.korpsmonitor.command.scorecard;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;

import java.util.List;
import nl.korpsmonitor.command.deciding.References;
import nl.korpsmonitor.command.deciding.SubjectAggregate;
import nl.korpsmonitor.events.Actor;
import nl.korpsmonitor.events.ScorecardEvent;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.CreationPolicy;

/**
 * A scorecard that decides on commands. Every decision reads the edition, so that nothing is recorded when the edition
 * moved on meanwhile; closing the edition, in turn, reads all its scorecards.
 */
public class ScorecardAggregate extends SubjectAggregate<ScorecardState> {
    /** For Axon. */
    protected ScorecardAggregate() {
        super(ScorecardState.FOLD);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(ScorecardCommand.RecordScore command, MetaData metaData, References references) {
        decide(command, metaData, references, (card, actor) -> Recording.one(command, state(), card, references));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(ScorecardCommand.RecordScorecard command, MetaData metaData, References references) {
        decide(command, metaData, references, (card, actor) -> Recording.all(command, state(), card, references));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(ScorecardCommand.CorrectScore command, MetaData metaData, References references) {
        decide(command, metaData, references, (card, actor) -> Changing.correct(command, state(), card, references));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(ScorecardCommand.WithdrawScore command, MetaData metaData, References references) {
        decide(command, metaData, references, (card, actor) -> Changing.withdraw(command, state(), card, references));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(ScorecardCommand.ConfirmScore command, MetaData metaData, References references) {
        decide(
                command,
                metaData,
                references,
                (card, actor) -> Changing.confirm(command, state(), card, actor, references));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(ScorecardCommand.ProposeRectification command, MetaData metaData, References references) {
        decide(command, metaData, references, (card, actor) -> Rectifying.propose(command, state(), card, references));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(ScorecardCommand.ConfirmRectification command, MetaData metaData, References references) {
        decide(
                command,
                metaData,
                references,
                (card, actor) -> Rectifying.confirm(command, state(), card, actor, references));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(ScorecardCommand.DropRectification command, MetaData metaData, References references) {
        decide(command, metaData, references, (card, actor) -> Rectifying.drop(command, state(), card, references));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(ScorecardCommand.NoteClass command, MetaData metaData, References references) {
        decide(command, metaData, references, (card, actor) -> Noting.noteClass(command, state(), card, references));
    }

    private interface Decision {
        List<ScorecardEvent> on(Card card, Actor actor);
    }

    private void decide(ScorecardCommand command, MetaData metaData, References references, Decision decision) {
        Card card = Card.of(command.subject(), references);
        Actor actor = actor(metaData);
        card.requireOwn(actor);
        record(command, metaData, card.fictitious(), decision.on(card, actor));
    }
}
