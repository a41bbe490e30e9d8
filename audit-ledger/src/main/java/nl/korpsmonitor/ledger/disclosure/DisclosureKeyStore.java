package nl.korpsmonitor.ledger.disclosure;

import java.util.List;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the keys of disclosures, apart from the ledger, so that a backup of the one never holds the other. A key's number is given once and never again,
 * also when the key is destroyed. Safe for use by many threads. Every method throws {@link nl.korpsmonitor.ledger.store.StoreException} when the store
 * fails.
 */
public interface DisclosureKeyStore extends AutoCloseable {
    /** What it is called, for messages. */
    String name();

    /** Whether other processes may make keys too. */
    boolean shared();

    /**
     * Makes sure that these are the keys of a ledger, from now on if they are of none yet.
     *
     * @throws IllegalStateException when they are of another; the message says what to do
     */
    void serve(String ledgerId);

    /** The highest number that was ever given; 0 when there was none. */
    long lastNumber();

    /** Adds keys durably; they get consecutive numbers, of which the first is returned. */
    long add(List<byte[]> fresh);

    /** The key of this number; null when there is none, or none any more. The caller may keep the array. */
    byte @Nullable [] find(long number);

    /** Destroys keys. Nothing happens to numbers that have none. */
    void destroy(List<Long> numbers);

    /**
     * Destroys what was made and never used by processes that have ended, as far as it can be told from what others will use.
     *
     * @param neededFrom gives the numbers that are in use, from a number on
     */
    void destroySpare(LongFunction<List<Long>> neededFrom);

    @Override
    void close();
}
