package nl.korpsmonitor.ledger.disclosure;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import nl.korpsmonitor.ledger.store.LedgerStore;
import nl.korpsmonitor.ledger.store.SealedDisclosure;
import nl.korpsmonitor.ledger.store.StoreException;
import nl.korpsmonitor.transparency.Hash;
import nl.korpsmonitor.transparency.disclosure.Disclosure;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Seals and opens disclosures. Keys are made ahead by a thread of its own, in durable batches, so that who seals waits
 * for no disk as a rule. A key seals once; those left over are destroyed at the end, or at the next start when there was no end, as nothing that is
 * stored needs them. Safe for use by many threads.
 */
public final class DisclosureKeys implements AutoCloseable {
    /** How many keys are made durable at a time. */
    static final int BATCH = 2_048;

    /** How long who seals waits for keys before it gives up. */
    static final int WAIT_SECONDS = 10;

    private static final long PAUSE_MILLIS = 100;
    private static final Logger LOG = LoggerFactory.getLogger(DisclosureKeys.class);

    private final DisclosureKeyStore database;
    private final LedgerStore store;
    private final SecureRandom random;
    private final BlockingQueue<DisclosureKey> ready = new ArrayBlockingQueue<>(2 * BATCH);
    private final List<DisclosureKey> unused = new ArrayList<>(); // Of the maker, then of who ends it.
    private final Thread maker;
    private volatile boolean started;
    private volatile boolean closed;
    private volatile @Nullable RuntimeException failure;

    private DisclosureKeys(DisclosureKeyStore database, LedgerStore store, SecureRandom random) {
        this.database = database;
        this.store = store;
        this.random = random;
        this.maker = new Thread(this::makeKeys, "disclosure-keys");
        maker.setDaemon(true);
    }

    /**
     * Opens the keys of a store. Nothing is changed before {@link #start}, or the first {@link #seal}.
     *
     * @param database closed with this, also when this throws
     * @throws IllegalStateException when it is older than the store, or lost: what it lacks would pass for erased, and
     *     its numbers would be given twice
     */
    public static DisclosureKeys open(DisclosureKeyStore database, LedgerStore store, SecureRandom random) {
        try {
            requireAll(database, store);
            return new DisclosureKeys(database, store, random);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /**
     * Makes sure that every number under which something is recorded was given by these keys.
     *
     * @throws IllegalStateException when they are older than the store, or lost
     */
    static void requireAll(DisclosureKeyStore database, LedgerStore store) {
        List<Long> beyond = store.disclosureKeysFrom(database.lastNumber() + 1);
        // Another process may have made keys and used them since the number was read.
        if (!beyond.isEmpty() && beyond.getLast() > database.lastNumber()) {
            throw new IllegalStateException("disclosures are recorded under keys that " + database.name()
                    + " never had: put the newest one back from the backup of the keys");
        }
    }

    /**
     * Makes sure that these are the keys of a ledger.
     *
     * @throws IllegalStateException when they are of another; the message says what to do
     */
    public void serve(String ledgerId) {
        database.serve(ledgerId);
    }

    /** Destroys the keys that no stored disclosure needs, and begins to make new ones. Further calls change nothing. */
    public synchronized void start() {
        if (closed) {
            throw new IllegalStateException("the disclosure keys are closed");
        }
        if (!started) {
            destroySpare();
            started = true;
            maker.start();
        }
    }

    /**
     * Makes sure that all nodes have the same of something that each keeps in a file of its own.
     *
     * @throws IllegalStateException when another node has another; the message says what to do
     */
    public void requireSameEverywhere(String what, String fingerprint) {
        database.requireSameEverywhere(what, fingerprint);
    }

    private void destroySpare() {
        database.destroySpare(store::disclosureKeysFrom);
    }

    /**
     * Encrypts a disclosure under a key that is durable already.
     *
     * @throws StoreException when no key could be made
     */
    public SealedDisclosure seal(Disclosure disclosure) {
        if (!started) {
            start();
        }
        DisclosureKey key = take();
        byte[] plain = disclosure.encoded().getBytes(StandardCharsets.US_ASCII);
        return new SealedDisclosure(disclosure.digest(), key.number(), key.seal(plain, disclosure.digest()));
    }

    /**
     * The disclosure; null when its key is destroyed.
     *
     * @throws IllegalStateException when the stored bytes are damaged
     */
    public @Nullable Disclosure open(SealedDisclosure sealed) {
        byte[] key = database.find(sealed.key());
        if (key == null) {
            return null;
        }
        return new DisclosureKey(sealed.key(), key).disclose(sealed);
    }

    /**
     * Destroys the keys of values that are erased: from now on nobody can open them. Nothing happens to numbers whose key is gone already.
     *
     * @return how many were not destroyed before
     * @throws StoreException when that failed; it is to be repeated then
     */
    public long destroy(List<Long> numbers) {
        return database.destroy(numbers);
    }

    private DisclosureKey take() {
        try {
            DisclosureKey key = ready.poll();
            if (key == null) {
                key = ready.poll(WAIT_SECONDS, TimeUnit.SECONDS);
            }
            if (key != null) {
                return key;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException("interrupted while waiting for a disclosure key", e);
        }
        RuntimeException cause = failure;
        throw cause == null
                ? new StoreException("no disclosure key within " + WAIT_SECONDS + " s")
                : new StoreException("no disclosure key could be made: " + cause.getMessage(), cause);
    }

    private void makeKeys() {
        while (!closed) {
            try {
                for (DisclosureKey key : batch()) {
                    hold(key);
                }
                failure = null;
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                failure = e;
                LOG.error("disclosure keys could not be made; trying again", e);
                if (!pause()) {
                    return;
                }
            }
        }
    }

    /** Never interrupted, as that could break off the making of keys half-way. */
    private void hold(DisclosureKey key) throws InterruptedException {
        while (!closed) {
            if (ready.offer(key, PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
                return;
            }
        }
        unused.add(key);
    }

    private List<DisclosureKey> batch() {
        List<byte[]> fresh = new ArrayList<>(BATCH);
        byte[] all = new byte[BATCH * DisclosureKey.BYTES];
        random.nextBytes(all);
        for (int i = 0; i < BATCH; i++) {
            fresh.add(Arrays.copyOfRange(all, i * DisclosureKey.BYTES, (i + 1) * DisclosureKey.BYTES));
        }
        long first = database.add(fresh);
        List<DisclosureKey> keys = new ArrayList<>(BATCH);
        for (int i = 0; i < BATCH; i++) {
            keys.add(new DisclosureKey(first + i, fresh.get(i)));
        }
        return keys;
    }

    private static boolean pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    /**
     * Ends the making of keys and destroys those that no stored disclosure needs. Nothing is sealed any more.
     *
     * @return a digest over what is left, as {@link DisclosureKeyEvidence#digest} gives it; empty when other processes may be using them
     */
    public synchronized Optional<Hash> end() {
        closed = true;
        if (started) {
            try {
                maker.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            started = false;
            // Nobody seals with these any more. Whether one that was handed out is needed can't always be told yet.
            ready.drainTo(unused);
            database.destroy(unused.stream().map(DisclosureKey::number).toList());
            destroySpare();
        }
        return database.digest();
    }

    /** Ends the making of keys, unless that was done, and closes the database. */
    @Override
    public void close() {
        try {
            end();
        } finally {
            database.close();
        }
    }
}
