package nl.korpsmonitor.service.accounts;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.events.values.Code;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.events.values.Text;
import nl.korpsmonitor.service.accounts.Credential.ExternalIdentity;
import org.jspecify.annotations.Nullable;

/** What an account must be, wherever it is kept. */
final class NewAccount {
    private static final int PSEUDONYM_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private NewAccount() {}

    /**
     * An account with a new random pseudonym; not kept yet.
     *
     * @throws InvalidInputException when a field has not its form, or the username is taken
     */
    static Account of(
            AccountStore store,
            String username,
            String name,
            Credential credential,
            Set<Role> roles,
            @Nullable String organisation) {
        if (credential instanceof ExternalIdentity identity) {
            if (!username.equals(identity.username())) {
                throw new InvalidInputException("username", "must be " + identity.username());
            }
        } else {
            Usernames.requireLocal(username);
            requireOne(roles);
        }
        check(name, roles, organisation);
        if (store.find(username).isPresent()) {
            throw taken(username);
        }
        byte[] pseudonym = new byte[PSEUDONYM_BYTES];
        RANDOM.nextBytes(pseudonym);
        return new Account(
                username, name, credential, roles, organisation, HexFormat.of().formatHex(pseudonym), false);
    }

    static InvalidInputException taken(String username) {
        return new InvalidInputException("username", "'" + username + "' is taken; choose another");
    }

    private static void requireOne(Set<Role> roles) {
        if (roles.isEmpty()) {
            throw new InvalidInputException("role", "give one at least");
        }
    }

    /** @throws InvalidInputException when an account can't be changed to this one */
    static Account checked(Account changed) {
        if (!changed.isExternal()) {
            requireOne(changed.roles());
        }
        check(changed.name(), changed.roles(), changed.organisation());
        return changed;
    }

    private static void check(String name, Set<Role> roles, @Nullable String organisation) {
        try {
            Text.require("name", name, AccountStore.MAXIMUM_NAME_LENGTH);
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException("name", "1 to " + AccountStore.MAXIMUM_NAME_LENGTH + " characters");
        }
        if (roles.contains(Role.SYSTEM)) {
            throw new InvalidInputException("role", "SYSTEM is the ledger itself, never an account");
        }
        if (organisation != null && !Code.isCode(organisation)) {
            throw new InvalidInputException("organisation", "a code, such as ijsselland");
        }
    }
}
