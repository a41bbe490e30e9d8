package nl.korpsmonitor.service.commandline;

import java.io.PrintWriter;
import java.util.concurrent.atomic.AtomicBoolean;
import nl.korpsmonitor.ledger.finding.InspectionProgress;
import nl.korpsmonitor.service.importing.TerminalProgress;

/** Tells how far an inspection is, when anybody would wonder. */
final class InspectionSteps {
    /** Ledgers up to this size are read before anybody wonders how far it is. */
    private static final long SMALL = 20_000;

    private InspectionSteps() {}

    /** @param err where it is told */
    static InspectionProgress on(PrintWriter err) {
        TerminalProgress shown = new TerminalProgress(err, TerminalProgress.isTerminal());
        AtomicBoolean large = new AtomicBoolean();
        return (phase, done, total) -> {
            // The entries come first: of a large ledger every phase may last, whatever it counts.
            if (total > SMALL) {
                large.set(true);
            }
            if (large.get() && total > 0) {
                long unit = 1 + total / Integer.MAX_VALUE;
                shown.step(phase, (int) (Math.min(done, total) / unit), (int) (total / unit));
            }
        };
    }
}
