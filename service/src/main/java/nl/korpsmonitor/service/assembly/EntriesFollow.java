package nl.korpsmonitor.service.assembly;

import java.time.Duration;
import java.util.function.LongSupplier;
import nl.korpsmonitor.ledger.OpenLedger;
import nl.korpsmonitor.ledger.store.StoreException;
import org.jspecify.annotations.Nullable;

/**
 * A node takes in what others record. What it knows and what the store holds are the same some milliseconds after every look, so a difference that stays tells
 * that it does not, whatever the cause: an entry that can't be read, a thread that hangs, an older copy of the store. Its read models show nothing of that, as
 * they take in no more than the node knows. Safe for use by many threads.
 */
final class EntriesFollow implements ReadingCheck {
    /** How long a difference may stay: longer than a look takes while a database elects another primary. */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private final LongSupplier known;
    private final LongSupplier stored;
    private final LongSupplier nanoTime;
    private @Nullable Difference difference;

    /** What either side has still to reach, and since when it is waited for. */
    private record Difference(long size, long since) {}

    /**
     * Compares two sizes whenever it is asked.
     *
     * @param known how many entries this node knows
     * @param stored how many the store holds; may throw {@link StoreException}
     * @param nanoTime as of {@link System#nanoTime}
     */
    EntriesFollow(LongSupplier known, LongSupplier stored, LongSupplier nanoTime) {
        this.known = known;
        this.stored = stored;
        this.nanoTime = nanoTime;
    }

    /** Of an open ledger. One in which nobody else records has nothing to follow: its writer alone knows what it left in the store. */
    static EntriesFollow of(OpenLedger ledger) {
        LongSupplier known = ledger::size;
        boolean alone = ledger.sinceLook().isEmpty();
        return new EntriesFollow(known, alone ? known : ledger.trail()::size, System::nanoTime);
    }

    /**
     * For how long something was seen in the store and not taken in; zero when nothing is. It is counted from when it was first asked. While the store does
     * not answer nothing new is seen.
     */
    Duration behind() {
        try {
            // Outside of the lock, as it may hang.
            long inStore = stored.getAsLong();
            return compare(inStore, known.getAsLong());
        } catch (StoreException e) {
            // Told by the check that asks the store.
            return waited();
        }
    }

    private synchronized Duration compare(long inStore, long inMemory) {
        // Either may be ahead for a moment: they are not read at one time, and this node's own entries are in both.
        long reached = Math.min(inStore, inMemory);
        long wanted = Math.max(inStore, inMemory);
        if (difference == null || reached >= difference.size()) {
            difference = reached == wanted ? null : new Difference(wanted, nanoTime.getAsLong());
        }
        return waited();
    }

    private synchronized Duration waited() {
        return difference == null ? Duration.ZERO : Duration.ofNanos(nanoTime.getAsLong() - difference.since());
    }

    @Override
    public @Nullable String problem() {
        Duration behind = behind();
        return behind.compareTo(PATIENCE) <= 0
                ? null
                : "This node has not taken in what is recorded for " + behind.toSeconds()
                        + " seconds, and would show an older state. The log says what is wrong.";
    }
}
