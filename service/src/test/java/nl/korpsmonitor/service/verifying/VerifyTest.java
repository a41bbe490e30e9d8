package nl.korpsmonitor.service.verifying;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import nl.korpsmonitor.service.assembly.KorpsmonitorLedger;
import nl.korpsmonitor.service.commandline.CommandLines;
import nl.korpsmonitor.transparency.Hash;
import nl.korpsmonitor.transparency.key.SigningKey;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What verify says to whom, and in which state it may find a directory. */
class VerifyTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // Set before the first test.
    private static Path temporary;

    @SuppressWarnings("NullAway.Init") // Set before the first test.
    private static SampleDirectory sample;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void makeSample() throws IOException {
        sample = SampleDirectory.make(temporary);
    }

    @Test
    void without_a_key_of_ones_own_it_is_only_self_consistent_and_that_is_said() {
        assertThat(verify(sample.sound())).isZero();
        assertThat(out.toString()).contains("NOT INDEPENDENTLY VERIFIED").doesNotContain("SOUND, under");
        assertThat(json(sample.sound()).get("independent").asBoolean()).isFalse();
    }

    @Test
    void the_search_index_is_a_known_part_and_other_folders_are_none() throws IOException {
        assertThat(sample.sound().resolve(KorpsmonitorLedger.SEARCH_DIRECTORY)).isDirectory();
        assertThat(verify(sample.sound())).isZero();
        assertThat(out.toString()).doesNotContain("search is no part");
        Path other = Files.createDirectory(sample.sound().resolve("searches"));
        assertThat(verify(sample.sound())).isZero();
        assertThat(out.toString()).contains("searches is no part of a ledger");
        Files.delete(other);
    }

    @Test
    void under_the_logs_own_key_it_is_sound_and_under_another_it_is_not() {
        String key = json(sample.sound()).get("keys").get(0).asString();
        assertThat(verify(sample.sound(), "--key", key)).isZero();
        assertThat(out.toString()).contains("SOUND, under the key that you gave: " + key);
        String origin = key.substring(0, key.indexOf('+'));
        String other =
                SigningKey.generate(origin, new SecureRandom()).verifierKey().vkey();
        out.getBuffer().setLength(0);
        assertThat(verify(sample.sound(), "--key", other)).isEqualTo(1);
        assertThat(out.toString())
                .contains("ledger.db, table checkpoints, signed: it is not signed by a key that was given");
    }

    @Test
    void a_witnesss_key_is_no_key_of_the_log() {
        String witness = SigningKey.generate("witness.example", new SecureRandom())
                .cosignerKey()
                .vkey();
        int code = CommandLines.make()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute("verify", "--data", sample.sound().toString(), "--key", witness);
        assertThat(code).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).startsWith("ledger: --key: this is a witness's key");
    }

    @Test
    void only_what_a_key_of_ones_own_verified_is_remembered() throws IOException {
        String key = json(sample.sound()).get("keys").get(0).asString();
        Path memory = temporary.resolve("memory");
        assertThat(verify(sample.sound(), "--memory", memory.toString())).isZero();
        String origin = key.substring(0, key.indexOf('+'));
        String other =
                SigningKey.generate(origin, new SecureRandom()).verifierKey().vkey();
        assertThat(verify(sample.sound(), "--memory", memory.toString(), "--key", other))
                .isEqualTo(1);
        assertThat(memory).doesNotExist();
        assertThat(verify(sample.sound(), "--memory", memory.toString(), "--key", key))
                .isZero();
        assertThat(out.toString()).contains("It is the first time that you verify it", "Remembered: ");
        assertThat(memory).isDirectoryContaining(file -> file.toString().endsWith(".checkpoint"));
    }

    @Test
    void a_damaged_memory_is_bad_input() throws IOException {
        String key = json(sample.sound()).get("keys").get(0).asString();
        Path memory = temporary.resolve("damaged-memory");
        assertThat(verify(sample.sound(), "--memory", memory.toString(), "--key", key))
                .isZero();
        try (Stream<Path> files = Files.list(memory)) {
            for (Path file : files.toList()) {
                Files.writeString(file, "nonsense");
            }
        }
        int code = CommandLines.make()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute("verify", "--data", sample.sound().toString(), "--memory", memory.toString(), "--key", key);
        assertThat(code).isEqualTo(2);
        assertThat(err.toString()).startsWith("ledger: --memory: ").contains("is damaged", "--no-memory");
    }

    @Test
    void a_memory_that_is_no_folder_is_bad_input_with_and_without_a_key() throws IOException {
        String key = json(sample.sound()).get("keys").get(0).asString();
        Path file = Files.writeString(temporary.resolve("no-folder"), "not a folder");
        for (String[] further : new String[][] {{"--key", key}, {}}) {
            err.getBuffer().setLength(0);
            String[] words = {"verify", "--data", sample.sound().toString(), "--memory", file.toString()};
            int code = CommandLines.make()
                    .setOut(new PrintWriter(out))
                    .setErr(new PrintWriter(err))
                    .execute(Stream.of(words, further).flatMap(Stream::of).toArray(String[]::new));
            assertThat(code).isEqualTo(2);
            assertThat(err.toString()).startsWith("ledger: --memory: ").contains("is no folder", "--no-memory");
        }
        assertThat(file).hasContent("not a folder");
    }

    @Test
    void a_policy_whose_witness_did_not_cosign_is_not_met_and_one_without_witnesses_is() throws IOException {
        String key = json(sample.sound()).get("keys").get(0).asString();
        String witness = SigningKey.generate("witness.example", new SecureRandom())
                .cosignerKey()
                .vkey();
        Path none = Files.writeString(temporary.resolve("none.policy"), "log " + key + "\nquorum none\n");
        Path one = Files.writeString(
                temporary.resolve("one.policy"), "log " + key + "\nwitness w " + witness + "\nquorum w\n");
        assertThat(verify(sample.sound(), "--policy", none.toString()))
                .as(out.toString())
                .isZero();
        assertThat(verify(sample.sound(), "--policy", one.toString())).isEqualTo(1);
        assertThat(out.toString()).contains("published: it does not meet the policy that was given");
    }

    @Test
    void it_names_the_event_whose_bytes_were_changed() throws SQLException {
        Path copy = sample.copyTo(temporary.resolve("changed"));
        try (Database ledger = Database.open(copy.resolve("ledger.db"))) {
            ledger.execute("UPDATE entries SET body = CAST(replace(CAST(body AS TEXT), 'Falls short', 'Falls flat!')"
                    + " AS BLOB) WHERE position = 11");
            ledger.execute(
                    "UPDATE entries SET body = CAST(replace(CAST(body AS TEXT), '\"score\":\"3\"', '\"score\":\"9\"')"
                            + " AS BLOB) WHERE CAST(body AS TEXT) LIKE '%\"score\":\"3\"%'");
        }
        assertThat(verify(copy)).isEqualTo(1);
        assertThat(out.toString()).contains("(score-recorded of scorecard/2019/x): its body or its time");
    }

    @Test
    void a_directory_whose_service_was_killed_is_sound_and_left_as_it_was() throws IOException {
        Path live = sample.copyTo(temporary.resolve("live"));
        Path killed = temporary.resolve("killed");
        Path withoutIndex = temporary.resolve("without-index");
        try (KorpsmonitorLedger ledger = KorpsmonitorLedger.open(live, Clock.systemUTC())) {
            SampleDirectory.recordMore(ledger, "while-open", 20);
            // Else it might sign while the files are copied, one after the other. What is on the disk now is what a
            // process that is killed now leaves.
            assertThat(ledger.ledger()
                            .publishedLog()
                            .awaitCovering(ledger.ledger().trail().size() - 1, Duration.ofSeconds(20)))
                    .isPresent();
            SampleDirectory.copy(live, killed);
            SampleDirectory.copy(live, withoutIndex);
        }
        Files.delete(withoutIndex.resolve("ledger.db-shm"));
        Files.delete(withoutIndex.resolve("views.db-shm"));
        for (Path directory : List.of(killed, withoutIndex)) {
            Map<String, String> before = bytes(directory);
            assertThat(verify(directory)).as(out.toString()).isZero();
            assertThat(out.toString()).contains("ended without closing the ledger");
            assertThat(bytes(directory)).isEqualTo(before);
        }
    }

    @Test
    void beside_a_running_service_it_judges_what_was_there_when_it_began() throws Exception {
        Path live = sample.copyTo(temporary.resolve("running"));
        try (KorpsmonitorLedger ledger = KorpsmonitorLedger.open(live, Clock.systemUTC())) {
            List<Integer> codes = new ArrayList<>();
            Thread writer = new Thread(() -> {
                for (int i = 0; i < 10; i++) {
                    SampleDirectory.recordMore(ledger, "beside-" + i, 20);
                }
            });
            writer.start();
            while (writer.isAlive()) {
                codes.add(verify(live));
            }
            writer.join();
            codes.add(verify(live));
            assertThat(codes).as(out.toString()).containsOnly(0);
            assertThat(out.toString()).contains("A service has the ledger open");
        }
        assertThat(verify(live)).as("closed again").isZero();
    }

    @Test
    void without_read_models_it_is_sound_since_they_are_made_anew() throws IOException {
        Path copy = sample.copyTo(temporary.resolve("no-views"));
        Files.delete(copy.resolve("views.db"));
        assertThat(verify(copy)).as(out.toString()).isZero();
        assertThat(out.toString()).contains("There are no read models");
    }

    @Test
    void read_models_of_a_running_service_whose_format_was_changed_lest_they_be_compared_are_found() throws Exception {
        Path live = sample.copyTo(temporary.resolve("served"));
        try (KorpsmonitorLedger ledger = KorpsmonitorLedger.open(live, Clock.systemUTC())) {
            assertThat(ledger.projection().awaitPosition(ledger.ledger().size() - 1, Duration.ofSeconds(10)))
                    .isTrue();
            changeReadModelsAndTheirFormat(live);
            assertThat(verify(live)).isEqualTo(1);
        }
        assertThat(out.toString())
                .contains("A service has the ledger open", "views.db: its read models are of format 99")
                .contains("delete views.db while the service is stopped; it is rebuilt")
                .contains("After an upgrade of the program this is expected until the service was started once");
    }

    @Test
    void read_models_of_another_format_are_found_as_well_when_the_ledger_is_said_to_have_been_left_open()
            throws Exception {
        Path copy = sample.copyTo(temporary.resolve("said-to-be-open"));
        Files.writeString(copy.resolve("keys/closed"), "open\n");
        changeReadModelsAndTheirFormat(copy);
        assertThat(verify(copy)).isEqualTo(1);
        assertThat(out.toString()).contains("views.db: its read models are of format 99");
    }

    private static void changeReadModelsAndTheirFormat(Path directory) throws SQLException {
        try (Database views = Database.open(directory.resolve("views.db"))) {
            views.execute("UPDATE document SET body = replace(body, '2019', '2018')");
            views.execute("PRAGMA user_version = 99");
        }
    }

    @Test
    void read_models_that_an_earlier_version_closed_in_order_are_no_finding_after_an_upgrade() throws Exception {
        Path copy = sample.copyTo(temporary.resolve("upgraded"));
        Path closed = copy.resolve("keys/closed");
        Files.writeString(closed, Files.readString(closed).replaceFirst("note views [0-9]+ ", "note views 1 "));
        try (Database views = Database.open(copy.resolve("views.db"))) {
            views.execute("PRAGMA user_version = 1");
        }
        assertThat(verify(copy)).as(out.toString()).isZero();
        assertThat(out.toString()).contains("The read models are of format 1");
    }

    @Test
    void an_empty_file_of_read_models_that_a_killed_first_start_left_is_no_finding() throws IOException {
        Path copy = sample.copyTo(temporary.resolve("killed-early"));
        Files.writeString(copy.resolve("keys/closed"), "open\n");
        Files.write(copy.resolve("views.db"), new byte[0]);
        assertThat(verify(copy)).as(out.toString()).isZero();
        assertThat(out.toString()).contains("There are no read models yet");
    }

    private int verify(Path directory, String... more) {
        List<String> arguments = new ArrayList<>(List.of("verify", "--data", directory.toString()));
        arguments.addAll(List.of(more));
        if (!arguments.contains("--memory")) {
            arguments.add("--no-memory");
        }
        int code = CommandLines.make()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments.toArray(String[]::new));
        assertThat(err.toString()).isEmpty();
        return code;
    }

    private JsonNode json(Path directory) {
        StringWriter json = new StringWriter();
        CommandLines.make().setOut(new PrintWriter(json)).execute("verify", "--json", "--data", directory.toString());
        return new JsonMapper().readTree(json.toString());
    }

    private static Map<String, String> bytes(Path directory) throws IOException {
        Map<String, String> bytes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                bytes.put(file.toString(), Hash.sha256(Files.readAllBytes(file)).hex());
            }
        }
        return bytes;
    }
}
