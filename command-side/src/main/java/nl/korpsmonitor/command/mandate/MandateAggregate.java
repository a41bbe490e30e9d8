package nl.korpsmonitor.command.mandate;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;

import nl.korpsmonitor.command.deciding.References;
import nl.korpsmonitor.command.deciding.SubjectAggregate;
import nl.korpsmonitor.command.mandate.MandateCommand.GrantMandate;
import nl.korpsmonitor.command.mandate.MandateCommand.LimitMandate;
import nl.korpsmonitor.command.mandate.MandateCommand.RevokeMandate;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.CreationPolicy;

/** A mandate that decides on commands; the rules are in {@link MandateDecisions}. */
public final class MandateAggregate extends SubjectAggregate<MandateState> {
    /** For Axon. */
    public MandateAggregate() {
        super(MandateState.FOLD);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(GrantMandate command, MetaData metaData, References references) {
        decide(command, metaData, references);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(LimitMandate command, MetaData metaData, References references) {
        decide(command, metaData, references);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(RevokeMandate command, MetaData metaData, References references) {
        decide(command, metaData, references);
    }

    private void decide(MandateCommand command, MetaData metaData, References references) {
        record(
                command,
                metaData,
                MandateDecisions.isFictitious(command, state()),
                MandateDecisions.decide(command, state(), references));
    }
}
