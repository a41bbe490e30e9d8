package nl.korpsmonitor.service.verifying;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.service.accounts.AccountStore;
import nl.korpsmonitor.service.commandline.CommandLines;
import nl.korpsmonitor.service.testing.RunningService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever was disabled does not come back with a copy of the accounts and their seal. */
class OlderAccountsTest {
    private static final List<String> PAIR = List.of("accounts.db", "keys/accounts.seal");

    private final StringWriter out = new StringWriter();

    @TempDir
    @SuppressWarnings("NullAway.Init") // Set before the first test.
    private Path ledger;

    @TempDir
    @SuppressWarnings("NullAway.Init") // Set before the first test.
    private Path copy;

    @Test
    void an_older_copy_of_the_accounts_is_found_although_its_seal_was_put_back_with_it() throws IOException {
        RunningService.addAccount(ledger, "anna", null, Role.PUBLISHER);
        Files.createDirectory(copy.resolve("keys"));
        RunningService.start(ledger).close();
        for (String file : PAIR) {
            Files.copy(ledger.resolve(file), copy.resolve(file));
        }
        try (AccountStore accounts = AccountStore.open(ledger)) {
            accounts.disable("anna");
        }
        RunningService.start(ledger).close();
        assertThat(verify()).as(out.toString()).isZero();
        for (String file : PAIR) {
            Files.copy(copy.resolve(file), ledger.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        assertThat(verify()).isEqualTo(1);
        assertThat(out.toString()).contains("accounts.db, table account: they were changed 1 times, and 2 times when");
    }

    private int verify() {
        return CommandLines.make()
                .setOut(new PrintWriter(out, true))
                .execute("verify", "--no-memory", "--data", ledger.toString());
    }
}
