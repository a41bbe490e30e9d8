package nl.korpsmonitor.service.commandline;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;

/** Runs the command line in this process and keeps what it says. */
final class CommandLineRun {
    /** There is one standard input, and test classes run beside each other. */
    private static final Object STANDARD_INPUT = new Object();

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    /** Runs a command with that standard input; returns its exit code. */
    int run(String input, String... arguments) {
        synchronized (STANDARD_INPUT) {
            InputStream before = System.in;
            System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
            try {
                return CommandLines.make()
                        .setOut(new PrintWriter(out, true))
                        .setErr(new PrintWriter(err, true))
                        .execute(arguments);
            } finally {
                System.setIn(before);
            }
        }
    }

    /** Runs one command by itself, as the program would. */
    int run(Object command, String... arguments) {
        return CommandLines.make(command)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }

    void clear() {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
    }
}
