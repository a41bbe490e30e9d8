package nl.korpsmonitor.service.commandline;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.UncheckedIOException;
import nl.korpsmonitor.query.replay.Step;
import nl.korpsmonitor.query.state.StateQuestion;
import org.jspecify.annotations.Nullable;

/** Steps at a terminal, as somebody asks for them. */
final class ReplaySession {
    private static final String HELP = "n next, p previous, g POSITION go to, q quit";

    private final ReplayWalk walk;
    private final ReplayWriter writer;
    private final BufferedReader in;
    private final PrintWriter out;

    ReplaySession(ReplayWalk walk, ReplayWriter writer, Reader in, PrintWriter out) {
        this.walk = walk;
        this.writer = writer;
        this.in = new BufferedReader(in);
        this.out = out;
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
        if (StateQuestion.isPosition(target)) {
            return found(walk.from(Long.parseLong(target)), "there is none from there on");
        }
        out.println(HELP);
        return null;
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
