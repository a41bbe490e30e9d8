package nl.korpsmonitor.service.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.ViewingEvent.ConfidentialViewed;
import nl.korpsmonitor.events.values.Confidential;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.EventFilter;
import nl.korpsmonitor.ledger.ReadOnlyLedger;
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
    private static final String PURPOSE = "The audit of 2026.";

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
        assertThat(full(PASSWORD, "aad")).as(program.err()).isZero();
        assertThat(program.out()).contains("keep it as you keep the ledger").doesNotContain(PASSWORD, PURPOSE);

        String refusal =
                "ledger: --as: this is not the name and password of an enabled account with the role AUDITOR, or its password"
                        + " must be changed first";
        for (String name : new String[] {"carl", "gone", "nobody"}) {
            program.clear();
            assertThat(full(PASSWORD, name)).isEqualTo(2);
            assertThat(program.err().strip()).as(name).isEqualTo(refusal);
        }
        program.clear();
        assertThat(full("another password", "aad")).isEqualTo(2);
        assertThat(program.err().strip()).isEqualTo(refusal);
        assertThat(viewings()).as("of the first alone").hasSize(1);
    }

    @Test
    void a_full_export_is_recorded_before_anything_is_written() {
        assertThat(full(PASSWORD, "aad")).as(program.err()).isZero();
        RecordedEvent viewing = viewings().getFirst();
        ConfidentialViewed event = (ConfidentialViewed) viewing.event();
        assertThat(event.viewed()).isEqualTo(Subject.LEDGER);
        assertThat(event.purpose()).isEqualTo(Confidential.of(PURPOSE));
        assertThat(viewing.actor().role()).isEqualTo(Role.AUDITOR);
        assertThat(viewing.subject().id())
                .startsWith("viewing/" + viewing.actor().id() + "/");
    }

    @Test
    void what_can_not_be_recorded_is_not_exported() {
        try (KorpsmonitorLedger running = KorpsmonitorLedger.open(Path.of(data), Clock.systemUTC())) {
            assertThat(full(PASSWORD, "aad")).isEqualTo(1);
            assertThat(program.err())
                    .startsWith("ledger: nothing was exported, as a full export is recorded in the ledger first: ")
                    .contains("is in use by process");
            assertThat(running.ledger().size()).isPositive();
        }
        assertThat(folder.resolve("export.json")).doesNotExist();
        assertThat(folder.resolve("bodies")).doesNotExist();
    }

    @Test
    void what_is_not_exported_is_not_recorded() throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("thesis.txt"), "mine");
        assertThat(full(PASSWORD, "aad")).isEqualTo(2);
        assertThat(viewings()).isEmpty();
    }

    @Test
    void a_purpose_has_its_form() {
        assertThat(export(PASSWORD, "--full", "--as", "aad", "--password-stdin", "--purpose", " "))
                .isEqualTo(2);
        assertThat(program.err()).startsWith("ledger: --purpose: must not be blank");
        assertThat(viewings()).isEmpty();
    }

    @Test
    void what_does_not_go_together_is_refused_on_one_line() {
        for (String[] options : new String[][] {
            {"--full"},
            {"--full", "--as", "aad"},
            {"--full", "--password-stdin"},
            {"--full", "--as", "aad", "--password-stdin"},
            {"--purpose", "x"},
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

    private int full(String password, String name) {
        return export(password, "--full", "--as", name, "--password-stdin", "--purpose", PURPOSE);
    }

    private List<RecordedEvent> viewings() {
        EventFilter filter = new EventFilter("viewing", Set.of(), null, null, null);
        try (ReadOnlyLedger ledger = ReadOnlyLedger.open(Path.of(data))) {
            return ledger.trail().page(filter, 0, 10).stream()
                    .map(event -> ledger.trail().opened(event.position()).orElseThrow())
                    .toList();
        }
    }

    private int export(String input, String... options) {
        String[] arguments = new String[4 + options.length];
        System.arraycopy(new String[] {"export", folder.toString(), "--data", data}, 0, arguments, 0, 4);
        System.arraycopy(options, 0, arguments, 4, options.length);
        return program.run(input, arguments);
    }
}
