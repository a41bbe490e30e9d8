package nl.korpsmonitor.ledger;

import java.time.Instant;

/** The clock is behind the last entry's time by more than is tolerated. Nothing was appended: set the clock right. */
public final class ClockBehindException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param now what the clock says
     * @param lastRecordedAt what the last entry says
     */
    public ClockBehindException(Instant now, Instant lastRecordedAt) {
        super("the clock says " + now + ", but the last entry was recorded at " + lastRecordedAt
                + ": set the clock right before writing");
    }
}
