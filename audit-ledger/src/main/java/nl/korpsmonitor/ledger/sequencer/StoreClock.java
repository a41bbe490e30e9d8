package nl.korpsmonitor.ledger.sequencer;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import nl.korpsmonitor.ledger.store.LedgerStore;

/**
 * Compares this process's clock with that of a store that several share. An entry that is stamped by a clock that runs ahead stops those of them until then
 * whose clocks are further behind it than is tolerated, so it must not come to that. For one thread, save {@link #difference}.
 */
final class StoreClock {
    /** A clock that is further ahead of the store's stamps nothing. */
    static final Duration TOLERATED_LEAD = Duration.ofSeconds(2);

    /**
     * A clock that is no further behind the store's can follow whatever a clock with a tolerated lead stamped: both together are what a writer's clock may be
     * behind the last entry.
     */
    static final Duration TOLERATED_LAG = BlockWriter.TOLERATED_CLOCK_LAG.minus(TOLERATED_LEAD);

    private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** When the clock went further or less far than time did, somebody set it since the last look. */
    private static final Duration JUMP = Duration.ofMillis(100);

    private final LedgerStore store;
    private boolean looked;
    private long lookedAt;
    private Instant seen = Instant.EPOCH;
    private volatile Duration difference = Duration.ZERO;

    StoreClock(LedgerStore store) {
        this.store = store;
    }

    /**
     * Looks at the store's clock when the last look is a second old, or says nothing of this time.
     *
     * @param now what this process's clock says
     * @return how far it is ahead; negative when it is behind
     * @throws nl.korpsmonitor.ledger.store.StoreException when the store fails
     */
    Duration look(Instant now) {
        if (store.shared() && isDue(now)) {
            difference = store.clockDifference();
            looked = true;
            lookedAt = System.nanoTime();
            seen = now;
        }
        return difference;
    }

    private boolean isDue(Instant now) {
        long elapsed = System.nanoTime() - lookedAt;
        Duration jump = Duration.between(seen, now).minusNanos(elapsed).abs();
        return !looked || elapsed > LOOK_NANOS || jump.compareTo(JUMP) > 0;
    }

    /** As of the last look. By any thread. */
    Duration difference() {
        return difference;
    }

    static boolean isBehind(Duration difference) {
        return difference.negated().compareTo(TOLERATED_LAG) > 0;
    }

    static boolean isAhead(Duration difference) {
        return difference.compareTo(TOLERATED_LEAD) > 0;
    }
}
