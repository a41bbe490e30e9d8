package nl.korpsmonitor.ledger.inspection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import nl.korpsmonitor.ledger.finding.Findings;
import nl.korpsmonitor.ledger.finding.Place;
import nl.korpsmonitor.ledger.store.Rows;
import nl.korpsmonitor.ledger.store.StoreException;
import nl.korpsmonitor.ledger.store.StoreInspection;
import nl.korpsmonitor.transparency.Hash;
import nl.korpsmonitor.transparency.tree.GrowingTiles;
import nl.korpsmonitor.transparency.tree.Tile;
import nl.korpsmonitor.transparency.tree.TileCoordinates;
import org.jspecify.annotations.Nullable;

/** Grows the tree of the entries again and compares it with every stored tile. It keeps the roots of the sizes that are asked for. */
final class TreeInspection {
    /** Beyond so many entries of a tile that do not fit it, it is the tile that is named. */
    private static final int MOST_NAMED = 8;

    private static final int WIDTH = TileCoordinates.FULL_WIDTH;

    private final StoreInspection store;
    private final Findings findings;
    private final Set<Long> wanted;
    private final GrowingTiles tree = new GrowingTiles();
    private final @Nullable String[] events = new @Nullable String[WIDTH];
    private final Map<Long, Hash> roots = new HashMap<>();
    private final Map<Integer, Tile> rightEdge = new TreeMap<>();
    private long tiles;

    /** @param wanted sizes of which the root is asked for later */
    TreeInspection(StoreInspection store, Findings findings, Set<Long> wanted) {
        this.store = store;
        this.findings = findings;
        this.wanted = Set.copyOf(wanted);
    }

    /** @param event what is recorded there, for people; null when it can't be read */
    void append(Hash leaf, @Nullable String event) {
        keepRoot();
        events[(int) (tree.size() % WIDTH)] = event;
        tree.append(leaf);
        if (tree.size() % WIDTH == 0) {
            takeTiles();
        }
    }

    private void keepRoot() {
        if (wanted.contains(tree.size())) {
            roots.put(tree.size(), tree.root());
        }
    }

    private void takeTiles() {
        for (Tile tile : tree.takeChanged()) {
            if (tile.coordinates().partial()) {
                rightEdge.put(tile.coordinates().level(), tile);
            } else {
                compare(tile);
            }
        }
    }

    /** After the last entry. */
    void finish() {
        keepRoot();
        takeTiles();
        rightEdge.values().stream().filter(this::isAtRightEdge).forEach(this::compare);
        try (Rows<String> beyond = store.tilesBeyond(tree.size())) {
            for (String name = beyond.next(); name != null; name = beyond.next()) {
                findings.add(place().row(name), "a tree of " + tree.size() + " entries has no such tile");
            }
        } catch (StoreException e) {
            findings.add(place(), "it can't be read: " + e.getMessage());
        }
    }

    /** A tile that was partial once may have been filled since. */
    private boolean isAtRightEdge(Tile tile) {
        TileCoordinates coordinates = tile.coordinates();
        return coordinates.number() == TileCoordinates.fullTiles(coordinates.level(), tree.size())
                && coordinates.width() == TileCoordinates.partialWidth(coordinates.level(), tree.size());
    }

    private void compare(Tile tile) {
        tiles++;
        try {
            if (!store.holds(tile)) {
                difference(tile);
            }
        } catch (StoreException e) {
            findings.add(place().row(tile.toString()), "it can't be read: " + e.getMessage());
        }
    }

    private void difference(Tile tile) {
        TileCoordinates coordinates = tile.coordinates();
        Place row = place().row(tile.toString());
        byte[] computed = tile.bytes();
        byte[] stored = store.hashes(coordinates.level(), coordinates.number());
        if (stored.length == 0) {
            findings.add(row, "the tile is missing");
        } else if (Arrays.equals(computed, stored)) {
            findings.add(row, "the tile has the right hashes, but is not kept in its form");
        } else if (coordinates.level() > 0) {
            findings.add(row, "the tile is not that of the tiles below it");
        } else {
            leaves(coordinates, computed, stored);
        }
    }

    private void leaves(TileCoordinates coordinates, byte[] computed, byte[] stored) {
        Place row = place().row(coordinates.path());
        List<Long> positions = new ArrayList<>();
        for (int i = 0; i < coordinates.width(); i++) {
            int from = i * Hash.BYTES;
            int to = from + Hash.BYTES;
            if (to > stored.length || !Arrays.equals(computed, from, to, stored, from, to)) {
                positions.add(coordinates.number() * WIDTH + i);
            }
        }
        if (positions.size() > MOST_NAMED) {
            findings.add(
                    row,
                    positions.size() + " of its " + coordinates.width()
                            + " leaves are not those of the entries; the first is" + " that of position "
                            + positions.getFirst());
            return;
        }
        for (long position : positions) {
            findings.add(
                    store.place("entries").at(position, events[(int) (position % WIDTH)]),
                    "its body or its time of recording is not the one whose hash stands in the tree (" + place().table()
                            + ", " + coordinates.path() + "): one of the two was changed");
        }
        if (stored.length > computed.length) {
            findings.add(row, "the tile has more leaves than there are entries");
        }
    }

    /** The leaf that stands in the stored tiles; null when there is none. */
    @Nullable
    Hash storedLeaf(long position) {
        byte[] stored = store.hashes(0, position / WIDTH);
        int offset = (int) (position % WIDTH) * Hash.BYTES;
        return offset + Hash.BYTES <= stored.length ? Hash.at(stored, offset) : null;
    }

    private Place place() {
        return store.place("tiles");
    }

    long size() {
        return tree.size();
    }

    Hash root() {
        return tree.root();
    }

    /** The root of that many entries; null when it was not asked for, or there are fewer. */
    @Nullable
    Hash rootAt(long size) {
        return roots.get(size);
    }

    /** How many tiles were compared. */
    long tiles() {
        return tiles;
    }
}
