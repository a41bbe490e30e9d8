package nl.korpsmonitor.service.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.service.accounts.Account;
import nl.korpsmonitor.service.accounts.AccountStore;
import nl.korpsmonitor.service.accounts.Credential.ExternalIdentity;
import nl.korpsmonitor.service.auditing.AccountEntries;

/**
 * The accounts of people for whom an identity provider vouches; each is made at the first login with one of our roles. Safe for use by many threads and nodes.
 */
final class ExternalAccounts {
    /** So often in {@link #WINDOW} what is kept of a person follows his tokens: two that differ, sent by turns, must not have accounts written all the time. */
    static final int MAXIMUM_CHANGES = 10;

    static final Duration WINDOW = Duration.ofMinutes(1);

    private static final int MAXIMUM_REMEMBERED = 10_000;

    private final AccountStore accounts;
    private final AccountEntries entries;
    private final Cache<String, AtomicInteger> changes;

    ExternalAccounts(AccountStore accounts, AccountEntries entries, Ticker ticker) {
        this.accounts = accounts;
        this.entries = entries;
        this.changes = Caffeine.newBuilder()
                .maximumSize(MAXIMUM_REMEMBERED)
                .expireAfterWrite(WINDOW)
                .ticker(ticker)
                .build();
    }

    /** Whether nothing is known of the identity and nothing granted to it: then it needs no account. */
    boolean isStranger(ExternalIdentity identity, Granted granted) {
        return granted.roles().isEmpty() && accounts.find(identity.username()).isEmpty();
    }

    /**
     * The account of an identity, with what its token grants at this moment; what is kept follows it,
     * {@link #MAXIMUM_CHANGES} times a minute at most. Empty when it is disabled, or when an account of
     * another identity has its username.
     */
    Optional<Account> of(ExternalIdentity identity, Granted granted) {
        String username = identity.username();
        Account kept = accounts.find(username).orElseGet(() -> added(username, identity, granted));
        if (kept.disabled() || !kept.credential().equals(identity)) {
            return Optional.empty();
        }
        Account now = asGranted(kept, granted);
        if (!now.equals(kept) && mayKeep(username)) {
            accounts.update(username, account -> asGranted(account, granted));
            if (!now.withName(kept.name()).equals(kept)) {
                entries.rolesChanged(now);
            }
        }
        return Optional.of(now);
    }

    private boolean mayKeep(String username) {
        return changes.get(username, name -> new AtomicInteger()).incrementAndGet() <= MAXIMUM_CHANGES;
    }

    private static Account asGranted(Account account, Granted granted) {
        return account.withName(granted.name() == null ? account.name() : granted.name())
                .withRoles(granted.roles(), granted.organisation());
    }

    private Account added(String username, ExternalIdentity identity, Granted granted) {
        String name = granted.name() == null ? username : granted.name();
        try {
            Account added = accounts.add(username, name, identity, granted.roles(), granted.organisation());
            entries.added(added);
            return added;
        } catch (InvalidInputException e) {
            // Another request of the same person was first; anything else is a fault of ours.
            return accounts.find(username).orElseThrow(() -> e);
        }
    }
}
