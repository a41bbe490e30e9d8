package nl.korpsmonitor.command.ledger;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;

import nl.korpsmonitor.command.deciding.References;
import nl.korpsmonitor.command.deciding.SubjectAggregate;
import nl.korpsmonitor.command.ledger.LedgerCommand.AddLedgerKey;
import nl.korpsmonitor.command.ledger.LedgerCommand.ChangeLedgerPolicy;
import nl.korpsmonitor.command.ledger.LedgerCommand.RetireLedgerKey;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.CreationPolicy;

/** The ledger's own keys and policy; the rules are in {@link LedgerDecisions}. It is opened by its store, with entry 0. */
public final class LedgerAggregate extends SubjectAggregate<LedgerState> {
    /** For Axon. */
    public LedgerAggregate() {
        super(LedgerState.FOLD);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(AddLedgerKey command, MetaData metaData, References references) {
        decide(command, metaData, references);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(RetireLedgerKey command, MetaData metaData, References references) {
        decide(command, metaData, references);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(ChangeLedgerPolicy command, MetaData metaData, References references) {
        decide(command, metaData, references);
    }

    private void decide(LedgerCommand command, MetaData metaData, References references) {
        record(command, metaData, false, LedgerDecisions.decide(command, state(), references));
    }
}
