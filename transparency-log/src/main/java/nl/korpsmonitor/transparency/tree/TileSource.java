package nl.korpsmonitor.transparency.tree;

/** Where stored tiles are read: a database, or the log's public files. */
@FunctionalInterface
public interface TileSource {

    /**
     * The bytes of a tile.
     *
     * @param tile which one, and how many hashes of it are needed
     * @return at least {@code tile.width()} hashes of 32 bytes in a row; more is allowed, as a tile that has grown since begins with what it was. Fewer
     *     bytes, none for a missing tile, make the caller fail with an {@link IllegalStateException} that names the tile
     */
    byte[] read(TileCoordinates tile);
}
