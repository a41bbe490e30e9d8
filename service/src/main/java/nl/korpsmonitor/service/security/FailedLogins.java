package nl.korpsmonitor.service.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;

/**
 * Counts failed logins by username and address, and says when to refuse further ones. It forgets a pair when nothing
 * failed for {@link #FORGOTTEN}. Bounded; safe for use by many threads.
 */
final class FailedLogins {
    /** So many failures of one username from one address are looked at; the next is refused unseen. */
    static final int MAXIMUM = 10;

    /** How long it takes to forget the failures of a username from an address. */
    static final Duration FORGOTTEN = Duration.ofMinutes(15);

    /** The most pairs of username and address remembered at a time. */
    static final int MAXIMUM_PAIRS = 100_000;

    /** So many failures from one address, whatever the usernames, are looked at: one guess for each of many names is guessing too. */
    static final int MAXIMUM_OF_ADDRESS = 100;

    private record Pair(String username, String address) {}

    private final Cache<Pair, Integer> failures;
    private final Cache<String, Integer> ofAddress;

    FailedLogins(Ticker ticker) {
        failures = counts(ticker);
        ofAddress = counts(ticker);
    }

    private static <K> Cache<K, Integer> counts(Ticker ticker) {
        return Caffeine.newBuilder()
                .maximumSize(MAXIMUM_PAIRS)
                .expireAfterWrite(FORGOTTEN)
                .ticker(ticker)
                .build();
    }

    /** Whether a login of this username from this address must be refused without looking at its password. */
    boolean tooMany(String username, String address) {
        Integer count = failures.getIfPresent(new Pair(username, address));
        Integer all = ofAddress.getIfPresent(address);
        return (count != null && count >= MAXIMUM) || (all != null && all >= MAXIMUM_OF_ADDRESS);
    }

    /** One more. */
    void add(String username, String address) {
        failures.asMap().merge(new Pair(username, address), 1, Integer::sum);
        ofAddress.asMap().merge(address, 1, Integer::sum);
    }

    /** A login went well: earlier failures were slips of the hand. */
    void forget(String username, String address) {
        failures.invalidate(new Pair(username, address));
    }
}
