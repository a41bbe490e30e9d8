package nl.korpsmonitor.service.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.service.accounts.AccountStore;
import nl.korpsmonitor.service.accounts.Credential.LocalPassword;
import nl.korpsmonitor.service.accounts.PasswordState;
import nl.korpsmonitor.service.accounts.Passwords;
import nl.korpsmonitor.service.assembly.KorpsmonitorLedger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportCommandTest {
    private static final String PASSWORD = "a password of the tests";

    @TempDir
    Path directory;

    private final CommandLineRun program = new CommandLineRun();
    private String data = "";
    private Path folder = Path.of("");

    @BeforeEach
    void record() {
        Path path = directory.resolve("data");
        data = path.toString();
        folder = directory.resolve("export");
        KorpsmonitorLedger.open(path, Clock.systemUTC()).close();
        try (AccountStore accounts = AccountStore.open(path)) {
            String hash = new Passwords().hash(PASSWORD);
            accounts.add("aad", "Aad", new LocalPassword(hash, PasswordState.CHOSEN), Set.of(Role.AUDITOR), null);
            accounts.add("gone", "Gone", new LocalPassword(hash, PasswordState.CHOSEN), Set.of(Role.AUDITOR), null);
            accounts.add("carl", "Carl", new LocalPassword(hash, PasswordState.CHOSEN), Set.of(Role.COORDINATOR), null);
            accounts.disable("gone");
        }
    }

    @Test
    void a_public_export_says_what_was_written_and_how_to_verify_it() {
        assertThat(export("")).as(program.err()).isZero();
        assertThat(program.out())
                .contains("Exported 1 entries of korpsmonitor/ledger/", ": 1 bodies.", " files written, 0 were there")
                .contains("java -jar " + folder + "/verifier.jar verify export " + folder + " --key 'korpsmonitor/");
        assertThat(folder.resolve("checkpoint")).exists();
    }

    @Test
    void it_can_be_taken_while_the_service_holds_the_ledger() {
        try (KorpsmonitorLedger running = KorpsmonitorLedger.open(Path.of(data), Clock.systemUTC())) {
            assertThat(export("")).as(program.err()).isZero();
            assertThat(running.ledger().size()).isPositive();
        }
    }

    @Test
    void a_full_export_asks_for_an_auditor_and_does_not_tell_what_is_wrong() {
        assertThat(export(PASSWORD, "--full", "--as", "aad", "--password-stdin"))
                .as(program.err())
                .isZero();
        String refusal =
                "ledger: --as: this is not the name and password of an enabled account with the role AUDITOR, or its password"
                        + " must be changed first";
        for (String name : new String[] {"carl", "gone", "nobody"}) {
            program.clear();
            assertThat(export(PASSWORD, "--full", "--as", name, "--password-stdin"))
                    .isEqualTo(2);
            assertThat(program.err().strip()).as(name).isEqualTo(refusal);
        }
        program.clear();
        assertThat(export("another password", "--full", "--as", "aad", "--password-stdin"))
                .isEqualTo(2);
        assertThat(program.err().strip()).isEqualTo(refusal);
    }

    @Test
    void what_does_not_go_together_is_refused_on_one_line() {
        for (String[] options : new String[][] {
            {"--full"},
            {"--full", "--as", "aad"},
            {"--full", "--password-stdin"},
            {"--public", "--full"},
            {"--as", "aad"},
            {"--public", "--as", "aad", "--password-stdin"}
        }) {
            program.clear();
            assertThat(export(PASSWORD, options)).as(String.join(" ", options)).isEqualTo(2);
            assertThat(program.err().lines()).hasSize(1).first().asString().startsWith("ledger: ");
            assertThat(Files.exists(folder)).isFalse();
        }
    }

    private int export(String input, String... options) {
        String[] arguments = new String[4 + options.length];
        System.arraycopy(new String[] {"export", folder.toString(), "--data", data}, 0, arguments, 0, 4);
        System.arraycopy(options, 0, arguments, 4, options.length);
        return program.run(input, arguments);
    }
}
