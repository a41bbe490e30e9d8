package nl.korpsmonitor.transparency.tree;

import java.util.HashMap;
import java.util.Map;
import nl.korpsmonitor.transparency.Hash;
import org.jspecify.annotations.Nullable;

/**
 * Finds the roots of subtrees in stored tiles. It keeps the tiles that it reads (a proof needs about three a level), so make one for each proof. Not
 * thread-safe.
 */
public final class TiledSubtrees implements SubtreeHashes {

    private final TileSource source;
    private final long size;
    private final MerkleHasher hasher = new MerkleHasher();
    private final Map<TileCoordinates, byte[]> tilesRead = new HashMap<>();
    private final @Nullable SubtreeCache cache;

    /**
     * The subtrees of a tree of this size, as the tiles have them now.
     *
     * @param source has the tiles of that tree, or of one grown from it
     */
    public TiledSubtrees(TileSource source, long size) {
        this(source, size, null);
    }

    /**
     * The subtrees of a tree of this size.
     *
     * @param source has the tiles of that tree, or of one grown from it
     * @param cache of the same log; tiles above the leaf hashes that it has are not read again. Null for none
     */
    public TiledSubtrees(TileSource source, long size, @Nullable SubtreeCache cache) {
        this.source = source;
        this.size = size;
        this.cache = cache;
    }

    @Override
    public Hash root(int level, long index) {
        int levelInTile = level % TileCoordinates.HEIGHT;
        int tileLevel = level / TileCoordinates.HEIGHT;
        long firstHash = index << levelInTile;
        int count = 1 << levelInTile;
        int position = (int) (firstHash % TileCoordinates.FULL_WIDTH);
        TileCoordinates tile = TileCoordinates.inTree(tileLevel, firstHash / TileCoordinates.FULL_WIDTH, size);
        if (position + count > tile.width()) {
            throw new IllegalArgumentException(
                    "A tree of size " + size + " has no complete subtree " + index + " at level " + level);
        }
        if (cache != null && tileLevel > 0) {
            return cache.nodes(tile, wanted -> read(source, wanted)).root(levelInTile, position);
        }
        byte[] hashes = tilesRead.computeIfAbsent(tile, wanted -> read(source, wanted));
        return hasher.complete(hashes, position * Hash.BYTES, count);
    }

    static byte[] read(TileSource source, TileCoordinates tile) {
        byte[] hashes = source.read(tile);
        if (hashes.length < tile.width() * Hash.BYTES) {
            throw new IllegalStateException("The stored " + tile.path() + " has " + hashes.length
                    + " bytes, which is too few: the tile storage is damaged");
        }
        return hashes;
    }
}
