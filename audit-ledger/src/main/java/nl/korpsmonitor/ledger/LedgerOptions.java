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
 * @param timing of checkpoints
 * @param allowsMissingKeys whether it opens without the private half of a key in use: nothing is signed then until that key is retired
 */
public record LedgerOptions(
        Path directory, Clock clock, String origin, CheckpointTiming timing, boolean allowsMissingKeys) {
    /** The origin of a ledger that has no better name. */
    public static final String DEFAULT_ORIGIN = "korpsmonitor/ledger";

    /** A ledger in this directory, on the system's clock. */
    public static LedgerOptions in(Path directory) {
        return new LedgerOptions(directory, Clock.systemUTC(), DEFAULT_ORIGIN, CheckpointTiming.DEFAULT, false);
    }

    /** The same, on another clock. */
    public LedgerOptions withClock(Clock other) {
        return new LedgerOptions(directory, other, origin, timing, allowsMissingKeys);
    }

    /** The same, with checkpoints at another pace. */
    public LedgerOptions withTiming(CheckpointTiming other) {
        return new LedgerOptions(directory, clock, origin, other, allowsMissingKeys);
    }

    /** The same, but opened also without the private half of a key in use: for retiring a key that was lost. */
    public LedgerOptions allowingMissingKeys() {
        return new LedgerOptions(directory, clock, origin, timing, true);
    }
}
