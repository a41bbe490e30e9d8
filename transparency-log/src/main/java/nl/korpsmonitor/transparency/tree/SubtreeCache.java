package nl.korpsmonitor.transparency.tree;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Keeps what is computed from the tiles above the leaf hashes, of which there are few and which almost every proof needs. A full tile never changes, and a
 * partial one is told apart by its width, so what is kept stays right: for one log, of which the tree only grows. Each tile takes 16 KiB at most; the
 * least recently used goes first. Thread-safe.
 */
public final class SubtreeCache {
    private static final float LOAD = 0.75f;

    private final Map<TileCoordinates, TileNodes> kept;

    /** @param tiles how many are kept, from 1 */
    public SubtreeCache(int tiles) {
        if (tiles < 1) {
            throw new IllegalArgumentException("At least one tile must be kept");
        }
        kept = new LinkedHashMap<>(tiles, LOAD, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<TileCoordinates, TileNodes> eldest) {
                return size() > tiles;
            }
        };
    }

    /** @param read reads the tile; whatever it throws is thrown, and nothing is kept */
    TileNodes nodes(TileCoordinates tile, Function<TileCoordinates, byte[]> read) {
        synchronized (kept) {
            TileNodes nodes = kept.get(tile);
            if (nodes != null) {
                return nodes;
            }
        }
        // Read and computed outside the lock: two threads may do it both, and find the same.
        TileNodes nodes = new TileNodes(read.apply(tile), tile.width());
        synchronized (kept) {
            kept.put(tile, nodes);
        }
        return nodes;
    }
}
