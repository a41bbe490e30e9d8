package nl.korpsmonitor.ledger.claim;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps, for all processes to see, who holds which lease: short texts by name. Safe for use by many threads and processes. Both methods throw
 * {@link nl.korpsmonitor.ledger.store.StoreException} when the store fails.
 */
public interface LeaseStore {
    /** What stands under the name now; empty when nothing does. Never from a cache. */
    Optional<String> lease(String name);

    /**
     * Replaces what stands there, if it is still what is expected (compare-and-swap).
     *
     * @param expected what must stand there now; null for nothing
     * @return whether it was replaced
     */
    boolean replaceLease(String name, @Nullable String expected, String next);
}
