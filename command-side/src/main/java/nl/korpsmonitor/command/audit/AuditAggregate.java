package nl.korpsmonitor.command.audit;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;

import nl.korpsmonitor.command.audit.AuditCommand.RecordAudit;
import nl.korpsmonitor.command.deciding.References;
import nl.korpsmonitor.command.deciding.SubjectAggregate;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.CreationPolicy;

/** An audit of the ledger; the rules are in {@link AuditDecisions}. */
public final class AuditAggregate extends SubjectAggregate<AuditState> {
    /** For Axon. */
    public AuditAggregate() {
        super(AuditState.FOLD);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(RecordAudit command, MetaData metaData, References references, LedgerRoots roots) {
        record(command, metaData, false, AuditDecisions.decide(command, state(), references, roots));
    }
}
