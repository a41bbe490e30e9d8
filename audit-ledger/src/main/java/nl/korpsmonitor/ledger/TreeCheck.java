package nl.korpsmonitor.ledger;

import java.util.Arrays;
import java.util.List;
import nl.korpsmonitor.ledger.sequencer.TreeHead;
import nl.korpsmonitor.ledger.store.LedgerStore;
import nl.korpsmonitor.ledger.store.StoredEntry;
import nl.korpsmonitor.transparency.Hash;
import nl.korpsmonitor.transparency.entry.Leaf;
import nl.korpsmonitor.transparency.tree.GrowingTiles;
import nl.korpsmonitor.transparency.tree.MerkleHasher;
import nl.korpsmonitor.transparency.tree.Tile;

/** Recomputes the tree from what is stored. */
final class TreeCheck {
    private static final int PAGE = 1_000;

    private TreeCheck() {}

    /**
     * Compares entries, tiles and root.
     *
     * @param head up to where
     * @throws IllegalStateException when something differs; the message says where
     */
    static TreeHead verify(LedgerStore store, TreeHead head) {
        GrowingTiles tree = new GrowingTiles();
        MerkleHasher hasher = new MerkleHasher();
        long lastRecordedAt = 0;
        while (tree.size() < head.size()) {
            int wanted = (int) Math.min(PAGE, head.size() - tree.size());
            List<StoredEntry> page = store.entries(tree.size(), wanted);
            require(page.size() == wanted, "entries are missing from position " + (tree.size() + page.size()));
            for (StoredEntry entry : page) {
                require(entry.position() == tree.size(), "position " + tree.size() + " is missing");
                require(
                        entry.recordedAtMicros() >= lastRecordedAt,
                        "position " + entry.position() + " was recorded before the one ahead of it");
                lastRecordedAt = entry.recordedAtMicros();
                tree.append(hasher.leaf(Leaf.of(lastRecordedAt, Hash.sha256(entry.body()))));
            }
            tree.takeChanged().stream()
                    .filter(tile -> !tile.coordinates().partial())
                    .forEach(tile -> requireStored(store, tile));
        }
        requirePartialTiles(store, tree);
        require(tree.root().equals(head.root()), "the entries' root is " + tree.root() + ", not " + head.root());
        return head;
    }

    private static void requireStored(LedgerStore store, Tile tile) {
        byte[] stored = store.read(tile.coordinates());
        byte[] computed = tile.bytes();
        require(
                stored.length >= computed.length
                        && Arrays.equals(stored, 0, computed.length, computed, 0, computed.length),
                "the stored " + tile + " is not that of the entries");
    }

    /** The right edge as the store has it must lead to the same root. */
    private static void requirePartialTiles(LedgerStore store, GrowingTiles tree) {
        Hash restored = GrowingTiles.restore(tree.size(), store).root();
        require(restored.equals(tree.root()), "the stored tiles at the right edge are not those of the entries");
    }

    private static void require(boolean holds, String fault) {
        if (!holds) {
            throw new IllegalStateException(fault);
        }
    }
}
