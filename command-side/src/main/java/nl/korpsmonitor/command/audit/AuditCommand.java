package nl.korpsmonitor.command.audit;

import nl.korpsmonitor.command.deciding.Command;
import nl.korpsmonitor.command.deciding.CommandName;
import nl.korpsmonitor.command.deciding.SubjectType;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.events.values.Subject;
import org.jspecify.annotations.Nullable;

/** What may be asked about an audit. */
@SubjectType("audit")
public sealed interface AuditCommand extends Command {

    /**
     * Records that the ledger was audited. Whether it was found sound follows from the findings.
     *
     * @param fromPosition of the first entry that was audited; 0 or more
     * @param toPosition of the last; there is an entry
     * @param root base64 of the tree's root over all entries up to the last one; the ledger's own, unless there are findings
     * @param findings 0 or more
     * @param anomalies 0 or more
     * @param independent whether the ledger was verified with a key of the log from a source of the auditor's own: it is recorded as the auditor says it
     * @param reportSha256 of the report as data, 64 lower-case hexadecimal digits
     * @param verifierKey vkey of the key with which the report is signed; not one of the log's
     */
    @CommandName(value = "record-audit", roles = Role.AUDITOR)
    record RecordAudit(
            Subject subject,
            @Nullable Long fromPosition,
            @Nullable Long toPosition,
            @Nullable String root,
            @Nullable Long findings,
            @Nullable Long anomalies,
            @Nullable Boolean independent,
            @Nullable String reportSha256,
            @Nullable String verifierKey,
            @Nullable PartialDate occurredOn)
            implements AuditCommand {}
}
