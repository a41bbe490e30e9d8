package nl.korpsmonitor.transparency.verify;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/** Runs the verifier as a person would, in this process. */
final class Programs {

    static final Instant NOW = Instant.parse("2026-09-21T14:13:20Z");

    static final HttpOptions QUICK =
            new HttpOptions(Duration.ofSeconds(5), Duration.ofSeconds(5), 2, Duration.ofMillis(1), 4);

    private Programs() {}

    /**
     * What a run gave.
     *
     * @param out standard output
     * @param err standard error
     */
    record Outcome(int exitCode, String out, String err) {}

    static Outcome run(Path home, String... words) {
        return run(home, QUICK, words);
    }

    static Outcome run(Path home, HttpOptions http, String... words) {
        return run(home, http, () -> 0, words);
    }

    static Outcome run(Path home, HttpOptions http, LongSupplier nanoTime, String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        CommandLine program = new CommandLine(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Map.of("XDG_STATE_HOME", home.toAbsolutePath().toString()),
                home,
                InstantSource.fixed(NOW),
                http,
                nanoTime);
        int exitCode = program.run(List.of(words));
        return new Outcome(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
