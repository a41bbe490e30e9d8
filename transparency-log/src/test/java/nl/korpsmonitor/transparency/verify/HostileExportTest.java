package nl.korpsmonitor.transparency.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import nl.korpsmonitor.transparency.Hash;
import nl.korpsmonitor.transparency.checkpoint.Checkpoint;
import nl.korpsmonitor.transparency.checkpoint.SignedCheckpoint;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exports made to exhaust or mislead whoever verifies them. */
class HostileExportTest {

    private static final Duration SOON = Duration.ofMinutes(1);
    private static final String KEY = ExportFixture.FIRST_KEY.verifierKey().vkey();

    @TempDir
    private Path home;

    private Path folder;

    @BeforeEach
    void writeExport() {
        folder = ExportFixture.of(300).write(home.resolve("export"));
    }

    private Programs.Outcome refused() {
        Programs.Outcome outcome = Assertions.assertTimeoutPreemptively(
                SOON, () -> Programs.run(home, "verify", "export", folder.toString(), "--key", KEY, "--no-memory"));
        assertThat(outcome.exitCode()).as(outcome.out()).isEqualTo(1);
        assertThat(outcome.err()).isEmpty();
        return outcome;
    }

    private static void link(Path from, Path to) throws IOException {
        try {
            Files.createSymbolicLink(from, to);
        } catch (UnsupportedOperationException e) {
            Assumptions.abort("This file system has no links");
        }
    }

    @Test
    void a_checkpoint_of_more_entries_than_the_world_holds_ends_at_the_first_that_is_missing() {
        Checkpoint vast = new Checkpoint(ExportFixture.ORIGIN, Long.MAX_VALUE, Hash.sha256(new byte[1]));
        ExportFixture.put(
                folder,
                "checkpoint",
                SignedCheckpoint.sign(vast, List.of(ExportFixture.FIRST_KEY)).encoded());
        assertThat(refused().out())
                .contains("9,223,372,036,854,775,807 entries")
                .contains("on, and the root");
        Programs.Outcome json = Programs.run(home, "verify", "export", folder.toString(), "--json", "--no-memory");
        assertThat(json.out()).contains("\"size\":\"9223372036854775807\"");
    }

    @Test
    void files_of_any_length_are_not_read_to_their_end() throws IOException {
        for (String path : List.of(
                "tile/0/000",
                "tile/entries/000",
                "bodies/000.jsonl",
                "disclosures/000.jsonl",
                "policy",
                "export.json")) {
            byte[] before = ExportFixture.read(folder, path);
            try (RandomAccessFile file =
                    new RandomAccessFile(folder.resolve(path).toFile(), "rw")) {
                // Sparse: it takes no room on the disk.
                file.setLength(1L << 40);
            }
            assertThat(refused().out()).contains(path);
            ExportFixture.put(folder, path, before);
        }
    }

    @Test
    void a_device_behind_a_link_in_the_place_of_a_file_is_not_read() throws IOException {
        Path endless = Path.of("/dev/zero");
        Assumptions.assumeTrue(Files.exists(endless));
        for (String path :
                List.of("checkpoint", "tile/0/000", "tile/entries/000", "bodies/000.jsonl", "disclosures/000.jsonl")) {
            byte[] before = ExportFixture.read(folder, path);
            Files.delete(folder.resolve(path));
            link(folder.resolve(path), endless);
            assertThat(refused().out()).contains("is a symbolic link, which is not followed");
            Files.delete(folder.resolve(path));
            ExportFixture.put(folder, path, before);
        }
    }

    @Test
    void a_link_is_not_followed_even_to_what_would_be_right() throws IOException {
        folder = ExportFixture.of(300).rotated().write(home.resolve("rotated"));
        for (String path : List.of(
                "checkpoint",
                "policy",
                "export.json",
                "README.md",
                "tile",
                "tile/entries",
                "tile/0/000",
                "bodies",
                "bodies/001.jsonl",
                "disclosures",
                "disclosures/000.jsonl",
                "retired")) {
            Path inside = folder.resolve(path);
            Path outside = home.resolve("moved");
            Files.move(inside, outside);
            link(inside, outside);
            assertThat(refused().out())
                    .contains("is a symbolic link, which is not followed")
                    .doesNotContain("no part of an export");
            Files.delete(inside);
            Files.move(outside, inside);
        }
        assertThat(Programs.run(home, "verify", "export", folder.toString(), "--key", KEY, "--no-memory")
                        .exitCode())
                .as("nothing else is wrong with it")
                .isZero();
    }

    @Test
    void the_folder_itself_may_be_reached_by_a_link() throws IOException {
        link(home.resolve("link"), folder);
        String export = home.resolve("link").toString();
        assertThat(Programs.run(home, "verify", "export", export, "--key", KEY, "--no-memory")
                        .exitCode())
                .isZero();
    }

    @Test
    void a_loop_of_links_does_not_hold_the_verifier() throws IOException {
        link(folder.resolve("tile/loop"), folder);
        assertThat(refused().out()).contains("tile/loop: It is a symbolic link, which is not followed");
    }

    @Test
    void file_names_can_not_steer_the_terminal() {
        ExportFixture.put(folder, "\u001b[2J\u001b[HVERIFIED", "x");
        ExportFixture.put(folder, "bodies/002.jsonl", "x\n");
        assertThat(refused().out()).doesNotContain("\u001b");
    }

    @Test
    void lines_of_nothing_are_read_up_to_a_bound() {
        ExportFixture.put(folder, "disclosures/000.jsonl", "\n".repeat(1_000_000));
        Programs.Outcome outcome = refused();
        assertThat(outcome.out()).contains("1,001 faults").hasSizeLessThan(100_000);
    }

    @Test
    void a_body_of_deep_nesting_is_not_followed() {
        ExportFixture.put(folder, "bodies/001.jsonl", ("[".repeat(60_000) + "\n").repeat(44));
        assertThat(refused().out()).contains("body-mismatch");
        assertThat(BodyReader.object("[".repeat(60_000).getBytes(StandardCharsets.UTF_8)))
                .isNull();
    }

    @Test
    void many_false_signatures_of_retired_keys_take_no_time_to_speak_of() {
        StringBuilder note = new StringBuilder();
        String signed = new String(ExportFixture.read(folder, "checkpoint"), StandardCharsets.UTF_8);
        String line = signed.substring(signed.indexOf('\u2014'));
        note.append(signed);
        note.append(line.repeat(99));
        for (int i = 0; i < 101; i++) {
            ExportFixture.put(folder, "retired/" + "%08x".formatted(0x854af300 + i), note.toString());
        }
        assertThat(refused().out()).contains("more than 100 checkpoints");
    }
}
