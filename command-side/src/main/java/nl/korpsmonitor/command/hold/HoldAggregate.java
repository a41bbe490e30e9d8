package nl.korpsmonitor.command.hold;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;

import nl.korpsmonitor.command.deciding.References;
import nl.korpsmonitor.command.deciding.SubjectAggregate;
import nl.korpsmonitor.command.hold.HoldCommand.LiftHold;
import nl.korpsmonitor.command.hold.HoldCommand.PlaceHold;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.CreationPolicy;

/** A hold that decides on commands; the rules are in {@link HoldDecisions}. */
public final class HoldAggregate extends SubjectAggregate<HoldState> {
    /** For Axon. */
    public HoldAggregate() {
        super(HoldState.FOLD);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(PlaceHold command, MetaData metaData, References references) {
        decide(command, metaData, references);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(LiftHold command, MetaData metaData, References references) {
        decide(command, metaData, references);
    }

    private void decide(HoldCommand command, MetaData metaData, References references) {
        record(command, metaData, false, HoldDecisions.decide(command, state(), references));
    }
}
