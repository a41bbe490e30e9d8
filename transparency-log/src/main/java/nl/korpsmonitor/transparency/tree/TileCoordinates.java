package nl.korpsmonitor.transparency.tree;

/**
 * Which tile of a log, by C2SP tlog-tiles: tiles of height 8, so that the tile at level {@code level} and number {@code number} holds the roots of
 * the subtrees {@code number * 256} to {@code number * 256 + width - 1} of 2^(8 * level) leaves each.
 *
 * @param level from 0, at most {@value #MAX_LEVEL}
 * @param number the tile's place in its level, from 0
 * @param width the number of hashes: {@value #FULL_WIDTH} in a full tile, from 1 in a partial one
 */
public record TileCoordinates(int level, long number, int width) {

    /** The number of tree levels that a tile spans. */
    public static final int HEIGHT = 8;

    /** The number of hashes in a full tile. */
    public static final int FULL_WIDTH = 1 << HEIGHT;

    /** The highest level of a tile in a tree of less than 2^63 leaves. */
    public static final int MAX_LEVEL = 7;

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException when one is left
     */
    public TileCoordinates {
        require(0 <= level && level <= MAX_LEVEL, "A tile's level is 0 to " + MAX_LEVEL);
        require(1 <= width && width <= FULL_WIDTH, "A tile's width is 1 to " + FULL_WIDTH);
        require(
                0 <= number && number <= hashesAt(level, Long.MAX_VALUE) / FULL_WIDTH,
                "A tile's number must exist at its level");
    }

    /**
     * The width of the partial tile at the right edge of a level: 0 when there is none, else 1 to 255.
     *
     * @param size the number of leaves of the tree
     */
    public static int partialWidth(int level, long size) {
        return (int) (hashesAt(level, size) % FULL_WIDTH);
    }

    /** The number of full tiles at a level of a tree of this size; it is also the number of the partial tile that may follow them. */
    public static long fullTiles(int level, long size) {
        return hashesAt(level, size) / FULL_WIDTH;
    }

    /**
     * The tile as wide as it is in a tree of this size.
     *
     * @throws IllegalArgumentException when that tree has no such tile
     */
    public static TileCoordinates inTree(int level, long number, long size) {
        long full = fullTiles(level, size);
        if (number < full) {
            return new TileCoordinates(level, number, FULL_WIDTH);
        }
        require(number == full && partialWidth(level, size) > 0, "A tree of this size has no such tile");
        return new TileCoordinates(level, number, partialWidth(level, size));
    }

    static long hashesAt(int level, long size) {
        require(0 <= level && level <= MAX_LEVEL, "A tile's level is 0 to " + MAX_LEVEL);
        require(size >= 0, "The size must not be negative");
        return size >>> (HEIGHT * level);
    }

    /** Whether the tile has fewer than {@value #FULL_WIDTH} hashes. */
    public boolean partial() {
        return width < FULL_WIDTH;
    }

    /** The path below the log's URL, such as {@code tile/0/x001/x234/067} or {@code tile/1/000.p/8}. */
    public String path() {
        return "tile/" + level + "/" + TilePaths.suffix(number, width);
    }

    static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
