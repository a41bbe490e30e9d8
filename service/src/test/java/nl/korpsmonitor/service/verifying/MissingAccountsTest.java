package nl.korpsmonitor.service.verifying;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import nl.korpsmonitor.service.accounts.AccountStore;
import nl.korpsmonitor.service.assembly.KorpsmonitorLedger;
import nl.korpsmonitor.service.commandline.CommandLines;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who takes the accounts of a ledger away is found out, and gets no new ones by a mere start. */
class MissingAccountsTest {
    private static final String FIRST_LOGINS = "these accounts were made";

    @TempDir
    @SuppressWarnings("NullAway.Init") // Set before the first test.
    private Path temporary;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void accounts_deleted_with_their_seal_are_found_and_a_start_makes_none_unless_it_is_told_to() throws IOException {
        Path ledger = SampleDirectory.make(temporary).sound();
        deleteAccounts(ledger);
        assertThat(verify(ledger)).isEqualTo(1);
        assertThat(out.toString()).contains("accounts.db: it is missing: people have recorded in this ledger");

        assertThat(serve(ledger)).isEqualTo(1);
        assertThat(err.toString()).contains("there are no accounts in ", "start with --new-accounts");
        assertThat(err.toString().lines()).hasSize(1);
        assertThat(out.toString()).doesNotContain(FIRST_LOGINS);
        assertThat(ledger.resolve(AccountStore.FILE)).doesNotExist();

        AccountStore.open(ledger).close();
        assertThat(verify(ledger)).as("an empty file is no accounts").isEqualTo(1);
        assertThat(out.toString()).contains("table account: there are no accounts, although people have recorded");
        assertThat(serve(ledger)).isEqualTo(1);
        assertThat(out.toString()).doesNotContain(FIRST_LOGINS);

        assertThat(serve(ledger, "--new-accounts")).isEqualTo(1);
        assertThat(out.toString()).contains(FIRST_LOGINS, "auditor");
    }

    @Test
    void a_ledger_in_which_only_the_ledger_itself_recorded_gets_first_accounts() throws IOException {
        KorpsmonitorLedger.open(temporary, Clock.systemUTC()).close();
        assertThat(verify(temporary)).as(out.toString()).isZero();
        assertThat(serve(temporary)).isEqualTo(1);
        assertThat(out.toString()).contains("There are no accounts", FIRST_LOGINS);
    }

    private static void deleteAccounts(Path directory) throws IOException {
        for (String file : new String[] {"accounts.db", "accounts.db-wal", "accounts.db-shm", "keys/accounts.seal"}) {
            Files.deleteIfExists(directory.resolve(file));
        }
    }

    private int verify(Path directory) {
        return run("verify", "--no-memory", "--data", directory.toString());
    }

    /** On a port that is taken, so that it ends as soon as it has made what it makes. */
    private int serve(Path directory, String... more) throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String[] arguments = new String[5 + more.length];
            System.arraycopy(more, 0, arguments, 5, more.length);
            arguments[0] = "serve";
            arguments[1] = "--port";
            arguments[2] = Integer.toString(taken.getLocalPort());
            arguments[3] = "--data";
            arguments[4] = directory.toString();
            return run(arguments);
        }
    }

    private int run(String... arguments) {
        return CommandLines.make()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
