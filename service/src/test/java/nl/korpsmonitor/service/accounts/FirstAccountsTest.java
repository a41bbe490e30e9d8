package nl.korpsmonitor.service.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.UnaryOperator;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.service.accounts.Credential.LocalPassword;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstAccountsTest {
    private final Passwords passwords = new Passwords();

    @TempDir
    Path directory = Path.of("");

    @Test
    void of_two_processes_that_start_first_each_shows_what_it_made_and_neither_fails() {
        try (AccountStore store = AccountStore.open(directory)) {
            // Both have looked before either adds; the other is faster with two of them.
            store.add(
                    "assessor",
                    "First assessor",
                    new LocalPassword(passwords.hash("somebody else's"), PasswordState.CHOSEN),
                    Set.of(Role.ASSESSOR),
                    null);
            store.add(
                    "publisher",
                    "First publisher",
                    new LocalPassword(passwords.hash("somebody else's"), PasswordState.CHOSEN),
                    Set.of(Role.PUBLISHER),
                    null);
            List<FirstAccounts.Login> made = FirstAccounts.make(new SeenEmpty(store), passwords);
            assertThat(made)
                    .extracting(login -> login.account().username())
                    .containsExactly("reviewer", "coordinator", "auditor");
            assertThat(store.all()).hasSize(5);
        }
    }

    /** A store at which was looked before another process added to it. */
    private record SeenEmpty(AccountStore store) implements AccountStore {
        @Override
        public List<Account> all() {
            return List.of();
        }

        @Override
        public Account add(
                String username, String name, Credential credential, Set<Role> roles, @Nullable String organisation) {
            return store.add(username, name, credential, roles, organisation);
        }

        @Override
        public Optional<Account> find(String username) {
            return store.find(username);
        }

        @Override
        public Account update(String username, UnaryOperator<Account> change) {
            return store.update(username, change);
        }

        @Override
        public ReadTokenStore readTokens() {
            return store.readTokens();
        }

        @Override
        public FailedLoginCounts failedLogins() {
            return store.failedLogins();
        }

        @Override
        public OptionalLong changes() {
            return store.changes();
        }

        @Override
        public void close() {
            store.close();
        }
    }
}
