package nl.korpsmonitor.service.accounts;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.service.accounts.Credential.LocalPassword;

/**
 * The accounts of a first start: one for each role that records, and one that reads everything. Their passwords are
 * random, must be changed before they are of any use, and exist in clear text only in what {@link #make} returns.
 */
public final class FirstAccounts {
    private static final List<Role> ROLES =
            List.of(Role.ASSESSOR, Role.REVIEWER, Role.COORDINATOR, Role.PUBLISHER, Role.AUDITOR);

    private FirstAccounts() {}

    /**
     * An account just made.
     *
     * @param account it
     * @param password to be shown once
     */
    public record Login(Account account, String password) {}

    /**
     * Makes them when the store is empty; does nothing, and returns none, when it is not. Those that another process makes at the same time are not made
     * again: that process shows their passwords.
     */
    public static List<Login> make(AccountStore store, Passwords passwords) {
        List<Login> made = new ArrayList<>();
        if (!store.all().isEmpty()) {
            return made;
        }
        for (Role role : ROLES) {
            String username = role.name().toLowerCase(Locale.ROOT);
            String password = passwords.random();
            add(store, username, passwords.hash(password), role)
                    .ifPresent(account -> made.add(new Login(account, password)));
        }
        return made;
    }

    private static Optional<Account> add(AccountStore store, String username, String hash, Role role) {
        try {
            return Optional.of(store.add(
                    username,
                    "First " + username,
                    new LocalPassword(hash, PasswordState.TEMPORARY),
                    Set.of(role),
                    null));
        } catch (InvalidInputException e) {
            // There was none a moment ago: another process starts too.
            if (store.find(username).isPresent()) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
