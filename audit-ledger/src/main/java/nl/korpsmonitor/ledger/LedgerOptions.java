package nl.korpsmonitor.ledger;

import java.nio.file.Path;
import java.time.Clock;

/**
 * How a ledger is opened.
 *
 * @param directory where all of it lies; made when absent
 * @param clock gives the time of recording
 * @param origin first part of the origin of a new ledger, to which its id is added: a URL without scheme, host or not,
 *     that stays true for ever; never a port
 */
public record LedgerOptions(Path directory, Clock clock, String origin) {
    /** The origin of a ledger that has no better name. */
    public static final String DEFAULT_ORIGIN = "korpsmonitor/ledger";

    /** A ledger in this directory, on the system's clock. */
    public static LedgerOptions in(Path directory) {
        return new LedgerOptions(directory, Clock.systemUTC(), DEFAULT_ORIGIN);
    }

    /** The same, on another clock. */
    public LedgerOptions withClock(Clock other) {
        return new LedgerOptions(directory, other, origin);
    }
}
