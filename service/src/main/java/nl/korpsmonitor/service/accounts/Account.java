package nl.korpsmonitor.service.accounts;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import nl.korpsmonitor.events.values.Role;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may log in.
 *
 * @param username what is typed to log in; see {@link Usernames}
 * @param name of the person or system, for people to read; kept here and, as a confidential field, in the ledger
 * @param passwordHash bcrypt; never shown, logged or sent
 * @param roles in which it may act; one at least
 * @param organisation code of the only organisation for which it acts; null when it acts for none in particular
 * @param pseudonym 32 random hexadecimal digits; the ledger's name for it, {@code actor/<pseudonym>}
 * @param disabled whether logging in is refused
 */
public record Account(
        String username,
        String name,
        String passwordHash,
        Set<Role> roles,
        @Nullable String organisation,
        String pseudonym,
        boolean disabled) {
    public Account {
        roles = Collections.unmodifiableSet(new TreeSet<>(roles));
        if (roles.isEmpty()) {
            throw new IllegalArgumentException("roles: one at least");
        }
    }

    /** Without the hash, so that no log can show it. */
    @Override
    public String toString() {
        return "Account[" + username + ", " + roles + (disabled ? ", disabled]" : "]");
    }
}
