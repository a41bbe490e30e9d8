package nl.korpsmonitor.ledger;

import java.time.Instant;

/** The clock is behind the last entry's time by more than is tolerated. Nothing was appended. */
public final class ClockBehindException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private ClockBehindException(String message) {
        super(message);
    }

    /**
     * Set the clock right.
     *
     * @param now what the clock says
     * @param lastRecordedAt what the last entry says
     */
    public ClockBehindException(Instant now, Instant lastRecordedAt) {
        this("the clock says " + now + ", but the last entry was recorded at " + lastRecordedAt
                + ": set the clock right before writing");
    }

    /**
     * The clock is right, as that of the store says the same: it was another's that was not, when the last entry was recorded.
     *
     * @param now what the clock says
     * @param lastRecordedAt what the last entry says
     */
    public static ClockBehindException lastEntryInTheFuture(Instant now, Instant lastRecordedAt) {
        return new ClockBehindException("the last entry was recorded at " + lastRecordedAt
                + ", by a clock that ran ahead: that lies in the future, as the clocks of this machine and of the store say"
                + " (" + now + "). Nothing can be recorded until then");
    }
}
