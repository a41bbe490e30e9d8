package nl.korpsmonitor.ledger.sequencer;

import java.util.concurrent.TimeUnit;

/** Losing races for a position to other processes. For one thread. */
final class Race {
    /** How long a position may be taken without the store showing by whom. A replica set that elects a primary needs some seconds. */
    static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);

    private static final long FIRST_PAUSE_MILLIS = 1;
    private static final long LONGEST_PAUSE_MILLIS = 100;

    private long position = -1;
    private long since;
    private long pause = FIRST_PAUSE_MILLIS;

    /** The last block was stored. */
    void won() {
        position = -1;
    }

    /**
     * A block at this position lost. When that happened there before, this waits a moment.
     *
     * @return whether it is worth another attempt
     */
    boolean lostAt(long at) {
        long now = System.nanoTime();
        if (at != position) {
            position = at;
            since = now;
            pause = FIRST_PAUSE_MILLIS;
            return true;
        }
        pause(pause);
        pause = Math.min(LONGEST_PAUSE_MILLIS, 2 * pause);
        return now - since < PATIENCE_NANOS;
    }

    static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
