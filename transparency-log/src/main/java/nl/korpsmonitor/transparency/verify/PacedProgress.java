package nl.korpsmonitor.transparency.verify;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/** Writes a line now and then, so that a person who waits sees that the work goes on, and a short run stays silent. */
final class PacedProgress implements Progress {

    private static final long PACE_NANOS = Duration.ofSeconds(5).toNanos();

    private final PrintStream out;
    private final LongSupplier nanoTime;
    private long lastNanos;

    PacedProgress(PrintStream out, LongSupplier nanoTime) {
        this.out = out;
        this.nanoTime = nanoTime;
        this.lastNanos = nanoTime.getAsLong();
    }

    @Override
    public void at(long done, long total) {
        long now = nanoTime.getAsLong();
        if (now - lastNanos >= PACE_NANOS) {
            lastNanos = now;
            out.printf(Locale.ROOT, "%,d of %,d entries checked%n", done, total);
        }
    }
}
