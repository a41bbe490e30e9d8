package nl.korpsmonitor.service.commandline;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.function.ToLongFunction;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.query.replay.Step;
import org.jspecify.annotations.Nullable;

/** Steps at a terminal, as somebody asks for them. */
final class ReplaySession {
    private static final String HELP =
            "n next, p previous, g MOMENT go to a position or a time such as 2013-11-15T09:00:00Z, q quit";

    private final ReplayWalk walk;
    private final ReplayWriter writer;
    private final BufferedReader in;
    private final PrintWriter out;
    private final ToLongFunction<String> moments;

    /** @param moments the first position at a moment; throws {@link InvalidInputException} when a text names none */
    ReplaySession(ReplayWalk walk, ReplayWriter writer, Reader in, PrintWriter out, ToLongFunction<String> moments) {
        this.walk = walk;
        this.writer = writer;
        this.in = new BufferedReader(in);
        this.out = out;
        this.moments = moments;
    }

    /**
     * Runs until somebody quits, or the input ends.
     *
     * @param start position to begin at
     * @param backwards whether to begin with the last step up to there; else with the first from there on
     * @return false when there is no step at all
     */
    boolean run(long start, boolean backwards) {
        Step current = backwards ? walk.before(start + 1) : walk.from(start);
        if (current == null) {
            return false;
        }
        show(current);
        while (true) {
            out.print("[" + HELP + "] ");
            out.flush();
            String line = readLine();
            if (line == null || line.equals("q")) {
                return true;
            }
            Step next = asked(line, current.event().position());
            if (next != null) {
                current = next;
                show(current);
            }
        }
    }

    private @Nullable Step asked(String line, long position) {
        String target = line.startsWith("g ") ? line.substring(2).strip() : "";
        if (line.isEmpty() || line.equals("n")) {
            return found(walk.from(position + 1), "that was the last one");
        }
        if (line.equals("p")) {
            return found(walk.before(position), "that was the first one");
        }
        if (target.isEmpty()) {
            out.println(HELP);
            return null;
        }
        try {
            return found(walk.from(moments.applyAsLong(target)), "there is none from there on");
        } catch (InvalidInputException e) {
            out.println(e.faults().getFirst().message());
            return null;
        }
    }

    private @Nullable Step found(@Nullable Step step, String otherwise) {
        if (step == null) {
            out.println(otherwise);
        }
        return step;
    }

    private void show(Step step) {
        writer.step(step, step.changes());
    }

    private @Nullable String readLine() {
        try {
            String line = in.readLine();
            return line == null ? null : line.strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
