package nl.korpsmonitor.ledger;

import java.nio.file.Path;
import java.time.Clock;
import java.util.function.LongConsumer;
import nl.korpsmonitor.transparency.policy.TlogPolicy;
import org.jspecify.annotations.Nullable;

/**
 * How a ledger is opened.
 *
 * @param directory where all of it lies; with a shared store only the log's keys and what belongs to this node. Made when absent
 * @param shared the store that several nodes share; null for one in the directory
 * @param clock gives the time of recording
 * @param origin first part of the origin of a new ledger, to which its id is added: a URL without scheme, host or not,
 *     that stays true for ever; never a port
 * @param timing of checkpoints
 * @param policyToCome that is to be put in force as soon as the ledger is open: its witnesses are asked at the start too, as a ledger that
 *     was put back may know nothing of them. Null for none
 * @param allowsMissingKeys whether it opens without the private half of a key in use: nothing is signed then until that key is retired
 * @param keysDestroyed hears how many keys of erased values were destroyed, each time that some were; on any thread, throws nothing
 */
public record LedgerOptions(
        Path directory,
        @Nullable SharedStore shared,
        Clock clock,
        String origin,
        CheckpointTiming timing,
        @Nullable TlogPolicy policyToCome,
        boolean allowsMissingKeys,
        LongConsumer keysDestroyed) {
    /** The origin of a ledger that has no better name. */
    public static final String DEFAULT_ORIGIN = "korpsmonitor/ledger";

    /** A ledger in this directory, on the system's clock. */
    public static LedgerOptions in(Path directory) {
        return new LedgerOptions(
                directory, null, Clock.systemUTC(), DEFAULT_ORIGIN, CheckpointTiming.DEFAULT, null, false, count -> {});
    }

    /** The same, on a store that several nodes share; null for one in the directory. */
    public LedgerOptions withShared(@Nullable SharedStore other) {
        return new LedgerOptions(
                directory, other, clock, origin, timing, policyToCome, allowsMissingKeys, keysDestroyed);
    }

    /** The same, on another clock. */
    public LedgerOptions withClock(Clock other) {
        return new LedgerOptions(
                directory, shared, other, origin, timing, policyToCome, allowsMissingKeys, keysDestroyed);
    }

    /** The same, with checkpoints at another pace. */
    public LedgerOptions withTiming(CheckpointTiming other) {
        return new LedgerOptions(
                directory, shared, clock, origin, other, policyToCome, allowsMissingKeys, keysDestroyed);
    }

    /** The same, with a policy that is to be put in force; null for none. */
    public LedgerOptions withPolicyToCome(@Nullable TlogPolicy other) {
        return new LedgerOptions(directory, shared, clock, origin, timing, other, allowsMissingKeys, keysDestroyed);
    }

    /** The same, with somebody who hears of erased values' keys. */
    public LedgerOptions withKeysDestroyed(LongConsumer other) {
        return new LedgerOptions(directory, shared, clock, origin, timing, policyToCome, allowsMissingKeys, other);
    }

    /** The same, but opened also without the private half of a key in use: for a key that was lost. */
    public LedgerOptions allowingMissingKeys() {
        return new LedgerOptions(directory, shared, clock, origin, timing, policyToCome, true, keysDestroyed);
    }
}
