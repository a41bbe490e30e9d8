package nl.korpsmonitor.service.audit;

import java.time.Instant;
import nl.korpsmonitor.ledger.inspection.LedgerInspection;
import nl.korpsmonitor.query.audit.AuditLimits;
import nl.korpsmonitor.query.audit.Check;
import nl.korpsmonitor.query.audit.HistoryAudit;
import nl.korpsmonitor.service.verifying.Verification;

/**
 * What an audit came to.
 *
 * @param code under which it is recorded, such as {@code 20261127-1}
 * @param origin of the ledger
 * @param auditor who ran it
 * @param key vkey of the key that signs the report
 * @param program that ran
 * @param began when
 * @param ended when everything was looked at
 * @param limits what counts as unusual
 * @param verification of what is stored
 * @param ledger what that found out of the ledger
 * @param history what came of the rules
 */
public record AuditReport(
        String code,
        String origin,
        Auditor auditor,
        String key,
        Program program,
        Instant began,
        Instant ended,
        AuditLimits limits,
        Verification verification,
        LedgerInspection.Result ledger,
        HistoryAudit.Result history) {

    /**
     * Who ran it.
     *
     * @param pseudonym as the ledger knows him
     * @param name of the account
     */
    public record Auditor(String pseudonym, String name) {}

    /**
     * The program that ran.
     *
     * @param version of the program, or that it is not packed
     * @param digest SHA-256 over its files
     */
    public record Program(String version, String digest) {}

    /** Of parts that are not as they must be, and of rules that are broken. */
    public long findings() {
        return verification.total() + history.observations().count(Check.Kind.RULE);
    }

    /** Of what breaks no rule, and deserves a look. */
    public long anomalies() {
        return history.observations().count(Check.Kind.ANOMALY);
    }

    /** Whether nothing was found. */
    public boolean sound() {
        return findings() == 0;
    }

    /** Of the last entry that was audited. */
    public long toPosition() {
        return ledger.size() - 1;
    }
}
