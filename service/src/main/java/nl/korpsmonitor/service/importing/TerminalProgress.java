package nl.korpsmonitor.service.importing;

import java.io.PrintWriter;

/** Shows progress: a bar that redraws itself on a terminal, elsewhere a line for every tenth part. For one thread. */
public final class TerminalProgress implements Progress {
    private static final int WIDTH = 40;
    private static final int PARTS = 10;

    private final PrintWriter out;
    private final boolean terminal;
    private final String unit;
    private String shown = "";

    /** @param terminal whether the output is one */
    public TerminalProgress(PrintWriter out, boolean terminal) {
        this(out, terminal, "records");
    }

    /** @param unit what is counted, in the plural */
    public TerminalProgress(PrintWriter out, boolean terminal, String unit) {
        this.out = out;
        this.terminal = terminal;
        this.unit = unit;
    }

    /** Whether the program talks to somebody at a terminal. */
    // From JDK 22 on a console is there even when nobody looks at it, unless this property asks for the old meaning.
    @SuppressWarnings("SystemConsoleNull")
    public static boolean isTerminal() {
        System.setProperty("jdk.console", "java.base");
        return System.console() != null;
    }

    @Override
    public void step(String phase, int done, int total) {
        String next = terminal ? bar(phase, done, total) : line(phase, done, total);
        if (next.isEmpty() || next.equals(shown)) {
            return;
        }
        shown = next;
        if (terminal) {
            out.print("\r" + next + (done == total ? System.lineSeparator() : ""));
        } else {
            out.println(next);
        }
        out.flush();
    }

    private static String bar(String phase, int done, int total) {
        int filled = (int) ((long) done * WIDTH / total);
        return "%-10s [%s%s] %d/%d".formatted(phase, "#".repeat(filled), " ".repeat(WIDTH - filled), done, total);
    }

    private String line(String phase, int done, int total) {
        long part = (long) done * PARTS / total;
        boolean first = part > (long) (done - 1) * PARTS / total;
        return first ? phase + ": " + done + " of " + total + " " + unit : "";
    }
}
