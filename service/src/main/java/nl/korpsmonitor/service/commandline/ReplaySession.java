package nl.korpsmonitor.service.commandline;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.UncheckedIOException;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.query.replay.Step;
import org.jspecify.annotations.Nullable;

/** Steps at a terminal, as somebody asks for them. */
final class ReplaySession {
    private final ReplayWalk walk;
    private final ReplayWriter writer;
    private final BufferedReader in;
    private final PrintWriter out;
    private final String help;

    ReplaySession(ReplayWalk walk, ReplayWriter writer, Reader in, PrintWriter out) {
        this.walk = walk;
        this.writer = writer;
        this.in = new BufferedReader(in);
        this.out = out;
        this.help = "n next, p previous, g MOMENT go to " + walk.targets() + ", q quit";
    }

    /**
     * Runs until somebody quits, or the input ends.
     *
     * @param start the step to begin with; null when there is none
     * @return false when there is none
     */
    boolean run(@Nullable Step start) {
        if (start == null) {
            return false;
        }
        Step current = start;
        show(current);
        while (true) {
            out.print("[" + help + "] ");
            out.flush();
            String line = readLine();
            if (line == null || line.equals("q")) {
                return true;
            }
            Step next = asked(line, current);
            if (next != null) {
                current = next;
                show(current);
            }
        }
    }

    private @Nullable Step asked(String line, Step current) {
        String target = line.startsWith("g ") ? line.substring(2).strip() : "";
        if (line.isEmpty() || line.equals("n")) {
            return found(walk.next(current), "that was the last one");
        }
        if (line.equals("p")) {
            return found(walk.previous(current), "that was the first one");
        }
        if (target.isEmpty()) {
            out.println(help);
            return null;
        }
        try {
            return found(walk.goTo(target), "there is none from there on");
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
