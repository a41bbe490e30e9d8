package nl.korpsmonitor.service.accounts;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.events.problems.NotFoundException;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.ledger.finding.Finding;
import nl.korpsmonitor.ledger.finding.Findings;
import nl.korpsmonitor.service.accounts.Credential.LocalPassword;
import nl.korpsmonitor.transparency.Hash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountStoreTest extends AccountStoreContract {
    private static final LocalPassword HASH =
            new LocalPassword("$2a$12$notAHashButLongEnoughToStandForOne", PasswordState.CHOSEN);

    @TempDir
    Path directory;

    @Override
    AccountStore open() {
        return AccountStore.open(directory);
    }

    @Test
    void an_account_is_found_again_after_the_file_was_closed() {
        Account added;
        try (AccountStore accounts = AccountStore.open(directory)) {
            added = accounts.add("a.jansen", "A. Jansen", HASH, Set.of(Role.REVIEWER, Role.ASSESSOR), "ijsselland");
        }
        try (AccountStore accounts = AccountStore.open(directory)) {
            assertThat(accounts.find("a.jansen")).contains(added);
            assertThat(accounts.all()).containsExactly(added);
            assertThat(added.pseudonym()).matches("[0-9a-f]{32}").doesNotContain("jansen");
        }
    }

    @Test
    void what_has_not_its_form_is_refused_by_the_name_of_its_field() {
        try (AccountStore accounts = AccountStore.open(directory)) {
            accounts.add("taken", "Taken", HASH, Set.of(Role.READER), null);
            refuses("username", () -> accounts.add("Anna", "Anna", HASH, Set.of(Role.READER), null));
            refuses("username", () -> accounts.add("taken", "Again", HASH, Set.of(Role.READER), null));
            refuses("name", () -> accounts.add("anna", " ", HASH, Set.of(Role.READER), null));
            refuses("role", () -> accounts.add("anna", "Anna", HASH, Set.of(), null));
            refuses("role", () -> accounts.add("anna", "Anna", HASH, Set.of(Role.SYSTEM), null));
            refuses("organisation", () -> accounts.add("anna", "Anna", HASH, Set.of(Role.READER), "No Code"));
            assertThat(accounts.all()).hasSize(1);
            assertThatThrownBy(() -> accounts.disable("nobody")).isInstanceOf(NotFoundException.class);
        }
    }

    @Test
    void passwords_too_short_or_too_long_for_bcrypt_are_refused() {
        Passwords passwords = new Passwords();
        refuses("password", () -> passwords.hash("elevenchars"));
        refuses("password", () -> passwords.hash("é".repeat(37)));
        refuses("password", () -> passwords.hash("with\tcontrol characters"));
        assertThat(passwords.matches("é".repeat(36), passwords.hash("é".repeat(36))))
                .isTrue();
    }

    @Test
    void a_first_start_makes_accounts_whose_passwords_are_in_no_file_and_a_second_start_makes_none()
            throws IOException {
        Passwords passwords = new Passwords();
        List<FirstAccounts.Login> logins;
        try (AccountStore accounts = AccountStore.open(directory)) {
            logins = FirstAccounts.make(accounts, passwords);
            assertThat(FirstAccounts.make(accounts, passwords)).isEmpty();
            assertThat(accounts.all()).hasSameSizeAs(logins);
        }
        assertThat(logins)
                .extracting(login -> login.account().username())
                .containsExactly("assessor", "reviewer", "coordinator", "publisher", "auditor");
        assertThat(logins)
                .allMatch(login -> passwords.matches(
                        login.password(),
                        login.account().password().orElseThrow().hash()))
                .extracting(FirstAccounts.Login::password)
                .doesNotHaveDuplicates();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                assertThat(logins).noneMatch(login -> bytes.contains(login.password()));
            }
        }
    }

    @Test
    void only_the_owner_can_read_the_file() throws IOException {
        AccountStore.open(directory).close();
        assertThat(Files.getPosixFilePermissions(directory.resolve(AccountStore.FILE)))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void a_row_that_was_changed_by_other_means_stops_every_further_change_until_somebody_accepts_it() throws Exception {
        try (AccountStore accounts = AccountStore.open(directory)) {
            accounts.add("anna", "Anna", HASH, Set.of(Role.READER), null);
        }
        try (Connection connection =
                        DriverManager.getConnection("jdbc:sqlite:" + directory.resolve(AccountStore.FILE));
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE account SET roles = 'PUBLISHER'");
        }
        assertThat(found()).singleElement().asString().contains("accounts.db, table account", "seal");
        try (AccountStore accounts = AccountStore.open(directory)) {
            assertThatThrownBy(() -> accounts.disable("anna"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("delete keys/accounts.seal");
            assertThat(accounts.find("anna")).get().matches(account -> !account.disabled());
        }
        assertThat(found()).as("opening does not accept it").hasSize(1);
        Files.delete(AccountSeal.file(directory));
        try (AccountStore accounts = AccountStore.open(directory)) {
            accounts.disable("anna");
        }
        assertThat(found()).isEmpty();
    }

    @Test
    void a_change_that_was_broken_off_before_or_after_its_commit_is_no_fault() throws Exception {
        try (AccountStore accounts = AccountStore.open(directory)) {
            accounts.add("anna", "Anna", HASH, Set.of(Role.READER), null);
        }
        Hash now = requireNonNull(AccountSeal.read(directory)).digests().getFirst();
        Hash another = Hash.sha256(new byte[] {1});
        for (AccountSeal seal : List.of(AccountSeal.of(now, another), AccountSeal.of(another, now))) {
            seal.write(directory);
            assertThat(found()).isEmpty();
        }
        AccountStore.open(directory).close();
        assertThat(AccountSeal.read(directory)).as("the next use tidies up").isEqualTo(AccountSeal.of(now));
    }

    @Test
    void two_processes_that_change_accounts_by_turns_leave_a_seal_that_fits() throws Exception {
        try (AccountStore one = AccountStore.open(directory);
                AccountStore other = AccountStore.open(directory)) {
            Thread thread = new Thread(() -> add(one, "one"));
            thread.start();
            add(other, "other");
            thread.join();
            assertThat(one.all()).hasSize(40);
        }
        assertThat(found()).isEmpty();
    }

    @Test
    void tokens_and_their_hashes_are_under_the_seal_and_failed_logins_are_not() throws Exception {
        ReadTokenSecret secret = ReadTokenSecret.random();
        try (AccountStore accounts = AccountStore.open(directory)) {
            accounts.add("anna", "Anna", HASH, Set.of(Role.READER), null);
            accounts.readTokens()
                    .add(new ReadToken(
                            secret.id(), "anna", "display", secret.hash(), Instant.EPOCH, Instant.MAX, false));
        }
        execute("INSERT INTO failed_login VALUES ('anna', 7)");
        assertThat(found()).isEmpty();
        for (String change : List.of(
                "UPDATE read_token SET account = 'carl'",
                "UPDATE read_token SET secret_sha256 = '"
                        + Hash.sha256(new byte[0]).hex() + "'",
                "UPDATE read_token SET expires = '9999-01-01T00:00:00Z'",
                "DELETE FROM read_token",
                "UPDATE change_count SET number = number - 1",
                "UPDATE account SET password_state = 'PERMANENT'",
                "UPDATE account SET issuer = 'https://evil.example'")) {
            byte[] before = Files.readAllBytes(directory.resolve(AccountStore.FILE));
            execute(change);
            assertThat(found()).as(change).singleElement().asString().contains("seal");
            Files.write(directory.resolve(AccountStore.FILE), before);
        }
        assertThat(found()).isEmpty();
    }

    @Test
    void accounts_of_before_are_opened_with_passwords_that_go_on_working() throws Exception {
        makeAccountsOfBefore();
        try (AccountStore accounts = AccountStore.open(directory)) {
            assertThat(accounts.find("anna"))
                    .contains(new Account(
                            "anna",
                            "Anna",
                            new LocalPassword("hash", PasswordState.PERMANENT),
                            Set.of(Role.READER, Role.AUDITOR),
                            "x",
                            "p",
                            false));
            accounts.disable("anna");
        }
        assertThat(found()).isEmpty();
    }

    @Test
    void accounts_of_before_that_do_not_fit_their_seal_are_not_given_a_new_one() throws Exception {
        makeAccountsOfBefore();
        execute("UPDATE account SET roles = 'PUBLISHER'");
        assertThatThrownBy(() -> AccountStore.open(directory))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not those of their seal");
    }

    private void makeAccountsOfBefore() throws Exception {
        AccountStore.open(directory).close();
        Files.delete(directory.resolve(AccountStore.FILE));
        execute("CREATE TABLE account (username TEXT PRIMARY KEY, name TEXT NOT NULL,"
                + " password_hash TEXT NOT NULL, roles TEXT NOT NULL, organisation TEXT,"
                + " pseudonym TEXT NOT NULL UNIQUE, disabled INTEGER NOT NULL) STRICT, WITHOUT ROWID");
        execute("INSERT INTO account VALUES ('anna', 'Anna', 'hash', 'AUDITOR,READER', 'x', 'p', 0)");
        // The digest that was computed then: each value, and a zero.
        AccountSeal.of(Hash.sha256("anna\0Anna\0hash\0AUDITOR,READER\0x\0p\0000\0".getBytes(StandardCharsets.UTF_8)))
                .write(directory);
    }

    private void execute(String sql) throws Exception {
        try (Connection connection =
                        DriverManager.getConnection("jdbc:sqlite:" + directory.resolve(AccountStore.FILE));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void add(AccountStore accounts, String prefix) {
        for (int i = 0; i < 20; i++) {
            accounts.add(prefix + i, "Somebody", HASH, Set.of(Role.READER), null);
        }
    }

    private List<String> found() {
        Findings findings = new Findings();
        AccountInspection.inspect(directory, null, null, findings);
        return findings.shown().stream().map(Finding::text).toList();
    }

    private static void refuses(String field, Runnable attempt) {
        assertThatThrownBy(attempt::run)
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.faults())
                                .extracting(fault -> fault.field())
                                .containsExactly(field));
    }
}
