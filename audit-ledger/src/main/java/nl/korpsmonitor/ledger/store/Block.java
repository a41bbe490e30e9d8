package nl.korpsmonitor.ledger.store;

import java.util.List;
import nl.korpsmonitor.transparency.tree.Tile;

/**
 * What is committed at once: entries with consecutive positions, and what belongs to them.
 *
 * @param firstPosition of the entries; the store must have exactly this size
 * @param entries one at least, in order
 * @param recordedAtMicros when the ledger took them, since the epoch
 * @param tiles of the tree with these entries, all that changed; a partial tile replaces its shorter self
 * @param commands those that have an idempotency key
 */
public record Block(
        long firstPosition,
        List<NewEntry> entries,
        long recordedAtMicros,
        List<Tile> tiles,
        List<CommandRecord> commands) {}
