package nl.korpsmonitor.ledger.sequencer;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import nl.korpsmonitor.ledger.store.Block;
import nl.korpsmonitor.ledger.store.DuplicateEntryException;
import nl.korpsmonitor.ledger.store.InDoubtException;
import nl.korpsmonitor.ledger.store.LedgerStore;
import nl.korpsmonitor.ledger.store.StaleHeadException;
import nl.korpsmonitor.ledger.store.StampedEntry;
import nl.korpsmonitor.ledger.store.StoreException;
import nl.korpsmonitor.ledger.store.StoredEntry;

/** Finds out what became of a block when the store failed. For one thread. */
final class Outcome {
    /** How often a store is asked that can tell by itself. */
    static final int ATTEMPTS = 5;

    /** For how long another is asked; a replica set that elects a primary needs some seconds. */
    static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);

    private static final long FIRST_PAUSE_MILLIS = 5;
    private static final long LONGEST_PAUSE_MILLIS = 100;
    private static final int MAXIMUM_SUPPRESSED = 5;

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
        long begun = System.nanoTime();
        long pause = inDoubt ? FIRST_PAUSE_MILLIS : LONGEST_PAUSE_MILLIS;
        for (int attempt = 0; inDoubt ? !over(begun) || attempt == 0 : attempt < ATTEMPTS; attempt++) {
            try {
                return inDoubt ? ofRepeated(block) : isStored(block) ? Of.STORED : Of.NOT_STORED;
            } catch (StoreException | InDoubtException e) {
                if (attempt < MAXIMUM_SUPPRESSED) {
                    failure.addSuppressed(e);
                }
                if (!paused(pause)) {
                    return Of.UNKNOWN;
                }
                pause = Math.min(LONGEST_PAUSE_MILLIS, 2 * pause);
            }
        }
        return Of.UNKNOWN;
    }

    private static boolean over(long begun) {
        return System.nanoTime() - begun > PATIENCE_NANOS;
    }

    /** The same bytes at the same position: the store takes them at most once. */
    private Of ofRepeated(Block block) {
        try {
            store.append(block);
            return Of.STORED;
        } catch (DuplicateEntryException e) {
            // One of its events stands further back: it was refused all along. It has no place now, nor will it get
            // one.
            return Of.LOST;
        } catch (StaleHeadException e) {
            // The size first: what is not seen to be stored after that is not what the size counts.
            boolean taken = store.size() > block.firstPosition();
            if (isStored(block)) {
                return Of.STORED;
            }
            if (taken) {
                return Of.LOST;
            }
            throw new StoreException("what stands at position " + block.firstPosition() + " is not confirmed yet", e);
        }
    }

    /** With the same times: the same events may have been sent before with others, by this very process. */
    private boolean isStored(Block block) {
        List<StoredEntry> found =
                store.entries(block.firstPosition(), block.entries().size());
        if (found.size() != block.entries().size()) {
            return false;
        }
        for (int i = 0; i < found.size(); i++) {
            StampedEntry sent = block.entries().get(i);
            StoredEntry stored = found.get(i);
            if (stored.recordedAtMicros() != sent.recordedAtMicros()
                    || !Arrays.equals(stored.body(), sent.entry().body())) {
                return false;
            }
        }
        return true;
    }

    /** Returns whether this thread may go on. */
    private static boolean paused(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
            return true;
        } catch (InterruptedException e) {
            // Only the end of the process interrupts the writer, or a mistake: the interrupt is not kept, as every
            // driver's call would fail with it.
            return false;
        }
    }
}
