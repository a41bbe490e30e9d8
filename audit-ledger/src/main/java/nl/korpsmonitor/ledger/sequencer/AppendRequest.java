package nl.korpsmonitor.ledger.sequencer;

import java.util.List;
import java.util.Map;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.store.Block;
import nl.korpsmonitor.ledger.store.NewEntry;
import nl.korpsmonitor.transparency.Hash;
import org.jspecify.annotations.Nullable;

/**
 * Events to append together, or not at all.
 *
 * @param entries 1 to {@link #MAXIMUM_EVENTS}
 * @param expected the last sequence that these subjects must have; -1 for none
 * @param nothingBelow prefixes of subjects, none of which may have an event at or after the position
 * @param idempotencyKey under which nothing may have been appended; null for none
 */
public record AppendRequest(
        List<NewEntry> entries,
        Map<Subject, Long> expected,
        Map<String, Long> nothingBelow,
        @Nullable Hash idempotencyKey) {
    /** The most events that are appended together. */
    public static final int MAXIMUM_EVENTS = Block.MAXIMUM_ENTRIES;

    /** The most bytes that they take together, confidential values included. */
    public static final long MAXIMUM_BYTES = Block.MAXIMUM_BYTES;

    /** @throws IllegalArgumentException when a bound above is broken */
    public AppendRequest {
        entries = List.copyOf(entries);
        expected = Map.copyOf(expected);
        nothingBelow = Map.copyOf(nothingBelow);
        if (entries.isEmpty() || entries.size() > MAXIMUM_EVENTS) {
            throw new IllegalArgumentException(
                    "1 to " + MAXIMUM_EVENTS + " events are appended together, not " + entries.size());
        }
        long bytes = bytes(entries);
        if (bytes > MAXIMUM_BYTES) {
            throw new IllegalArgumentException(
                    "events appended together take at most " + MAXIMUM_BYTES + " bytes, not " + bytes);
        }
    }

    /** How many bytes its entries take. */
    long bytes() {
        return bytes(entries);
    }

    private static long bytes(List<NewEntry> entries) {
        return entries.stream().mapToLong(NewEntry::bytes).sum();
    }
}
