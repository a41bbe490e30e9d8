package nl.korpsmonitor.service.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.ledger.Ledger;
import nl.korpsmonitor.ledger.LedgerOptions;
import nl.korpsmonitor.ledger.bench.LargeLedger;
import nl.korpsmonitor.service.commandline.CommandLines;
import nl.korpsmonitor.service.testing.RunningService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long it takes to export a large ledger, to export it again, and to verify the export and the data directory. The peer of the same run reads every
 * file of the export once and hashes it, on one thread.
 *
 * <p>System properties: {@code benchmark.events} in the ledger, and {@code benchmark.heap}, the verifier's largest heap.
 */
class VerificationBenchmark {
    private static final int EVENTS = Integer.getInteger("benchmark.events", 100_000);
    private static final String HEAP = System.getProperty("benchmark.heap", "64m");

    @TempDir
    Path directory;

    @Test
    void measure() throws Exception {
        Path data = directory.resolve("data");
        long size;
        String key;
        try (Ledger ledger = Ledger.open(LedgerOptions.in(data))) {
            size = new LargeLedger(ledger).fillTo(EVENTS);
            key = ledger.opened().verifierKey();
        }
        RunningService.addAccount(data, "auditor", null, Role.AUDITOR);
        System.out.printf("export and verification of %,d events%n", size);
        measure(data, key, "public");
        measure(data, key, "full", "--full", "--as", "auditor", "--password-stdin", "--purpose", "A benchmark.");
        timed("verify --data", () -> program("verify", "--data", data.toString(), "--no-memory"));
    }

    private void measure(Path data, String key, String mode, String... options) throws Exception {
        Path export = directory.resolve(mode);
        List<String> words = new ArrayList<>(List.of("export", export.toString(), "--data", data.toString()));
        words.addAll(List.of(options));
        String[] arguments = words.toArray(String[]::new);
        timed(mode + " export, into an empty folder", () -> program(arguments));
        System.out.printf(
                "  %-62s %,8d MB, %,d files%n",
                "", bytes(export) / 1_000_000, files(export).size());
        double peer = timed("  each file read and hashed once, one thread (peer)", () -> hash(files(export)));
        double verified = timed("  verified by java -Xmx" + HEAP + " -jar verifier.jar", () -> verifier(export, key));
        System.out.printf("  %-62s %8.1f x peer%n", "", verified / peer);
        timed("  exported again, nothing new", () -> program(arguments));
    }

    private static double timed(String what, Callable<Integer> work) throws Exception {
        long start = System.nanoTime();
        assertThat(work.call()).as(what).isZero();
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf("  %-62s %8.1f s%n", what, seconds);
        return seconds;
    }

    private static int program(String... arguments) {
        StringWriter err = new StringWriter();
        System.setIn(new ByteArrayInputStream((RunningService.PASSWORD + "\n").getBytes(StandardCharsets.UTF_8)));
        int exitCode = CommandLines.make()
                .setOut(new PrintWriter(Writer.nullWriter()))
                .setErr(new PrintWriter(err))
                .execute(arguments);
        if (exitCode != 0) {
            System.out.println(err);
        }
        return exitCode;
    }

    private static int verifier(Path export, String key) throws IOException, InterruptedException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + HEAP,
                        "-jar",
                        export.resolve("verifier.jar").toString(),
                        "verify",
                        "export",
                        export.toString(),
                        "--key",
                        key,
                        "--no-memory")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static long bytes(Path folder) throws IOException {
        long bytes = 0;
        for (Path file : files(folder)) {
            bytes += Files.size(file);
        }
        return bytes;
    }

    private static int hash(List<Path> files) throws Exception {
        byte[] buffer = new byte[1 << 16];
        for (Path file : files) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream in = Files.newInputStream(file)) {
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    digest.update(buffer, 0, read);
                }
            }
            assertThat(digest.digest()).hasSize(32);
        }
        return 0;
    }
}
