package nl.korpsmonitor.ledger.sequencer;

/** How long to wait until the store is looked at again: shortly while others append, longer when nothing happens. For one thread. */
final class Pace {
    static final long SHORTEST_MILLIS = 10;
    static final long LONGEST_MILLIS = 250;

    private long wait = SHORTEST_MILLIS;

    /** @param news whether the last look found anything */
    long next(boolean news) {
        wait = news ? SHORTEST_MILLIS : Math.min(LONGEST_MILLIS, wait + wait / 4 + 1);
        return wait;
    }

    long current() {
        return wait;
    }
}
