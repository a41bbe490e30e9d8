package nl.korpsmonitor.service.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.ledger.SharedStore;
import nl.korpsmonitor.service.accounts.AccountStore;
import nl.korpsmonitor.service.assembly.KorpsmonitorLedger;
import nl.korpsmonitor.service.testing.RunningService;
import nl.korpsmonitor.service.testing.UseLines;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import tools.jackson.databind.JsonNode;

/** What the command line leaves in the log of use. */
class UseOfCommandLineTest {
    private static final String SECRET = "a s3cret passphrase";

    @TempDir
    Path directory;

    private final CommandLineRun program = new CommandLineRun();
    private Path data;

    @BeforeEach
    void makeLedger() {
        data = directory.resolve("data");
        RunningService.addAccount(data, "anna", null, Role.AUDITOR);
        KorpsmonitorLedger.open(data, Clock.systemUTC()).close();
    }

    private int run(String input, String... arguments) {
        return program.run(input, arguments);
    }

    private JsonNode last() {
        return UseLines.of(data).getLast();
    }

    private String actor(String username) {
        try (AccountStore accounts = AccountStore.open(data)) {
            return "actor/" + accounts.find(username).orElseThrow().pseudonym();
        }
    }

    @Test
    void an_account_that_is_added_or_disabled_is_told_by_pseudonym_and_by_whom() {
        String in = data.toString();
        assertThat(run(
                        SECRET + "\n",
                        "user",
                        "add",
                        "b.jansen",
                        "--name",
                        "Bea Jansen",
                        "--role",
                        "ASSESSOR",
                        "--organisation",
                        "ijsselland",
                        "--password-stdin",
                        "--data",
                        in))
                .as(program.err())
                .isZero();
        JsonNode added = last();
        assertThat(added.get("action").asString()).isEqualTo("user add");
        assertThat(added.get("result").asString()).isEqualTo("done");
        assertThat(added.get("object").asString()).isEqualTo(actor("b.jansen"));
        assertThat(added.get("actor").asString()).isEqualTo("operator/" + System.getProperty("user.name"));
        assertThat(added.get("origin").asString()).isEqualTo("command line");
        assertThat(added.get("details").get("role").asString()).isEqualTo("[ASSESSOR]");
        assertThat(added.get("details").get("organisation").asString()).isEqualTo("ijsselland");
        assertThat(run("", "token", "add", "b.jansen", "--label", "wall s3cret", "--data", in))
                .isZero();
        assertThat(last().get("action").asString()).isEqualTo("token add");
        assertThat(last().get("object").asString()).isEqualTo(actor("b.jansen"));
        assertThat(run("", "token", "list", "--data", in)).isZero();
        assertThat(run("", "user", "disable", "b.jansen", "--data", in)).isZero();
        assertThat(last().get("action").asString()).isEqualTo("user disable");
        assertThat(run("", "user", "disable", "nobody-here", "--data", in)).isEqualTo(1);
        assertThat(last().get("result").asString()).isEqualTo("failed");
        assertThat(last().get("object").asString()).isEqualTo("unknown");
        assertThat(run("short\n", "user", "add", "c.smit", "--role", "ASSESSOR", "--password-stdin", "--data", in))
                .isEqualTo(2);
        assertThat(last().get("result").asString()).isEqualTo("refused");
        assertThat(last().get("details").get("fields").asString()).isNotBlank();
        assertThat(run("", "user", "list", "--data", in)).isZero();
        assertThat(UseLines.of(data)).as("a look changes nothing").hasSize(5);
        assertThat(UseLines.text(data)).doesNotContain("s3cret", "jansen", "Jansen", "smit", "nobody-here");
    }

    @Test
    void a_key_that_is_added_or_retired_is_told_without_the_reason() {
        assertThat(run("", "key", "add", "--data", data.toString()))
                .as(program.err())
                .isZero();
        assertThat(last().get("action").asString()).isEqualTo("key add");
        assertThat(run("", "key", "retire", "00000000", "--reason", "leaked by s3cret", "--data", data.toString()))
                .isEqualTo(2);
        assertThat(last().get("object").asString()).isEqualTo("signing key 00000000");
        assertThat(last().get("result").asString()).isEqualTo("refused");
        assertThat(last().get("details").get("fields").asString()).isEqualTo("KEYID");
        assertThat(UseLines.text(data)).doesNotContain("s3cret");
    }

    @Test
    void what_takes_the_ledger_out_is_told_when_it_begins_and_when_it_ends() {
        String to = directory.resolve("backup").toString();
        assertThat(run("", "copy", "--from", data.toString(), "--to", to))
                .as(program.err())
                .isZero();
        assertThat(run("", "rebuild", "--data", data.toString()))
                .as(program.err())
                .isZero();
        assertThat(run(
                        RunningService.PASSWORD + "\n",
                        "export",
                        directory.resolve("out").toString(),
                        "--full",
                        "--as",
                        "anna",
                        "--password-stdin",
                        "--purpose",
                        "A s3cret audit",
                        "--data",
                        data.toString()))
                .as(program.err())
                .isZero();
        assertThat(run("", "export", directory.resolve("public").toString(), "--data", data.toString()))
                .isZero();
        List<String> told = UseLines.of(data).stream()
                .map(each ->
                        each.get("action").asString() + " " + each.get("result").asString())
                .toList();
        assertThat(told)
                .containsExactly(
                        "copy begun", "copy done", "rebuild begun", "rebuild done", "export begun", "export done");
        assertThat(UseLines.of(data).getFirst().get("details").get("to").asString())
                .isEqualTo(to);
    }

    @Test
    void a_wrong_name_of_a_directory_leaves_none_behind() throws IOException {
        Path mistyped = directory.resolve("dta");
        assertThat(run("", "user", "disable", "anna", "--data", mistyped.toString()))
                .isEqualTo(2);
        assertThat(Files.exists(mistyped)).isFalse();
    }

    @Test
    void the_settings_of_a_start_name_the_store_without_who_logs_in_there() {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "test",
                        Map.of(
                                "korpsmonitor.role", "ALL",
                                "server.ssl.certificate", "file:/etc/s3cret.pem",
                                "server.ssl.key-store-password", "s3cret",
                                "otel.exporter.otlp.endpoint", "http://user:s3cret@collector:4318")));
        SharedStore shared = new SharedStore(
                "mongodb://name:s3cret@two,one/ledger?replicaSet=rs0", "mongodb://x:s3cret@k/keys", false);
        Map<String, String> told = ServiceSettings.inForce(environment, 8443, shared, "quorum none\n");
        assertThat(told)
                .containsEntry("store", "one:27017,two:27017/ledger")
                .containsEntry("tls", "yes")
                .containsEntry("port", "8443")
                .containsEntry("korpsmonitor.role", "ALL")
                .containsEntry("otel.exporter.otlp.endpoint", "http://collector:4318");
        assertThat(told.get("policy")).matches("sha256:[0-9a-f]{64}");
        assertThat(told.toString()).doesNotContain("s3cret", "name");
    }
}
