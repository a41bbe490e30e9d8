package nl.korpsmonitor.query.replay;

import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.query.trail.RandomHistory;

/** Random years that tests share. {@code -Dreplay.events=100000} makes all as long as the long one. */
final class RandomYears {
    /** Of which seed the year is long. */
    static final long LONG = 1;

    private static final int EVENTS = Integer.getInteger("replay.events", 1_000);

    private RandomYears() {}

    /** The year of a seed. */
    static Trail of(long seed) {
        return seed == LONG ? LongYear.TRAIL : RandomHistory.byTheRules(seed, EVENTS);
    }

    /** Made once, when first asked for: making it takes seconds. */
    private static final class LongYear {
        private static final Trail TRAIL = RandomHistory.byTheRules(LONG, Math.max(EVENTS, 100_000));
    }
}
