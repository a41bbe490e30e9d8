package nl.korpsmonitor.ledger;

import java.time.Duration;
import java.time.Instant;

/** The clock is further ahead of the store's than other nodes could follow. Nothing was appended: set the clock right. */
public final class ClockAheadException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param now what the clock says
     * @param lead how far that is ahead
     */
    public ClockAheadException(Instant now, Duration lead) {
        super("the clock says " + now + ", which is " + lead.toSeconds()
                + " s ahead of the store's: with that time others could not record until then. Set the clock right before"
                + " writing");
    }
}
