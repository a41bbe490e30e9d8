package nl.korpsmonitor.service.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.korpsmonitor.ledger.store.StoreException;
import nl.korpsmonitor.query.readmodel.ReadModelStoreException;
import nl.korpsmonitor.service.accounts.AccountStore;
import nl.korpsmonitor.service.accounts.Credential.ExternalIdentity;
import nl.korpsmonitor.service.assembly.KorpsmonitorLedger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CommandLineTest {
    @TempDir
    Path directory;

    private final CommandLineRun program = new CommandLineRun();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "unknown",
                "serve --port nonsense",
                "serve --port 65536",
                "serve --unknown",
                "user",
                "user add",
                "user add anna --role NOBODY --password-stdin",
                "user add anna --role ASSESSOR",
                "user disable",
                "token",
                "token add anna --label x --data /nowhere/at/all",
                "user add anna --role ASSESSOR --organisation x --every-organisation --password-stdin",
                "user add anna --role ASSESSOR --password-stdin",
                "user add anna --role REVIEWER --password-stdin",
                "key",
                "rebuild --data /nowhere/at/all",
                "verify --data /nowhere/at/all",
                "verify --key nonsense",
                "verify --policy nowhere.policy",
                "user list --data /nowhere/at/all",
                "user disable anna --data /nowhere/at/all",
                "import pom.xml --data /nowhere/at/all",
                "import nowhere.json",
                "import nowhere.csv",
                "import nowhere.csv --edition 2013"
            })
    void wrong_arguments_are_told_on_one_line_of_standard_error_with_exit_code_2(String arguments) {
        assertThat(run("", arguments.isEmpty() ? new String[0] : arguments.split(" ")))
                .isEqualTo(2);
        assertThat(program.err().lines()).hasSize(1).first().asString().startsWith("ledger: ");
        assertThat(program.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "serve --help", "user --help", "user add --help"})
    void every_command_has_a_help_text(String arguments) {
        assertThat(run("", arguments.split(" "))).isZero();
        assertThat(program.out()).contains("Usage: ledger");
        assertThat(program.err()).isEmpty();
    }

    @Test
    void the_version_names_program_api_and_java() {
        assertThat(run("", "--version")).isZero();
        assertThat(program.out().lines()).hasSize(3);
    }

    @Test
    void an_account_is_added_listed_and_disabled_and_its_password_is_never_shown() {
        String data = directory.toString();
        String password = "correct horse battery";
        assertThat(run(
                        password + "\n",
                        "user",
                        "add",
                        "anna",
                        "--role",
                        "assessor",
                        "--role",
                        "REVIEWER",
                        "--organisation",
                        "ijsselland",
                        "--name",
                        "Anna J.",
                        "--password-stdin",
                        "--data",
                        data))
                .as(program.err())
                .isZero();
        assertThat(run("", "user", "list", "--data", data)).isZero();
        assertThat(program.out())
                .contains("anna\tASSESSOR,REVIEWER\tijsselland\tactor/", "\tenabled\ttemporary password\tAnna J.");
        assertThat(run("", "user", "disable", "anna", "--data", data)).isZero();
        program.clear();
        assertThat(run("", "user", "list", "--data", data)).isZero();
        assertThat(program.out()).contains("\tdisabled\t");
        assertThat(program.out() + program.err()).doesNotContain(password);
    }

    @Test
    void what_an_administrator_changes_shows_in_the_list() {
        String data = directory.toString();
        assertThat(run(
                        "first of all of them\n",
                        "user",
                        "add",
                        "script",
                        "--role",
                        "READER",
                        "--password-stdin",
                        "--permanent-password",
                        "--data",
                        data))
                .isZero();
        assertThat(listed()).contains("script\tREADER\t-\t").contains("\tenabled\tpermanent password\t");
        try (AccountStore accounts = AccountStore.open(directory)) {
            for (int i = 0; i < 100; i++) {
                accounts.failedLogins().add("script");
            }
        }
        assertThat(listed()).contains("\tlocked\t");
        assertThat(run("", "user", "unlock", "script", "--data", data)).isZero();
        assertThat(listed()).contains("\tenabled\t");
        assertThat(run("another one of them\n", "user", "password", "script", "--password-stdin", "--data", data))
                .isZero();
        assertThat(listed()).contains("\tenabled\ttemporary password\t");
        assertThat(run("", "user", "disable", "script", "--data", data)).isZero();
        assertThat(run("", "user", "enable", "script", "--data", data)).isZero();
        for (String role : new String[] {"ASSESSOR", "REVIEWER"}) {
            program.clear();
            assertThat(run("", "user", "roles", "script", "--role", role, "--data", data))
                    .as("a %s of every organisation, unasked", role)
                    .isEqualTo(2);
            assertThat(program.err()).contains("--organisation", role, "--every-organisation");
        }
        assertThat(run("", "user", "roles", "script", "--role", "REVIEWER", "--every-organisation", "--data", data))
                .isZero();
        assertThat(listed()).contains("script\tREVIEWER\t-\t");
        assertThat(run("", "user", "roles", "script", "--role", "ASSESSOR", "--organisation", "x", "--data", data))
                .isZero();
        assertThat(listed()).contains("script\tASSESSOR\tx\t", "\tenabled\t");
        assertThat(run("", "user", "roles", "script", "--role", "ASSESSOR", "--every-organisation", "--data", data))
                .isZero();
        assertThat(listed()).contains("script\tASSESSOR\t-\t");
    }

    private String listed() {
        program.clear();
        assertThat(run("", "user", "list", "--data", directory.toString())).isZero();
        return program.out();
    }

    @Test
    void what_an_identity_provider_says_is_not_changed_here() {
        ExternalIdentity identity = new ExternalIdentity("https://issuer.example", "subject");
        try (AccountStore accounts = AccountStore.open(directory)) {
            accounts.add(identity.username(), "Olga", identity, Set.of(), null);
        }
        assertThat(listed()).contains("\tenabled\toidc\tOlga");
        String data = directory.toString();
        assertThat(run("", "user", "roles", identity.username(), "--role", "AUDITOR", "--data", data))
                .isEqualTo(2);
        assertThat(run(
                        "any password at all\n",
                        "user",
                        "password",
                        identity.username(),
                        "--password-stdin",
                        "--data",
                        data))
                .isEqualTo(2);
        program.clear();
        assertThat(run("", "token", "add", identity.username(), "--label", "x", "--data", data))
                .as("a read token: nobody would tell when its roles end")
                .isEqualTo(2);
        assertThat(program.err()).contains("ACCOUNT", "make an account of its own");
        assertThat(program.out()).isEmpty();
        try (AccountStore accounts = AccountStore.open(directory)) {
            assertThat(accounts.readTokens().all()).isEmpty();
        }
        assertThat(run("", "user", "disable", identity.username(), "--data", data))
                .isZero();
        assertThat(listed()).contains("\tdisabled\toidc\tOlga");
    }

    @Test
    void a_read_token_is_printed_once_listed_without_its_secret_and_revoked() {
        String data = directory.toString();
        assertThat(run(
                        "first of all of them\n",
                        "user",
                        "add",
                        "anna",
                        "--role",
                        "AUDITOR",
                        "--password-stdin",
                        "--data",
                        data))
                .isZero();
        program.clear();
        assertThat(run("", "token", "add", "anna", "--label", "wall display", "--data", data))
                .isZero();
        String token = program.out().strip();
        assertThat(token).matches("kml_[0-9a-f]{12}_[A-Za-z0-9_-]{43}");
        String id = token.substring(4, 16);
        program.clear();
        assertThat(run("", "token", "list", "--data", data)).isZero();
        assertThat(program.out())
                .startsWith(id + "\tanna\tvalid\t")
                .endsWith("\twall display" + System.lineSeparator())
                .doesNotContain(token.substring(17));
        assertThat(run("", "token", "revoke", id, "--data", data)).isZero();
        program.clear();
        assertThat(run("", "token", "list", "--data", data)).isZero();
        assertThat(program.out()).contains("\trevoked\t");
        assertThat(run("", "token", "revoke", "000000000000", "--data", data)).isEqualTo(1);
        for (String days : new String[] {"0", "731", "x"}) {
            assertThat(run("", "token", "add", "anna", "--label", "x", "--expires", days, "--data", data))
                    .as(days)
                    .isEqualTo(2);
        }
        assertThat(run("", "token", "add", "nobody", "--label", "x", "--data", data))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "KORPSMONITOR_OIDC_ISSUER=https://login.example/realms/x",
                "KORPSMONITOR_OIDC_ISSUER=http://login.example/realms/x KORPSMONITOR_OIDC_AUDIENCE=a",
                "KORPSMONITOR_OIDC_ISSUER=nonsense KORPSMONITOR_OIDC_AUDIENCE=a",
                "KORPSMONITOR_OIDC_ISSUER=https://login.example KORPSMONITOR_OIDC_AUDIENCE=a KORPSMONITOR_OIDC_ALGORITHMS=HS256",
                "KORPSMONITOR_OIDC_ISSUER=https://login.example KORPSMONITOR_OIDC_AUDIENCE=a KORPSMONITOR_OIDC_ALGORITHMS=RS256,none",
                "KORPSMONITOR_CORS_ORIGINS=*",
                "KORPSMONITOR_CORS_ORIGINS=https://dashboard.example/path"
            })
    void settings_of_logins_that_can_not_be_meant_stop_the_start_and_are_named(String settings) {
        Map<String, Object> environment = new HashMap<>();
        for (String setting : settings.split(" ", -1)) {
            String[] pair = setting.split("=", 2);
            environment.put(pair[0], pair[1]);
        }
        assertThat(serve(environment, "--port", "0")).as(program.err()).isEqualTo(2);
        assertThat(program.err().lines()).last().asString().contains("korpsmonitor.");
    }

    @Test
    void an_unknown_account_can_not_be_disabled() {
        AccountStore.open(directory).close();
        assertThat(run("", "user", "disable", "nobody", "--data", directory.toString()))
                .isEqualTo(1);
        assertThat(program.err().strip()).isEqualTo("ledger: there is no account 'nobody'");
    }

    @Test
    void a_password_that_is_too_short_is_refused() {
        assertThat(run(
                        "short\n",
                        "user",
                        "add",
                        "anna",
                        "--role",
                        "READER",
                        "--password-stdin",
                        "--data",
                        directory.toString()))
                .isEqualTo(2);
        assertThat(program.err().strip()).isEqualTo("ledger: password: at least 12 characters");
    }

    @Test
    void a_store_that_fails_is_told_on_one_line_as_it_is_no_mistake_of_the_program() throws Exception {
        for (RuntimeException failure :
                List.of(new StoreException("the disk\nis full"), new ReadModelStoreException("the disk is full"))) {
            StringWriter err = new StringWriter();
            CommandLine line = CommandLines.make().setErr(new PrintWriter(err));
            CommandLine.ParseResult arguments = line.parseArgs("rebuild", "--data", "x");
            assertThat(line.getExecutionExceptionHandler().handleExecutionException(failure, line, arguments))
                    .isEqualTo(1);
            assertThat(err).hasToString("ledger: the disk is full" + System.lineSeparator());
        }
    }

    @Test
    void rebuild_changes_nothing_that_verify_sees() {
        KorpsmonitorLedger.open(directory, Clock.systemUTC()).close();
        String data = directory.toString();
        assertThat(run("", "verify", "--data", data)).as(program.out()).isZero();
        String before = program.out();
        assertThat(before).contains("1 entries, root ", "NOT INDEPENDENTLY VERIFIED");
        assertThat(run("", "rebuild", "--data", data)).as(program.err()).isZero();
        program.clear();
        assertThat(run("", "verify", "--data", data)).as(program.out()).isZero();
        assertThat(program.out()).isEqualTo(before);
        assertThat(program.err()).isEmpty();
    }

    @Test
    void rebuild_may_run_beside_the_service() {
        try (KorpsmonitorLedger inUse = KorpsmonitorLedger.open(directory, Clock.systemUTC())) {
            assertThat(inUse.projection().awaitPosition(0, Duration.ofSeconds(10)))
                    .isTrue();
            assertThat(run("", "rebuild", "--data", directory.toString()))
                    .as(program.err())
                    .isZero();
            assertThat(program.out()).contains("Rebuilt the read models from 1 entries.");
            assertThat(inUse.projection().status().position()).isEqualTo(1);
            assertThat(inUse.projection().status().isHealthy()).isTrue();
        }
    }

    @Test
    void rebuild_tells_when_the_read_models_in_use_were_not_what_the_events_give() throws Exception {
        KorpsmonitorLedger.open(directory, Clock.systemUTC()).close();
        try (Connection views = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("views.db"));
                Statement statement = views.createStatement()) {
            statement.execute("INSERT INTO document VALUES ('mandate', 'mandate/forged', '{}')");
        }
        assertThat(run("", "rebuild", "--data", directory.toString())).isEqualTo(1);
        assertThat(program.err()).contains("not what the events give", "The rebuilt ones are in use now");
        program.clear();
        assertThat(run("", "rebuild", "--data", directory.toString()))
                .as(program.err())
                .isZero();
    }

    @Test
    void a_service_that_can_not_start_says_why_on_one_line() throws IOException {
        String data = directory.toString();
        AccountStore.open(directory).close();
        try (KorpsmonitorLedger inUse = KorpsmonitorLedger.open(directory, Clock.systemUTC())) {
            assertThat(run("", "serve", "--port", "0", "--data", data)).isEqualTo(1);
            assertThat(program.err().lines())
                    .hasSize(1)
                    .first()
                    .asString()
                    .contains("in use")
                    .startsWith("ledger: ");
            assertThat(inUse.ledger().size()).isEqualTo(1);
        }
        program.clear();
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            assertThat(run("", "serve", "--port", port, "--data", data)).isEqualTo(1);
            assertThat(program.err().lines())
                    .containsExactly(
                            "ledger: port " + port + " is in use; choose another with --port, or 0 for any free one");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"QUERY", "query"})
    void a_node_that_only_answers_makes_no_accounts_when_the_environment_says_that_it_is_one(String role) {
        KorpsmonitorLedger.open(directory, Clock.systemUTC()).close();
        assertThat(serve(Map.of("KORPSMONITOR_ROLE", role), "--port", "0", "--address", "192.0.2.1"))
                .isEqualTo(1);
        assertThat(program.out()).isEmpty();
        try (AccountStore accounts = AccountStore.open(directory)) {
            assertThat(accounts.all()).isEmpty();
        }
    }

    @Test
    void the_option_counts_before_the_environment_and_a_role_that_is_none_is_told() {
        KorpsmonitorLedger.open(directory, Clock.systemUTC()).close();
        Map<String, Object> query = Map.of("KORPSMONITOR_ROLE", "QUERY");
        serve(query, "--role", "ALL", "--port", "0", "--address", "192.0.2.1");
        assertThat(program.out()).contains("these accounts were made");
        assertThat(serve(Map.of("KORPSMONITOR_ROLE", "READER"), "--port", "0")).isEqualTo(2);
        assertThat(program.err()).contains("KORPSMONITOR_ROLE: must be one of ALL, COMMAND, QUERY");
    }

    /** With variables of the environment; on an address that no machine has it ends as soon as all is made. */
    private int serve(Map<String, Object> environment, String... more) {
        List<String> arguments = new ArrayList<>(List.of("--data", directory.toString()));
        arguments.addAll(List.of(more));
        return program.run(new ServeCommand(environment), arguments.toArray(String[]::new));
    }

    private int run(String input, String... arguments) {
        return program.run(input, arguments);
    }
}
