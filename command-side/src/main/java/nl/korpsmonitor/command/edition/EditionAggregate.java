package nl.korpsmonitor.command.edition;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;

import java.util.List;
import nl.korpsmonitor.command.deciding.References;
import nl.korpsmonitor.command.deciding.SubjectAggregate;
import nl.korpsmonitor.command.edition.state.EditionState;
import nl.korpsmonitor.events.EditionEvent;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.CreationPolicy;

/** An edition that decides on commands; the rules are in {@link Scoring}, {@link Lifecycle} and beside them. */
public class EditionAggregate extends SubjectAggregate<EditionState> {
    /** For Axon. */
    protected EditionAggregate() {
        super(EditionState.FOLD);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(EditionCommand.OpenEdition command, MetaData metaData, References references) {
        List<EditionEvent> events = Scoring.open(command, state(), references);
        record(command, metaData, Boolean.TRUE.equals(command.fictitious()), events);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(EditionCommand.FixFramework command, MetaData metaData, References references) {
        record(command, metaData, Scoring.fixFramework(command, state(), references));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(EditionCommand.CloseScoring command, MetaData metaData, References references) {
        record(command, metaData, Scoring.close(command, state(), references));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(EditionCommand.AdoptEdition command, MetaData metaData, References references) {
        record(command, metaData, Lifecycle.adopt(command, state(), actor(metaData), references));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(EditionCommand.OfferEdition command, MetaData metaData, References references) {
        record(command, metaData, Lifecycle.offer(command, state(), references));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(EditionCommand.DiscussEdition command, MetaData metaData, References references) {
        record(command, metaData, Lifecycle.discuss(command, state(), references));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(EditionCommand.PresentEdition command, MetaData metaData, References references) {
        record(command, metaData, Lifecycle.present(command, state(), references));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(EditionCommand.LayForInspection command, MetaData metaData, References references) {
        record(command, metaData, Lifecycle.layForInspection(command, state(), references));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(EditionCommand.NoteStep command, MetaData metaData, References references) {
        record(command, metaData, Noting.step(command, state(), references));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(EditionCommand.NoteTotals command, MetaData metaData, References references) {
        record(command, metaData, Noting.totals(command, state(), references));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(EditionCommand.NoteFinding command, MetaData metaData, References references) {
        record(command, metaData, Noting.finding(command, state(), references));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(EditionCommand.FixScaleMapping command, MetaData metaData, References references) {
        record(command, metaData, ScaleMapping.fix(command, state(), references));
    }

    private void record(EditionCommand command, MetaData metaData, List<EditionEvent> events) {
        record(command, metaData, state().fictitious(), events);
    }
}
