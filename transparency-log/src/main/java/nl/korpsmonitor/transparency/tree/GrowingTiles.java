package nl.korpsmonitor.transparency.tree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nl.korpsmonitor.transparency.Hash;

/**
 * A growing tree that tells which tiles to store: the frontier and the partial tiles at the right edge of each level. A writer grows a {@link #copy()}
 * with a block's leaves, stores {@link #takeChanged()} with the block, and swaps the copy in when the commit has succeeded. Not thread-safe.
 */
public final class GrowingTiles {

    private final TreeFrontier frontier;
    private final List<PartialTile> rightEdge;
    private final List<Tile> filled;

    /** The tiles of the tree without leaves: none. */
    public GrowingTiles() {
        this(new TreeFrontier(), new ArrayList<>(), new ArrayList<>());
    }

    private GrowingTiles(TreeFrontier frontier, List<PartialTile> rightEdge, List<Tile> filled) {
        this.frontier = frontier;
        this.rightEdge = rightEdge;
        this.filled = filled;
    }

    /**
     * The tree of this size, from its stored tiles: only the partial tiles at the right edge are read.
     *
     * @param size the number of leaves, at least 0
     * @throws IllegalStateException when a tile is not there or too short
     */
    public static GrowingTiles restore(long size, TileSource stored) {
        List<PartialTile> rightEdge = new ArrayList<>();
        List<Hash> roots = new ArrayList<>();
        MerkleHasher hasher = new MerkleHasher();
        for (int level = 0; level <= TileCoordinates.MAX_LEVEL && TileCoordinates.hashesAt(level, size) > 0; level++) {
            PartialTile partial = new PartialTile(level, TileCoordinates.fullTiles(level, size));
            int width = TileCoordinates.partialWidth(level, size);
            if (width > 0) {
                partial.fill(TiledSubtrees.read(stored, new TileCoordinates(level, partial.number(), width)), width);
                roots.addAll(0, partial.completeSubtrees(hasher));
            }
            rightEdge.add(partial);
        }
        return new GrowingTiles(TreeFrontier.restore(size, roots), rightEdge, new ArrayList<>());
    }

    /** The number of leaves. */
    public long size() {
        return frontier.size();
    }

    /** The root of the tree as it is now. */
    public Hash root() {
        return frontier.root();
    }

    /** An independent copy of tree and tiles, with the changes that were not taken yet. It costs a few tens of KiB at most. */
    public GrowingTiles copy() {
        List<PartialTile> edge = new ArrayList<>(rightEdge.size());
        rightEdge.forEach(partial -> edge.add(partial.copy()));
        return new GrowingTiles(frontier.copy(), edge, new ArrayList<>(filled));
    }

    /** Appends a leaf, given its hash; see {@link TreeFrontier#append(Hash)}. */
    public void append(Hash leafHash) {
        append(leafHash.bytes(), 0);
    }

    /** Appends the leaf whose hash stands at this offset; see {@link TreeFrontier#append(byte[], int)}. */
    public void append(byte[] leafHashes, int offset) {
        frontier.append(leafHashes, offset, this::completed);
    }

    /**
     * The tiles that changed since the last call, each once and as it is now: first those that were filled, then the partial ones. Storing them over
     * what was there completes the storage of this tree. Filled tiles are kept in memory until this is called.
     */
    public List<Tile> takeChanged() {
        List<Tile> changed = new ArrayList<>(filled);
        filled.clear();
        rightEdge.forEach(partial -> partial.takeIfChanged(changed));
        return List.copyOf(changed);
    }

    private void completed(int treeLevel, MerkleHasher hasher) {
        if (treeLevel % TileCoordinates.HEIGHT != 0) {
            return;
        }
        int level = treeLevel / TileCoordinates.HEIGHT;
        if (level > TileCoordinates.MAX_LEVEL) {
            return;
        }
        if (level == rightEdge.size()) {
            rightEdge.add(new PartialTile(level, 0));
        }
        rightEdge.get(level).add(hasher, filled);
    }

    /** The tile at the right edge of one level, while it fills. */
    private static final class PartialTile {
        private final int level;
        private long number;
        private int width;
        private boolean changed;
        private byte[] hashes = new byte[TileCoordinates.FULL_WIDTH * Hash.BYTES];

        PartialTile(int level, long number) {
            this.level = level;
            this.number = number;
        }

        long number() {
            return number;
        }

        void fill(byte[] stored, int storedWidth) {
            System.arraycopy(stored, 0, hashes, 0, storedWidth * Hash.BYTES);
            width = storedWidth;
        }

        void add(MerkleHasher hasher, List<Tile> filled) {
            hasher.copyRight(hashes, width * Hash.BYTES);
            width++;
            changed = true;
            if (width == TileCoordinates.FULL_WIDTH) {
                filled.add(new Tile(new TileCoordinates(level, number, width), hashes));
                hashes = new byte[hashes.length];
                number++;
                width = 0;
                changed = false;
            }
        }

        void takeIfChanged(List<Tile> target) {
            if (changed) {
                target.add(
                        new Tile(new TileCoordinates(level, number, width), Arrays.copyOf(hashes, width * Hash.BYTES)));
                changed = false;
            }
        }

        List<Hash> completeSubtrees(MerkleHasher hasher) {
            List<Hash> roots = new ArrayList<>();
            int start = 0;
            for (int count = TileCoordinates.FULL_WIDTH / 2; count > 0; count /= 2) {
                if ((width & count) != 0) {
                    roots.add(hasher.complete(hashes, start * Hash.BYTES, count));
                    start += count;
                }
            }
            return roots;
        }

        PartialTile copy() {
            PartialTile copy = new PartialTile(level, number);
            copy.fill(hashes, width);
            copy.changed = changed;
            return copy;
        }
    }
}
