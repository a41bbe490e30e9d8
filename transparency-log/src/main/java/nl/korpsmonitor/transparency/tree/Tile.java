package nl.korpsmonitor.transparency.tree;

import java.util.Arrays;
import nl.korpsmonitor.transparency.Hash;
import org.jspecify.annotations.Nullable;

/** A tile with its content: {@code width} hashes of 32 bytes in a row. Immutable, equal by content. */
public final class Tile {

    private final TileCoordinates coordinates;
    private final byte[] hashes;

    /** Takes over the array, which nobody may change any more. */
    Tile(TileCoordinates coordinates, byte[] owned) {
        if (owned.length != coordinates.width() * Hash.BYTES) {
            throw new IllegalArgumentException(
                    "A tile of width " + coordinates.width() + " does not have " + owned.length + " bytes");
        }
        this.coordinates = coordinates;
        this.hashes = owned;
    }

    /** Which tile it is, and how wide. */
    public TileCoordinates coordinates() {
        return coordinates;
    }

    /** A copy of the bytes, as they are stored and served. */
    public byte[] bytes() {
        return hashes.clone();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Tile that && coordinates.equals(that.coordinates) && Arrays.equals(hashes, that.hashes);
    }

    @Override
    public int hashCode() {
        return 31 * coordinates.hashCode() + Arrays.hashCode(hashes);
    }

    @Override
    public String toString() {
        return coordinates.path();
    }
}
