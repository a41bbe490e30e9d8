package nl.korpsmonitor.service.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import nl.korpsmonitor.service.importing.DemoFile;
import nl.korpsmonitor.transparency.Hash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Kills the packed program while it exports, and lets it go on. */
class KilledExportIT {
    private static final int KILLS = 8;
    private static final int LONGEST_WAIT_MICROS = 8_000;

    @TempDir
    Path directory;

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void an_export_that_was_killed_is_completed_to_the_same_bytes() throws IOException, InterruptedException {
        Path old = directory.resolve("old");
        DemoLedger.record(old, EnumSet.of(DemoFile.PUBLISHED));
        Path data = DemoLedger.copy(old, directory.resolve("data"));
        DemoLedger.record(data, EnumSet.allOf(DemoFile.class));
        Path whole = directory.resolve("whole");
        assertThat(export(data, whole).waitFor()).isZero();
        SortedMap<String, Hash> expected = ExportedFiles.tree(whole);

        Random random = new Random(20_131_024);
        int cutShort = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            Path folder = directory.resolve("killed-" + kill);
            boolean update = kill % 2 == 1;
            if (update) {
                assertThat(export(old, folder).waitFor()).isZero();
            }
            killAfter(export(data, folder), 1 + random.nextInt(8), random);
            SortedMap<String, Hash> left = ExportedFiles.tree(folder);
            if (!Objects.equals(left.get("checkpoint"), expected.get("checkpoint"))) {
                cutShort++;
                assertThat(Files.exists(folder.resolve("checkpoint")))
                        .as("the checkpoint is the old one, or not there yet")
                        .isEqualTo(update);
            } else {
                assertThat(left).as("with its checkpoint an export is complete").containsAllEntriesOf(expected);
            }
            assertThat(export(data, folder).waitFor()).isZero();
            assertThat(ExportedFiles.tree(folder)).isEqualTo(expected);
        }
        assertThat(cutShort).as("some were killed before they were done").isPositive();
    }

    /** Waits for that many reports of progress, and a little longer. */
    private static void killAfter(Process program, int reports, Random random)
            throws IOException, InterruptedException {
        try (BufferedReader err = new BufferedReader(
                new InputStreamReader(program.getErrorStream(), StandardCharsets.UTF_8))) {
            int seen = 0;
            for (String line = err.readLine(); line != null && seen < reports; line = err.readLine()) {
                seen += line.startsWith("Exporting: ") ? 1 : 0;
            }
            LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(random.nextInt(LONGEST_WAIT_MICROS)));
            program.destroyForcibly();
        }
        program.waitFor();
    }

    private static Process export(Path data, Path folder) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-jar");
        command.add(Objects.requireNonNull(System.getProperty("ledger.jar"), "ledger.jar is set by the build"));
        command.addAll(List.of("export", folder.toString(), "--data", data.toString()));
        return new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
