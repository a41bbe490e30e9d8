package nl.korpsmonitor.transparency.verify;

import java.util.ArrayList;
import java.util.List;
import nl.korpsmonitor.transparency.Hash;
import nl.korpsmonitor.transparency.tree.TileCoordinates;
import org.jspecify.annotations.Nullable;

/** What was found in one bundle of entries, its tile, its bodies and its disclosures. Filled by one thread, then read by another. */
final class CheckedBundle {

    final TileCoordinates tile;
    final Faults faults = new Faults();
    final List<LedgerNote> notes = new ArrayList<>();

    /** The hashes of the leaves, in a row. */
    final byte[] leafHashes;

    /** The digests of the bodies that the leaves name, in a row, where {@link #digestKnown}. */
    final byte[] digests;

    final boolean[] digestKnown;

    /** Whether the leaves' hashes are known, from the bundle or, when that is damaged, from the tile: only then the tree can grow on. */
    boolean hashesKnown;

    /** Whether the bundle was there and well formed. */
    boolean bundleRead;

    /** Whether the tile was there and well formed. */
    boolean tileRead;

    /** The first and last time of recording, as text; null when no leaf could be read. */
    byte @Nullable [] firstTime;

    byte @Nullable [] lastTime;

    long bodiesHeld;
    long bodiesNotHeld;
    long disclosures;
    long withheld;

    CheckedBundle(TileCoordinates tile) {
        this.tile = tile;
        this.leafHashes = new byte[tile.width() * Hash.BYTES];
        this.digests = new byte[tile.width() * Hash.BYTES];
        this.digestKnown = new boolean[tile.width()];
    }

    int width() {
        return tile.width();
    }

    /** The position of the entry at this place in the bundle. */
    long position(int place) {
        return tile.number() * TileCoordinates.FULL_WIDTH + place;
    }

    Hash digest(int place) {
        return Hash.at(digests, place * Hash.BYTES);
    }
}
