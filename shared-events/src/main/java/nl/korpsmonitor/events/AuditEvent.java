package nl.korpsmonitor.events;

import nl.korpsmonitor.events.values.PartialDate;
import org.jspecify.annotations.Nullable;

/** That somebody audited the ledger; subject {@code audit/<code>}, such as {@code audit/20261127-1}. */
public sealed interface AuditEvent extends DomainEvent {

    /** What an audit came to. */
    enum Result {
        /** Something is not as it must be, or a rule was broken. */
        FINDINGS,
        /** Nothing was found; there may be anomalies all the same. */
        SOUND
    }

    /**
     * The audit was made, and its report signed.
     *
     * @param fromPosition of the first entry that was audited
     * @param toPosition of the last
     * @param root base64 of the tree's root over all entries up to the last one, as the audit computed it; the ledger's own, unless there are findings
     * @param findings how many rules were found broken, or parts not as they must be
     * @param anomalies how many things break no rule, and deserve a look
     * @param independent whether the ledger was verified with a key of the log from a source of the auditor's own; null when that was not told
     * @param reportSha256 of the report as data, 64 lower-case hexadecimal digits
     * @param verifierKey vkey of the key with which the report is signed; never the log's
     */
    @EventName(value = "audit-performed", revision = 2)
    record AuditPerformed(
            long fromPosition,
            long toPosition,
            String root,
            Result result,
            long findings,
            long anomalies,
            @Nullable Boolean independent,
            String reportSha256,
            String verifierKey,
            PartialDate occurredOn)
            implements AuditEvent {}
}
