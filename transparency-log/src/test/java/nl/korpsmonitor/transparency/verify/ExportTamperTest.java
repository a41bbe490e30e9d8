package nl.korpsmonitor.transparency.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import nl.korpsmonitor.transparency.json.JsonLimits;
import nl.korpsmonitor.transparency.json.JsonReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is changed in an export is found, and never with anything but the documented outcome. */
class ExportTamperTest {

    private static final int TAMPERINGS = 1_000;
    private static final JsonLimits LIMITS = new JsonLimits(1 << 22, 8, 1 << 16);
    private static final String[] KEY = {
        "--key", ExportFixture.FIRST_KEY.verifierKey().vkey()
    };

    @TempDir
    private Path home;

    private Path folder;
    private Map<String, byte[]> files;

    @BeforeEach
    void writeExport() {
        folder = ExportFixture.of(300).rotated().witnessed().withTilesOf(100).write(home.resolve("export"));
        files = new TreeMap<>(ExportFixture.files(folder));
    }

    private Programs.Outcome verify(String... further) {
        List<String> words = new ArrayList<>(List.of("verify", "export", folder.toString(), "--no-memory", "--json"));
        words.addAll(List.of(further));
        Programs.Outcome outcome = Programs.run(home, words.toArray(String[]::new));
        assertThat(outcome.err()).as("nothing unforeseen happened").isEmpty();
        JsonReader.read(outcome.out().getBytes(StandardCharsets.UTF_8), LIMITS);
        return outcome;
    }

    @Test
    void the_export_verifies_before_it_is_tampered_with() {
        Programs.Outcome outcome = verify(KEY);
        assertThat(outcome.exitCode()).as(outcome.out()).isZero();
    }

    @Test
    void seeded_changes_of_every_file_are_found() {
        Random random = new Random(20131024);
        Mutations mutations = new Mutations(random);
        List<String> paths = List.copyOf(files.keySet());
        for (int i = 0; i < TAMPERINGS; i++) {
            String path = paths.get(i % paths.size());
            byte[] before = files.getOrDefault(path, new byte[0]);
            byte[] after = mutations.mutate(before);
            ExportFixture.put(folder, path, after);
            Programs.Outcome outcome = verify(KEY);
            int expected = Meaning.same(path, before, after) ? 0 : 1;
            assertThat(outcome.exitCode())
                    .as("change %s of %s: %s", i, path, outcome.out())
                    .isEqualTo(expected);
            ExportFixture.put(folder, path, before);
        }
    }

    @Test
    void every_file_that_is_missing_is_found() throws IOException {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            String path = file.getKey();
            Files.delete(folder.resolve(path));
            boolean needed = !path.equals("README.md")
                    && !path.equals("verifier.jar")
                    && !path.startsWith("disclosures/")
                    && !path.endsWith(".p/100");
            Programs.Outcome outcome = verify(KEY);
            assertThat(outcome.exitCode()).as("without %s", path).isEqualTo(needed ? 1 : 0);
            ExportFixture.put(folder, path, file.getValue());
        }
    }

    @Test
    void every_file_that_stands_in_the_place_of_another_is_found() {
        for (String path : files.keySet()) {
            for (Map.Entry<String, byte[]> other : files.entrySet()) {
                byte[] before = files.getOrDefault(path, new byte[0]);
                if (!Meaning.same(path, before, other.getValue())) {
                    ExportFixture.put(folder, path, other.getValue());
                    assertThat(verify(KEY).exitCode())
                            .as("%s in %s", other.getKey(), path)
                            .isEqualTo(1);
                    ExportFixture.put(folder, path, before);
                }
            }
        }
    }

    @Test
    void a_folder_in_the_place_of_a_file_is_found() throws IOException {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            String path = file.getKey();
            if (path.equals("README.md") || path.equals("verifier.jar") || path.endsWith(".p/100")) {
                continue;
            }
            Files.delete(folder.resolve(path));
            Files.createDirectory(folder.resolve(path));
            assertThat(verify(KEY).exitCode()).as(path).isEqualTo(1);
            Files.delete(folder.resolve(path));
            ExportFixture.put(folder, path, file.getValue());
        }
    }

    @Test
    void a_whole_export_rolled_back_to_an_older_one_is_older_than_what_was_seen() {
        String[] words = {"verify", "export", folder.toString(), KEY[0], KEY[1]};
        assertThat(Programs.run(home, words).exitCode()).isZero();
        Path older =
                ExportFixture.of(300).rotated().witnessed().forked("another").write(home.resolve("other"));
        Programs.Outcome outcome = Programs.run(home, "verify", "export", older.toString(), KEY[0], KEY[1]);
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.out())
                .contains("another history than on 2026-09-21T14:13:20Z")
                .contains("Keep both");
    }

    @Test
    void another_forger_with_a_whole_new_history_is_found_by_the_key_alone() {
        Path forged = ExportFixture.of(300).forked("forged").write(home.resolve("forged"));
        ExportFixture.put(folder, "checkpoint", ExportFixture.read(forged, "checkpoint"));
        assertThat(verify(KEY).exitCode()).isEqualTo(1);
    }
}
