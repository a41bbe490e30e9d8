package nl.korpsmonitor.service.commandline;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import nl.korpsmonitor.query.readmodel.Rebuild;

/** Tells how far a rebuild is: every second on a terminal, on one line, elsewhere a line every ten seconds. For one thread. */
final class RebuildProgress implements Consumer<Rebuild.Progress> {
    static final Duration ON_TERMINAL = Duration.ofSeconds(1);
    static final Duration ELSEWHERE = Duration.ofSeconds(10);

    private final PrintWriter out;
    private final boolean terminal;
    private final LongSupplier nanos;
    private long toldAt;
    private int width;

    /** @param nanos a clock such as {@link System#nanoTime} */
    RebuildProgress(PrintWriter out, boolean terminal, LongSupplier nanos) {
        this.out = out;
        this.terminal = terminal;
        this.nanos = nanos;
        this.toldAt = nanos.getAsLong();
    }

    @Override
    public void accept(Rebuild.Progress progress) {
        long now = nanos.getAsLong();
        if (now - toldAt < (terminal ? ON_TERMINAL : ELSEWHERE).toNanos()) {
            return;
        }
        toldAt = now;
        String line =
                progress.position() + " of " + progress.size() + " entries, " + progress.perSecond() + " per second";
        if (terminal) {
            // What is left of a longer line before it is overwritten.
            out.print("\r" + line + " ".repeat(Math.max(0, width - line.length())));
            width = line.length();
        } else {
            out.println(line);
        }
        out.flush();
    }

    /** Ends the line, if one was begun. */
    void end() {
        if (width > 0) {
            out.println();
            out.flush();
            width = 0;
        }
    }
}
