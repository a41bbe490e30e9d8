package nl.korpsmonitor.transparency.witness;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Stands still until it is set. */
final class TestClock extends Clock {

    static final long START = 1_700_000_000;

    private volatile long seconds = START;

    void set(long epochSeconds) {
        seconds = epochSeconds;
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochSecond(seconds);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("A witness has no time zone");
    }
}
