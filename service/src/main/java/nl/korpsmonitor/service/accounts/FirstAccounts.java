package nl.korpsmonitor.service.accounts;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import nl.korpsmonitor.events.values.Role;

/**
 * The accounts of a first start: one for each role that records, and one that reads everything. Their passwords are
 * random and exist in clear text only in what {@link #make} returns.
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

    /** Makes them when the store is empty; does nothing, and returns none, when it is not. */
    public static List<Login> make(AccountStore store, Passwords passwords) {
        List<Login> made = new ArrayList<>();
        if (!store.all().isEmpty()) {
            return made;
        }
        for (Role role : ROLES) {
            String username = role.name().toLowerCase(Locale.ROOT);
            String password = passwords.random();
            made.add(new Login(
                    store.add(username, "First " + username, passwords.hash(password), Set.of(role), null), password));
        }
        return made;
    }
}
