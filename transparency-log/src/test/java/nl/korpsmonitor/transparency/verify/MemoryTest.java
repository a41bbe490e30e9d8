package nl.korpsmonitor.transparency.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is remembered, when, and what it is held against. */
class MemoryTest {

    private static final String KEY = ExportFixture.FIRST_KEY.verifierKey().vkey();

    @TempDir
    private Path home;

    private Programs.Outcome verify(Path export, String... further) {
        return Programs.run(
                home,
                Stream.concat(Stream.of("verify", "export", export.toString()), Stream.of(further))
                        .toArray(String[]::new));
    }

    private Programs.Outcome verifyProof(ExportFixture log, Path export) {
        ExportFixture.put(home, "p.tlog-proof", log.proof(export, 7).encoded());
        return Programs.run(
                home, "verify", "proof", home.resolve("p.tlog-proof").toString(), "--key", KEY);
    }

    private List<Path> remembered() throws IOException {
        Path memory = home.resolve("korpsmonitor-verifier");
        if (!Files.exists(memory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(memory)) {
            return files.toList();
        }
    }

    private Path write(int entries, String name) {
        return ExportFixture.of(entries).write(home.resolve(name));
    }

    @Test
    void only_what_the_persons_key_verified_is_remembered() throws IOException {
        Path export = write(100, "export");
        verify(export);
        verify(export, "--key", ExportFixture.SECOND_KEY.verifierKey().vkey());
        verify(export, "--key", KEY, "--no-memory");
        assertThat(remembered()).isEmpty();
        assertThat(verify(export, "--key", KEY).out()).contains("Remembered");
        assertThat(remembered()).hasSize(1);
        assertThat(Files.readString(remembered().getFirst()))
                .endsWith(Files.readString(export.resolve("checkpoint")))
                .contains("seen 2026-09-21T14:13:20Z");
    }

    @Test
    void a_grown_export_takes_the_place_of_the_remembered_one_and_an_older_one_does_not() throws IOException {
        verify(write(100, "export"), "--key", KEY);
        assertThat(verify(write(400, "grown"), "--key", KEY).exitCode()).isZero();
        String latest = Files.readString(remembered().getFirst());
        assertThat(latest).contains("\n400\n");
        Programs.Outcome older = verify(home.resolve("export"), "--key", KEY);
        assertThat(older.exitCode()).isZero();
        assertThat(older.out()).contains("The export is older than what was seen of this log on 2026-09-21T14:13:20Z");
        assertThat(Files.readString(remembered().getFirst())).isEqualTo(latest);
    }

    @Test
    void another_history_is_found_also_when_the_export_is_checked_by_its_own_key() {
        verify(write(100, "export"), "--key", KEY);
        Path forked = ExportFixture.of(200).forked("another").write(home.resolve("forked"));
        assertThat(verify(forked).exitCode())
                .as("the fixture forks at the middle: the first 100 are the same")
                .isZero();
        Path early = ExportFixture.of(120).forked("another").write(home.resolve("early"));
        assertThat(verify(early).exitCode()).isEqualTo(1);
    }

    @Test
    void two_signed_histories_are_both_kept() throws IOException {
        verify(write(100, "export"), "--key", KEY);
        Path early = ExportFixture.of(120).forked("another").write(home.resolve("early"));
        assertThat(verify(early, "--key", KEY).exitCode()).isEqualTo(1);
        assertThat(remembered()).hasSize(2).anySatisfy(file -> {
            assertThat(file.getFileName().toString()).contains(".contradiction-");
            assertThat(Files.readString(file)).contains("\n120\n");
        });
        assertThat(verify(home.resolve("export"), "--key", KEY).exitCode()).isZero();
    }

    @Test
    void a_proof_is_compared_when_its_checkpoint_has_the_same_size_and_else_says_that_it_can_not_be()
            throws IOException {
        ExportFixture log = ExportFixture.of(100);
        assertThat(verifyProof(log, log.write(home.resolve("export"))).exitCode())
                .isZero();
        assertThat(remembered()).hasSize(1);
        ExportFixture grown = ExportFixture.of(200);
        Programs.Outcome other = verifyProof(grown, grown.write(home.resolve("grown")));
        assertThat(other.exitCode()).isZero();
        assertThat(other.out()).contains("a proof alone can't show that");
        assertThat(Files.readString(remembered().getFirst())).contains("\n100\n");
        ExportFixture forked = ExportFixture.of(100).forked("another");
        Programs.Outcome fork = verifyProof(forked, forked.write(home.resolve("forked")));
        assertThat(fork.exitCode()).isEqualTo(1);
        assertThat(fork.out()).contains("history-other");
    }

    @Test
    void a_damaged_memory_is_bad_input_and_is_left_alone() throws IOException {
        Path export = write(100, "export");
        verify(export, "--key", KEY);
        Path file = remembered().getFirst();
        byte[] good = Files.readAllBytes(file);
        Mutations mutations = new Mutations(new Random(5));
        for (int i = 0; i < 300; i++) {
            byte[] damaged = mutations.mutate(good);
            Files.write(file, damaged);
            Programs.Outcome outcome = verify(export, "--key", KEY);
            // A changed root or size reads as another history, or as more entries than the export has.
            assertThat(outcome.exitCode()).isIn(0, 1, 2);
            if (outcome.exitCode() == 2) {
                assertThat(outcome.err()).startsWith("--memory: ").contains("is damaged");
                assertThat(Files.readAllBytes(file)).isEqualTo(damaged);
            }
            try (Stream<Path> files = Files.list(file.getParent())) {
                files.filter(other -> !other.equals(file))
                        .forEach(other -> other.toFile().delete());
            }
        }
    }

    @Test
    void a_memory_that_is_no_folder_is_bad_input_and_is_left_alone() throws IOException {
        Path export = write(100, "export");
        Path file = Files.writeString(home.resolve("file"), "not a folder");
        for (String[] further : new String[][] {{"--key", KEY}, {}}) {
            Programs.Outcome outcome = verify(
                    export,
                    Stream.concat(Stream.of("--memory", file.toString()), Stream.of(further))
                            .toArray(String[]::new));
            assertThat(outcome.exitCode()).isEqualTo(2);
            assertThat(outcome.err().lines())
                    .containsExactly("--memory: " + file + " is no folder. Name a folder, or give --no-memory");
            assertThat(outcome.out()).isEmpty();
        }
        assertThat(file).hasContent("not a folder");
        assertThat(verify(export, "--key", KEY, "--no-memory").exitCode()).isZero();
    }

    @Test
    void a_usual_memory_that_is_no_folder_is_bad_input_too() throws IOException {
        Path export = write(100, "export");
        Files.writeString(home.resolve("korpsmonitor-verifier"), "not a folder");
        assertThat(verify(export, "--key", KEY).exitCode()).isEqualTo(2);
        assertThat(verify(export, "--key", KEY).err()).startsWith("--memory: ");
    }

    @Test
    void a_memory_that_can_not_be_written_is_told() {
        Path export = write(100, "export");
        ExportFixture.put(home, "file", "not a folder");
        Programs.Outcome outcome = verify(
                export, "--key", KEY, "--memory", home.resolve("file/below").toString());
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out()).contains("could not be remembered");
        assertThat(new String(ExportFixture.read(home, "file"), StandardCharsets.UTF_8))
                .isEqualTo("not a folder");
    }
}
