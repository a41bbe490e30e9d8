package nl.korpsmonitor.events;

import nl.korpsmonitor.events.values.PartialDate;

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
     * @param root base64 of the tree's root over all entries up to the last one
     * @param findings how many rules were found broken, or parts not as they must be
     * @param anomalies how many things break no rule, and deserve a look
     * @param reportSha256 of the report as data, 64 lower-case hexadecimal digits
     * @param verifierKey vkey of the key with which the report is signed; never the log's
     */
    @EventName("audit-performed")
    record AuditPerformed(
            long fromPosition,
            long toPosition,
            String root,
            Result result,
            long findings,
            long anomalies,
            String reportSha256,
            String verifierKey,
            PartialDate occurredOn)
            implements AuditEvent {}
}
