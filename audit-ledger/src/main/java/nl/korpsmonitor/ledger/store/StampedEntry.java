package nl.korpsmonitor.ledger.store;

import nl.korpsmonitor.transparency.Hash;
import nl.korpsmonitor.transparency.entry.Leaf;
import nl.korpsmonitor.transparency.tree.MerkleHasher;

/**
 * An entry with its time of recording.
 *
 * @param recordedAtMicros when the ledger took it, since the epoch; never less than that of the entry before it
 */
public record StampedEntry(NewEntry entry, long recordedAtMicros) {
    /** The hash that stands for it in the tree. */
    public Hash leafHash(MerkleHasher hasher) {
        return hasher.leaf(Leaf.of(recordedAtMicros, entry.bodyHash()));
    }
}
