package nl.korpsmonitor.service.security;

import java.util.Optional;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.service.accounts.Account;
import nl.korpsmonitor.service.accounts.AccountStore;
import nl.korpsmonitor.service.accounts.Credential.ExternalIdentity;

/** The accounts of people for whom an identity provider vouches; each is made at the first login. Safe for use by many threads and nodes. */
final class ExternalAccounts {
    private final AccountStore accounts;

    ExternalAccounts(AccountStore accounts) {
        this.accounts = accounts;
    }

    /**
     * The account of an identity, with what its token grants at this moment; what is kept follows it. Empty when it is disabled, or when an account of
     * another identity has its username.
     */
    Optional<Account> of(ExternalIdentity identity, Granted granted) {
        String username = identity.username();
        Account kept = accounts.find(username).orElseGet(() -> added(username, identity, granted));
        if (kept.disabled() || !kept.credential().equals(identity)) {
            return Optional.empty();
        }
        Account now = asGranted(kept, granted);
        if (!now.equals(kept)) {
            accounts.update(username, account -> asGranted(account, granted));
        }
        return Optional.of(now);
    }

    private static Account asGranted(Account account, Granted granted) {
        return account.withName(granted.name() == null ? account.name() : granted.name())
                .withRoles(granted.roles(), granted.organisation());
    }

    private Account added(String username, ExternalIdentity identity, Granted granted) {
        String name = granted.name() == null ? username : granted.name();
        try {
            return accounts.add(username, name, identity, granted.roles(), granted.organisation());
        } catch (InvalidInputException e) {
            // Another request of the same person was first; anything else is a fault of ours.
            return accounts.find(username).orElseThrow(() -> e);
        }
    }
}
