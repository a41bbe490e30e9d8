package nl.korpsmonitor.ledger.store;

import java.util.List;
import nl.korpsmonitor.transparency.tree.Tile;

/**
 * What is committed at once: entries with consecutive positions, and what belongs to them.
 *
 * @param firstPosition of the entries; the store must have exactly this size
 * @param entries 1 to {@value #MAXIMUM_ENTRIES}, in order
 * @param tiles of the tree with these entries, all that changed; a partial tile replaces its shorter self
 * @param commands those that have an idempotency key
 */
public record Block(long firstPosition, List<StampedEntry> entries, List<Tile> tiles, List<CommandRecord> commands) {
    /** The most entries of a block. */
    public static final int MAXIMUM_ENTRIES = 1_000;

    /** The most bytes that {@link NewEntry#bytes} of its entries come to, so that one document of MongoDB (16 MiB) holds a block. */
    public static final long MAXIMUM_BYTES = 8L * 1024 * 1024;

    /** Entries that are recorded at the same time. */
    public static Block at(
            long firstPosition,
            List<NewEntry> entries,
            long recordedAtMicros,
            List<Tile> tiles,
            List<CommandRecord> commands) {
        return new Block(
                firstPosition,
                entries.stream()
                        .map(entry -> new StampedEntry(entry, recordedAtMicros))
                        .toList(),
                tiles,
                commands);
    }

    /** The position of the last entry. */
    public long lastPosition() {
        return firstPosition + entries.size() - 1;
    }
}
