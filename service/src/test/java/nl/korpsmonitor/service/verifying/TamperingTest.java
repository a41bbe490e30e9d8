package nl.korpsmonitor.service.verifying;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import nl.korpsmonitor.service.commandline.CommandLines;
import nl.korpsmonitor.transparency.Hash;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whatever is changed in a data directory is found, and what and where is said. Not changed here, as nothing follows from them: {@code LOCK}, which
 * holds the number of the process that had the ledger open last, and {@code views.db} as a whole, which may be deleted at any time.
 */
class TamperingTest {
    private static final JsonMapper MAPPER = new JsonMapper();

    @TempDir
    @SuppressWarnings("NullAway.Init") // Set before the first test.
    private static Path temporary;

    @SuppressWarnings("NullAway.Init") // Set before the first test.
    private static SampleDirectory sample;

    @BeforeAll
    static void makeSample() throws IOException {
        sample = SampleDirectory.make(temporary);
    }

    private record Verified(int exitCode, String out, List<String> findings, long total) {
        static Verified run(Path directory) {
            StringWriter out = new StringWriter();
            StringWriter err = new StringWriter();
            int exitCode = CommandLines.make()
                    .setOut(new PrintWriter(out))
                    .setErr(new PrintWriter(err))
                    .execute("verify", "--json", "--data", directory.toString());
            assertThat(err.toString()).isEmpty();
            List<String> findings = new ArrayList<>();
            JsonNode json = MAPPER.readTree(out.toString());
            for (JsonNode each : json.get("findings")) {
                findings.add(text(each));
            }
            assertThat(json.get("verified").asBoolean()).isEqualTo(exitCode == 0);
            return new Verified(
                    exitCode,
                    out.toString(),
                    findings,
                    json.get("findingsTotal").asLong());
        }

        private static String text(JsonNode finding) {
            StringBuilder text = new StringBuilder(finding.get("file").asString());
            if (finding.has("table")) {
                text.append(", table ").append(finding.get("table").asString());
            }
            if (finding.has("position")) {
                text.append(", position ").append(finding.get("position").asLong());
            }
            if (finding.has("key")) {
                text.append(", ").append(finding.get("key").asString());
            }
            return text.append(": ").append(finding.get("fault").asString()).toString();
        }

        boolean names(String word) {
            // As whole words: 'position 1' is not named by 'position 12'.
            String padded = findings.toString().replaceAll("[,;:()\\[\\]]", " ") + " ";
            return padded.contains(word + " ") || padded.contains(word + ".p/");
        }
    }

    @Test
    void a_sound_directory_is_found_sound_and_no_byte_of_it_is_changed() throws IOException {
        for (Path directory : List.of(sample.sound(), sample.older())) {
            SortedMap<String, String> before = bytes(directory);
            Verified verified = Verified.run(directory);
            assertThat(verified.findings()).isEmpty();
            assertThat(verified.exitCode()).as(verified.out()).isZero();
            assertThat(bytes(directory)).isEqualTo(before);
        }
    }

    private static SortedMap<String, String> bytes(Path directory) throws IOException {
        SortedMap<String, String> bytes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                bytes.put(
                        directory.relativize(file).toString(),
                        Hash.sha256(Files.readAllBytes(file)).hex());
            }
        }
        return bytes;
    }

    @Test
    void every_change_of_a_row_is_found_and_named() throws Exception {
        List<Tampering> tamperings = RowTamperings.of(sample.copyTo(temporary.resolve("scratch")), new Random(1), 5, 1);
        assertThat(tamperings).hasSizeGreaterThan(550);
        find(tamperings);
    }

    @Test
    void every_change_of_a_file_is_found_and_named() throws Exception {
        List<Tampering> tamperings = FileTamperings.of(sample, new Random(2), 80, 12);
        assertThat(tamperings).hasSizeGreaterThan(400);
        find(tamperings);
    }

    @Test
    void what_somebody_changes_who_makes_everything_fit_that_needs_no_key_is_found() throws Exception {
        List<Tampering> tamperings = CleverTamperings.of(sample.sound(), new Random(3), 8);
        assertThat(tamperings).hasSizeGreaterThan(90);
        find(tamperings);
    }

    private static void find(List<Tampering> tamperings) throws Exception {
        Path copy = temporary.resolve("copy");
        List<String> missed = new ArrayList<>();
        for (Tampering tampering : tamperings) {
            sample.copyTo(copy);
            try {
                String fault = fault(tampering, copy);
                if (fault != null) {
                    missed.add(tampering.what() + ": " + fault);
                }
            } finally {
                delete(copy);
            }
        }
        assertThat(missed).as("of %d", tamperings.size()).isEmpty();
    }

    private static @Nullable String fault(Tampering tampering, Path copy) throws Exception {
        try {
            tampering.action().on(copy);
        } catch (RowTamperings.NothingToDo e) {
            return null;
        }
        SortedMap<String, String> before = bytes(copy);
        Verified verified = Verified.run(copy);
        if (!bytes(copy).equals(before)) {
            return "verify changed the directory";
        }
        if (verified.exitCode() == 0) {
            return tampering.maySpareContent() && dump(copy).equals(dump(sample.sound()))
                    ? null
                    : "not found: " + verified.out();
        }
        if (verified.exitCode() != 1) {
            return "exit code " + verified.exitCode();
        }
        List<String> unnamed =
                tampering.named().stream().filter(word -> !verified.names(word)).toList();
        return unnamed.isEmpty() ? null : "not named: " + unnamed + " in " + verified.findings();
    }

    private static String dump(Path directory) {
        StringBuilder dump = new StringBuilder();
        for (String file : RowTamperings.FILES) {
            try (Database database = Database.openReadOnly(directory.resolve(file))) {
                dump.append(database.dump());
            } catch (SQLException e) {
                dump.append("unreadable: ").append(e.getMessage());
            }
        }
        return dump.toString();
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
