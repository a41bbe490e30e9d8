package nl.korpsmonitor.ledger.sequencer;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import nl.korpsmonitor.ledger.store.Block;
import nl.korpsmonitor.ledger.store.DuplicateEntryException;
import nl.korpsmonitor.ledger.store.InDoubtException;
import nl.korpsmonitor.ledger.store.LedgerStore;
import nl.korpsmonitor.ledger.store.StaleHeadException;
import nl.korpsmonitor.ledger.store.StoreException;
import nl.korpsmonitor.ledger.store.StoredEntry;

/** Finds out what became of a block when the store failed. For one thread. */
final class Outcome {
    /** How often the store is asked at least. */
    static final int ATTEMPTS = 5;

    /** For how long it is asked at least; a replica set that elects a primary needs some seconds. */
    static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);

    private static final long PAUSE_MILLIS = 100;

    /** What became of it. */
    enum Of {
        STORED,
        /** It is not stored and never will be: the store failed before. */
        NOT_STORED,
        /** It is not stored and never will be: another one stands in its place. */
        LOST,
        /** Nobody can tell yet. */
        UNKNOWN
    }

    private final LedgerStore store;

    Outcome(LedgerStore store) {
        this.store = store;
    }

    /** @param failure of the append; what fails meanwhile is added to it */
    Of of(Block block, RuntimeException failure) {
        boolean inDoubt = failure instanceof InDoubtException;
        long until = System.nanoTime() + PATIENCE_NANOS;
        for (int attempt = 0; attempt < ATTEMPTS || (inDoubt && System.nanoTime() < until); attempt++) {
            try {
                return inDoubt ? ofRepeated(block) : isStored(block) ? Of.STORED : Of.NOT_STORED;
            } catch (StoreException | InDoubtException e) {
                if (attempt < ATTEMPTS) {
                    failure.addSuppressed(e);
                }
                Race.pause(PAUSE_MILLIS);
            }
        }
        return Of.UNKNOWN;
    }

    /** The same bytes at the same position: the store takes them at most once. */
    private Of ofRepeated(Block block) {
        try {
            store.append(block);
            return Of.STORED;
        } catch (DuplicateEntryException e) {
            // One of its events was refused all along. It has no place now, nor will it get one.
            return Of.LOST;
        } catch (StaleHeadException e) {
            if (isStored(block)) {
                return Of.STORED;
            }
            if (store.size() > block.firstPosition()) {
                return Of.LOST;
            }
            throw new StoreException("what stands at position " + block.firstPosition() + " is not confirmed yet", e);
        }
    }

    private boolean isStored(Block block) {
        List<StoredEntry> found =
                store.entries(block.firstPosition(), block.entries().size());
        if (found.size() != block.entries().size()) {
            return false;
        }
        for (int i = 0; i < found.size(); i++) {
            if (!Arrays.equals(
                    found.get(i).body(), block.entries().get(i).entry().body())) {
                return false;
            }
        }
        return true;
    }
}
