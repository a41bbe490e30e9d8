package nl.korpsmonitor.service.audit;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.ledger.finding.InspectionProgress;
import nl.korpsmonitor.ledger.inspection.LedgerInspection;
import nl.korpsmonitor.query.audit.AuditLimits;
import nl.korpsmonitor.query.audit.HistoryAudit;
import nl.korpsmonitor.service.audit.AuditReport.Auditor;
import nl.korpsmonitor.service.audit.AuditReport.Program;
import nl.korpsmonitor.service.verifying.Verification;
import nl.korpsmonitor.transparency.tree.TileSource;

/**
 * Checks the history of a ledger that was verified.
 *
 * @param origin of the ledger
 * @param auditor who asks
 * @param key vkey of the key that will sign the report
 * @param program that runs
 * @param limits what counts as unusual
 * @param clock says when
 */
public record AuditRun(String origin, Auditor auditor, String key, Program program, AuditLimits limits, Clock clock) {

    /**
     * Checks what was verified, and nothing that was recorded since.
     *
     * @param tiles of the ledger's tree, with which checkpoints in answers are compared
     * @param began when the verification did
     * @throws IllegalStateException when the ledger could not be read
     */
    public AuditReport of(
            Verification verification, Trail trail, TileSource tiles, Instant began, InspectionProgress progress) {
        LedgerInspection.Result ledger = verification.ledger();
        if (ledger == null || ledger.size() == 0) {
            throw new IllegalStateException(
                    "the ledger can't be read, so there is nothing to audit; 'ledger verify' says what is wrong");
        }
        HistoryAudit.Result history = HistoryAudit.of(
                trail, ledger.size(), limits, new AuditedCheckpoints(origin, trail, tiles, ledger.size()), progress);
        return new AuditReport(
                code(trail, began),
                origin,
                auditor,
                key,
                program,
                began,
                clock.instant(),
                limits,
                verification,
                ledger,
                history);
    }

    /** The day, and the first number that no audit of that day has. */
    private static String code(Trail trail, Instant began) {
        String day = LocalDate.ofInstant(began, RecordedEvent.CALENDAR).format(DateTimeFormatter.BASIC_ISO_DATE);
        int number = 1;
        while (trail.lastSequence(Subject.audit(day + "-" + number)) >= 0) {
            number++;
        }
        return day + "-" + number;
    }
}
