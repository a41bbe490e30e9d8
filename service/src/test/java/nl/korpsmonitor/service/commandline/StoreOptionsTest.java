package nl.korpsmonitor.service.commandline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.ledger.SharedStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Which ledger is meant, when arguments and environment both name one. */
class StoreOptionsTest {
    private static final Map<String, String> NODE = Map.of(
            "KORPSMONITOR_STORE", "mongodb://h/ledger",
            "KORPSMONITOR_KEY_STORE", "mongodb://h/ledger_keys");
    private static final SharedStore SHARED = new SharedStore("mongodb://h/ledger", "mongodb://h/ledger_keys", false);

    @TempDir
    Path directory = Path.of("");

    @Command
    private static final class Arguments {
        @Mixin
        private final DataDirectory data;

        Arguments(Map<String, String> environment) {
            data = new DataDirectory(new StoreOptions(environment::get));
        }
    }

    private static DataDirectory parsed(Map<String, String> environment, String... arguments) {
        Arguments command = new Arguments(environment);
        new CommandLine(command).parseArgs(arguments);
        return command.data;
    }

    @Test
    void a_directory_beside_a_store_that_only_the_environment_names_must_be_explained() {
        assertThat(parsed(NODE).shared()).isEqualTo(SHARED);
        assertThat(parsed(Map.of(), "--data", "/backup").shared()).isNull();
        DataDirectory both = parsed(NODE, "--data", "/backup");
        assertThatThrownBy(both::shared)
                .isInstanceOf(InvalidInputException.class)
                .extracting(e -> ((InvalidInputException) e).faults().toString())
                .asString()
                .contains("--data", "KORPSMONITOR_STORE", "--store @");
        assertThat(parsed(NODE, "--data", "/data", "--store", "@").shared()).isEqualTo(SHARED);
        assertThatThrownBy(() -> parsed(Map.of(), "--store", "@").shared()).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void a_node_that_serves_takes_its_store_from_the_environment_and_its_keys_from_the_directory() {
        DataDirectory node = parsed(NODE, "--data", "/data");
        node.serving();
        assertThat(node.shared()).isEqualTo(SHARED);
        assertThat(node.path()).isEqualTo(Path.of("/data"));
    }

    @Test
    void a_directory_with_a_ledger_of_its_own_is_verified_whatever_the_environment_says() throws IOException {
        Path backup = Files.createDirectory(directory.resolve("backup"));
        Files.createFile(backup.resolve("ledger.db"));
        assertThat(parsed(NODE, "--data", backup.toString()).sharedToVerify()).isNull();
        assertThat(parsed(NODE, "--data", backup.toString(), "--store", "@").sharedToVerify())
                .isEqualTo(SHARED);
        assertThat(parsed(NODE).sharedToVerify()).isEqualTo(SHARED);
        DataDirectory node = parsed(NODE, "--data", directory.toString());
        assertThatThrownBy(node::sharedToVerify).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void a_store_is_verified_without_its_keys_but_used_only_with_them() {
        DataDirectory auditor = parsed(Map.of(), "--store", SHARED.store());
        assertThat(auditor.sharedToVerify()).isEqualTo(new SharedStore(SHARED.store(), null, false));
        assertThatThrownBy(auditor::shared).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void a_key_store_is_another_database_also_when_its_address_is_written_otherwise() {
        Map<String, String> same = Map.of(
                "KORPSMONITOR_STORE", "mongodb://h/ledger",
                "KORPSMONITOR_KEY_STORE", "mongodb://h:27017/ledger?replicaSet=rs0");
        assertThatThrownBy(() -> parsed(same).shared()).isInstanceOf(InvalidInputException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "data, data/, true",
        "data, link, true",
        "data/new.db, link/new.db, true",
        "data, data2, false",
        "mongodb://h/ledger, mongodb://h/ledger?replicaSet=rs0, true",
        "mongodb://h/ledger, mongodb://h/copy, false",
    })
    void places_are_the_same_whatever_way_they_are_written(String one, String other, boolean same) throws IOException {
        Path data = Files.createDirectory(directory.resolve("data"));
        Files.createSymbolicLink(directory.resolve("link"), data);
        if (same) {
            assertThatThrownBy(() -> Places.requireOther("--to", place(one), "--from", place(other)))
                    .isInstanceOf(InvalidInputException.class);
        } else {
            Places.requireOther("--to", place(one), "--from", place(other));
        }
    }

    private String place(String text) {
        return text.startsWith("mongodb:") ? text : directory + "/" + text;
    }
}
