package nl.korpsmonitor.service.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.korpsmonitor.events.values.Role;
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
            store.add("assessor", "First assessor", passwords.hash("somebody else's"), Set.of(Role.ASSESSOR), null);
            store.add("publisher", "First publisher", passwords.hash("somebody else's"), Set.of(Role.PUBLISHER), null);
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
                String username, String name, String passwordHash, Set<Role> roles, @Nullable String organisation) {
            return store.add(username, name, passwordHash, roles, organisation);
        }

        @Override
        public Optional<Account> find(String username) {
            return store.find(username);
        }

        @Override
        public void disable(String username) {
            store.disable(username);
        }

        @Override
        public void close() {
            store.close();
        }
    }
}
