package nl.korpsmonitor.service.export;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import nl.korpsmonitor.ledger.store.StoredEntry;
import nl.korpsmonitor.transparency.Hash;
import nl.korpsmonitor.transparency.entry.Leaf;
import nl.korpsmonitor.transparency.tree.GrowingTiles;
import nl.korpsmonitor.transparency.tree.MerkleHasher;
import nl.korpsmonitor.transparency.tree.Tile;
import nl.korpsmonitor.transparency.tree.TileCoordinates;
import nl.korpsmonitor.transparency.tree.TileSource;

/** Writes the tiles of the tree, computed anew from the entries, so that nothing is exported that does not fit them. For one thread. */
final class TreeFiles {
    private final TileSource stored;
    private final ExportFolder folder;
    private final GrowingTiles tree = new GrowingTiles();
    private final MerkleHasher hasher = new MerkleHasher();
    private final SortedMap<Integer, Tile> rightEdge = new TreeMap<>();

    /** @param stored the tiles as the ledger keeps them */
    TreeFiles(TileSource stored, ExportFolder folder) {
        this.stored = stored;
        this.folder = folder;
    }

    /**
     * Appends the entries of a tile, or of its beginning.
     *
     * @throws IllegalStateException when one is not as it was when it was recorded; nothing of them was written
     */
    void append(List<StoredEntry> entries) throws IOException {
        long first = tree.size();
        byte[] kept =
                stored.read(TileCoordinates.inTree(0, first / TileCoordinates.FULL_WIDTH, first + entries.size()));
        for (int i = 0; i < entries.size(); i++) {
            StoredEntry entry = entries.get(i);
            Hash leaf = hasher.leaf(Leaf.of(entry.recordedAtMicros(), Hash.sha256(entry.body())));
            if (entry.position() != first + i
                    || kept.length < (i + 1) * Hash.BYTES
                    || !leaf.equals(Hash.at(kept, i * Hash.BYTES))) {
                throw damaged("entry " + (first + i) + " is not as it was recorded");
            }
            tree.append(leaf);
        }
        for (Tile tile : tree.takeChanged()) {
            if (tile.coordinates().partial()) {
                rightEdge.put(tile.coordinates().level(), tile);
            } else {
                folder.put(tile.coordinates().path(), tile.bytes());
            }
        }
    }

    /**
     * Writes the partial tiles at the right edge.
     *
     * @throws IllegalStateException when the root is another than the checkpoint's
     */
    void finish(Hash root) throws IOException {
        if (!tree.root().equals(root)) {
            throw damaged("the entries are not those that the published checkpoint was made over");
        }
        for (Tile tile : rightEdge.values()) {
            TileCoordinates coordinates = tile.coordinates();
            // An older right edge stays in the map when the tile was filled exactly.
            if (TileCoordinates.partialWidth(coordinates.level(), tree.size()) == coordinates.width()
                    && TileCoordinates.fullTiles(coordinates.level(), tree.size()) == coordinates.number()) {
                folder.put(coordinates.path(), tile.bytes());
                for (int width : folder.narrower(coordinates.path())) {
                    // Those of earlier checkpoints, which readers may still ask for; most often they are as they were.
                    TileCoordinates earlier = new TileCoordinates(coordinates.level(), coordinates.number(), width);
                    folder.put(earlier.path(), Arrays.copyOf(tile.bytes(), width * Hash.BYTES));
                }
            }
        }
    }

    private static IllegalStateException damaged(String what) {
        return new IllegalStateException(
                what + ", so nothing is published from it: 'ledger verify' tells what was changed");
    }
}
