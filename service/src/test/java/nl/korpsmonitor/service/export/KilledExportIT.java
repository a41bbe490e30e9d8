package nl.korpsmonitor.service.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Random;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import nl.korpsmonitor.service.importing.DemoFile;
import nl.korpsmonitor.service.testing.PackedProgram;
import nl.korpsmonitor.transparency.Hash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Kills the packed program while it exports, and lets it go on. */
class KilledExportIT {
    private static final int KILLS = 5;
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
            // What an update finds there already it passes over at once.
            killAfter(export(data, folder), folder, 1 + random.nextInt(8), random);
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
            assertThat(ExportedFiles.withoutEarlierTiles(ExportedFiles.tree(folder), expected))
                    .isEqualTo(expected);
        }
        VerifierRun run =
                VerifierRun.of(whole.resolve("verifier.jar"), "export", whole.toString(), "--key", key(whole));
        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(cutShort).as("some were killed before they were done").isPositive();
    }

    private static String key(Path folder) {
        return ExportedFiles.lines(folder.resolve("policy")).getFirst().substring("log ".length());
    }

    /** Waits until the bodies of that many files are there, and a little longer. */
    private static void killAfter(Process program, Path folder, int files, Random random) throws InterruptedException {
        Path awaited = folder.resolve("bodies/%03d.jsonl".formatted(files - 1));
        while (program.isAlive() && !Files.exists(awaited)) {
            LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(100));
        }
        LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(random.nextInt(LONGEST_WAIT_MICROS)));
        program.destroyForcibly().waitFor();
    }

    private static Process export(Path data, Path folder) throws IOException {
        return PackedProgram.with("export", folder.toString(), "--data", data.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
