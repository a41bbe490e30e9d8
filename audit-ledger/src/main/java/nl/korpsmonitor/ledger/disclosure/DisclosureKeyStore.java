package nl.korpsmonitor.ledger.disclosure;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.BooleanSupplier;
import java.util.function.LongFunction;
import nl.korpsmonitor.transparency.Hash;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the keys of disclosures, apart from the ledger, so that a backup of the one never holds the other. A key's number is given once and never again,
 * also when the key is destroyed. Safe for use by many threads. Every method throws {@link nl.korpsmonitor.ledger.store.StoreException} when the store
 * fails.
 */
public interface DisclosureKeyStore extends AutoCloseable {
    /** The length of every key. */
    int KEY_BYTES = 32;

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

    /**
     * Makes sure that these may be the keys of a ledger, and changes nothing.
     *
     * @param hasValues whether the ledger has values under keys; then a store that many may use must say that they are here
     * @throws IllegalStateException when they are of another, or should be here and are not; the message says what to do
     */
    void requireServes(String ledgerId, BooleanSupplier hasValues);

    /**
     * Makes sure that all nodes have the same of something that each keeps in a file of its own; the first one says what.
     *
     * @param what the file's name
     * @param fingerprint tells one from another, and nothing else
     * @throws IllegalStateException when another node has another; the message says what to do
     */
    default void requireSameEverywhere(String what, String fingerprint) {
        // There is one node.
    }

    /** The highest number that was ever given; 0 when there was none. A number up to this one that has no key was destroyed. */
    long lastNumber();

    /** Adds keys durably; they get consecutive numbers, of which the first is returned. */
    long add(List<byte[]> fresh);

    /**
     * Takes over keys of another store, under their numbers. What is there already stays as it is.
     *
     * @param keys by number
     * @param lastNumber no number up to this one is given any more
     * @throws IllegalStateException when another key has one of the numbers
     */
    void take(SortedMap<Long, byte[]> keys, long lastNumber);

    /** The key of this number; null when there is none, or none any more. The caller may keep the array. */
    byte @Nullable [] find(long number);

    /**
     * The keys of a range of numbers; those that have none, or none any more, are left out.
     *
     * @param first the first number wanted
     * @param last the last number wanted
     */
    SortedMap<Long, byte[]> range(long first, long last);

    /**
     * Destroys keys. Nothing happens to numbers that have none.
     *
     * @return how many there were
     */
    long destroy(List<Long> numbers);

    /**
     * Destroys what was made and never used by processes that have ended, as far as it can be told from what others will use.
     *
     * @param neededFrom gives the numbers that are in use, from a number on
     */
    void destroySpare(LongFunction<List<Long>> neededFrom);

    /** A digest over all keys and numbers, by which what is put back later is told from what was left; empty where other processes may be changing them. */
    default Optional<Hash> digest() {
        return Optional.empty();
    }

    /** Makes sure that the keys are stored under their numbers. */
    default void requireTaken(SortedMap<Long, byte[]> keys) {
        keys.forEach((number, key) -> {
            if (!Arrays.equals(key, find(number))) {
                throw new IllegalStateException(
                        name() + " holds another key of number " + number + ": these are the keys of another ledger");
            }
        });
    }

    @Override
    void close();
}
