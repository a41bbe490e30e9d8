package nl.korpsmonitor.ledger.mongodb;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that goes as time does, until somebody sets it. */
final class SettableClock extends Clock {
    private final Instant start;
    private final long begun = System.nanoTime();
    private volatile Duration offset = Duration.ZERO;

    SettableClock(Instant start) {
        this.start = start;
    }

    void set(Duration ahead) {
        offset = ahead;
    }

    @Override
    public Instant instant() {
        return start.plusNanos(System.nanoTime() - begun).plus(offset);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
