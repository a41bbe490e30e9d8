package nl.korpsmonitor.service.accounts;

import nl.korpsmonitor.ledger.store.StoreException;

/**
 * How many logins of an account failed one after the other, from whatever address; kept until one succeeds or an administrator says so. Safe for use by
 * many threads and processes. Every method throws {@link StoreException} when the counts can't be used just now.
 */
public interface FailedLoginCounts {
    /** So many locks the account: the limit of NIST SP 800-63B, 5.2.2. */
    int MAXIMUM = 100;

    /** How many failed since one succeeded; 0 for a name that has no account. */
    int of(String username);

    /**
     * One more failed, of an account that exists; or, without a name, of any other.
     *
     * @return how many it are now; of those that are added at once each gets another number
     */
    int add(String username);

    /** A login succeeded, or an administrator lifts the lock. */
    void clear(String username);

    /** Whether the account's password is of no use until an administrator lifts the lock. */
    default boolean isLocked(String username) {
        return of(username) >= MAXIMUM;
    }
}
