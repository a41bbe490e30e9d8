package nl.korpsmonitor.service.verifying;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import nl.korpsmonitor.service.assembly.KorpsmonitorLedger;
import nl.korpsmonitor.service.commandline.CommandLines;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whatever is changed in a data directory is found, and what and where is said. Not changed here, as nothing follows from them: {@code LOCK}, which
 * holds the number of the process that had the ledger open last, and {@code views.db} as a whole, which may be deleted at any time.
 */
class TamperingTest {
    private static final Logger LOG = LoggerFactory.getLogger(TamperingTest.class);
    private static final JsonMapper MAPPER = new JsonMapper();

    // A thousand in all, at least, are found: what hit nothing that is ever read is counted apart.
    private static final int ROWS_FOUND = 350;
    private static final int FILES_FOUND = 125;
    private static final int CLEVER_FOUND = 45;
    private static final int MOST_SPARED = 250;

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
        /** Made once, since that takes as long as to verify a small ledger. */
        private static final CommandLine PROGRAM = CommandLines.make();

        static Verified run(Path directory, String... more) {
            StringWriter out = new StringWriter();
            StringWriter err = new StringWriter();
            List<String> arguments = new ArrayList<>(List.of("verify", "--json", "--data", directory.toString()));
            arguments.addAll(List.of(more));
            int exitCode = PROGRAM.setOut(new PrintWriter(out))
                    .setErr(new PrintWriter(err))
                    .execute(arguments.toArray(String[]::new));
            assertThat(err.toString()).isEmpty();
            List<String> findings = new ArrayList<>();
            JsonNode json = MAPPER.readTree(out.toString());
            for (JsonNode each : json.get("findings")) {
                findings.add(text(each));
            }
            assertThat(json.get("sound").asBoolean()).isEqualTo(exitCode == 0);
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
            SortedMap<String, ByteBuffer> before = bytes(directory);
            Verified verified = Verified.run(directory);
            assertThat(verified.findings()).isEmpty();
            assertThat(verified.exitCode()).as(verified.out()).isZero();
            assertThat(bytes(directory)).isEqualTo(before);
        }
    }

    private static SortedMap<String, ByteBuffer> bytes(Path directory) throws IOException {
        SortedMap<String, ByteBuffer> bytes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                bytes.put(directory.relativize(file).toString(), ByteBuffer.wrap(Files.readAllBytes(file)));
            }
        }
        return bytes;
    }

    @Test
    void every_change_of_a_row_is_found_and_named() throws Exception {
        List<Tampering> tamperings = RowTamperings.of(sample.copyTo(temporary.resolve("scratch")), new Random(1), 4, 1);
        Tally tally = find(tamperings);
        assertThat(tally.found()).as("%s", tally).isGreaterThanOrEqualTo(ROWS_FOUND);
        assertThat(tally.spared()).isZero();
    }

    @Test
    void every_change_of_a_file_is_found_and_named() throws Exception {
        List<Tampering> tamperings = FileTamperings.of(sample, new Random(2), 40, 6);
        Tally tally = find(tamperings);
        assertThat(tally.found()).as("%s", tally).isGreaterThanOrEqualTo(FILES_FOUND);
        assertThat(tally.spared()).as("%s", tally).isLessThanOrEqualTo(MOST_SPARED);
    }

    @Test
    void what_somebody_changes_who_makes_everything_fit_that_needs_no_key_is_found() throws Exception {
        List<Tampering> tamperings = CleverTamperings.of(sample.sound(), new Random(3), 4);
        Tally tally = find(tamperings);
        assertThat(tally.found()).as("%s", tally).isGreaterThanOrEqualTo(CLEVER_FOUND);
        assertThat(tally.spared()).isZero();
    }

    @Test
    void what_is_put_back_whole_keys_included_is_found_by_whoever_verified_it_before() throws IOException {
        String key = MAPPER.readTree(Verified.run(sample.older()).out())
                .get("keys")
                .get(0)
                .asString();
        Path memory = temporary.resolve("memory");
        String[] remembering = {"--key", key, "--memory", memory.toString()};
        assertThat(Verified.run(sample.older(), "--key", key, "--no-memory").exitCode())
                .as("nobody can know who did not see more before")
                .isZero();
        for (int i = 0; i < 2; i++) {
            Verified sound = Verified.run(sample.sound(), remembering);
            assertThat(sound.exitCode()).as(sound.out()).isZero();
            assertThat(sound.out()).contains("\"remembered\":true");
        }
        SortedMap<String, ByteBuffer> remembered = bytes(memory);

        Verified older = Verified.run(sample.older(), remembering);
        assertThat(older.exitCode()).isEqualTo(1);
        assertThat(older.findings())
                .singleElement()
                .asString()
                .startsWith("ledger.db, table entries: it is an older copy of the whole directory, or another history,"
                        + " than was verified on 2");

        Path other = SampleDirectory.copy(sample.older(), temporary.resolve("other"));
        try (KorpsmonitorLedger ledger = KorpsmonitorLedger.open(other, Clock.systemUTC())) {
            SampleDirectory.recordMore(ledger, "other", 300);
        }
        Verified another = Verified.run(other, remembering);
        assertThat(another.exitCode()).isEqualTo(1);
        assertThat(another.findings()).singleElement().asString().contains("or another history", "have the root");
        assertThat(bytes(memory)).as("what was verified is still remembered").isEqualTo(remembered);
    }

    /**
     * What came of them.
     *
     * @param found said so, and what and where
     * @param spared hit nothing that is ever read
     * @param nothing could not be done
     */
    private record Tally(int found, int spared, int nothing) {}

    private enum Outcome {
        FOUND,
        SPARED,
        NOTHING
    }

    private static Tally find(List<Tampering> tamperings) throws Exception {
        Path copy = temporary.resolve("copy");
        List<String> missed = new ArrayList<>();
        Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
        for (Tampering tampering : tamperings) {
            sample.copyTo(copy);
            try {
                outcomes.merge(outcome(tampering, copy), 1, Integer::sum);
            } catch (AssertionError e) {
                missed.add(tampering.what() + ": " + e.getMessage());
            } finally {
                delete(copy);
            }
        }
        assertThat(missed).as("of %d", tamperings.size()).isEmpty();
        Tally tally = new Tally(
                outcomes.getOrDefault(Outcome.FOUND, 0),
                outcomes.getOrDefault(Outcome.SPARED, 0),
                outcomes.getOrDefault(Outcome.NOTHING, 0));
        LOG.info("{} tamperings: {}", tamperings.size(), tally);
        return tally;
    }

    private static Outcome outcome(Tampering tampering, Path copy) throws Exception {
        try {
            tampering.action().on(copy);
        } catch (RowTamperings.NothingToDo e) {
            return Outcome.NOTHING;
        }
        SortedMap<String, ByteBuffer> before = bytes(copy);
        Verified verified = Verified.run(copy);
        assertThat(bytes(copy)).as("verify changed the directory").isEqualTo(before);
        if (verified.exitCode() == 0) {
            assertThat(tampering.maySpareContent() && dump(copy).equals(dump(sample.sound())))
                    .as("not found: %s", verified.out())
                    .isTrue();
            return Outcome.SPARED;
        }
        assertThat(verified.exitCode()).isEqualTo(1);
        assertThat(tampering.named()).as("named in %s", verified.findings()).allMatch(verified::names);
        return Outcome.FOUND;
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
