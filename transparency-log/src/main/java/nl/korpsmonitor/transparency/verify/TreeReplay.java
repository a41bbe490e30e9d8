package nl.korpsmonitor.transparency.verify;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import nl.korpsmonitor.transparency.Hash;
import nl.korpsmonitor.transparency.tree.GrowingTiles;
import nl.korpsmonitor.transparency.tree.Tile;
import nl.korpsmonitor.transparency.tree.TileCoordinates;
import org.jspecify.annotations.Nullable;

/**
 * Grows the tree anew from checked bundles, in order, and compares every tile above the leaf hashes with what is there. It needs a few tens of KiB,
 * however large the tree. Not thread-safe.
 */
final class TreeReplay {

    private final long size;
    private final LogFiles files;
    private final ReportBuilder report;
    private final NavigableSet<Long> wantedSizes = new TreeSet<>();
    private final Map<Long, Hash> roots = new HashMap<>();
    private final GrowingTiles tree = new GrowingTiles();
    private final Map<Integer, Tile> partial = new HashMap<>();
    private byte @Nullable [] lastTime;

    /**
     * A replay up to a size.
     *
     * @param wanted the sizes at which {@link #root} is asked for; those beyond the size are ignored
     */
    TreeReplay(long size, Iterable<Long> wanted, LogFiles files, ReportBuilder report) {
        this.size = size;
        this.files = files;
        this.report = report;
        wanted.forEach(wantedSizes::add);
        wantedSizes.add(size);
        keepRoot();
    }

    /** The number of bundles, the partial one included. */
    static long bundles(long size) {
        return TileCoordinates.fullTiles(0, size) + (TileCoordinates.partialWidth(0, size) > 0 ? 1 : 0);
    }

    /** Takes the next bundle; false when its hashes are unknown, so that the tree can't go on. */
    boolean take(CheckedBundle bundle) {
        report.addAll(bundle.faults);
        compareTime(bundle);
        report.count("bundles", "bundles of entries read", bundle.bundleRead ? 1 : 0);
        report.count("tiles", "tiles of hashes compared", bundle.tileRead ? 1 : 0);
        if (!bundle.hashesKnown) {
            report.notChecked("The entries from " + bundle.position(0)
                    + " on, and the root: neither the bundle nor the tile of those entries could be read");
            return false;
        }
        for (int place = 0; place < bundle.width(); place++) {
            tree.append(bundle.leafHashes, place * Hash.BYTES);
            keepRoot();
        }
        report.count("entries", "entries hashed into the tree", bundle.bundleRead ? bundle.width() : 0);
        tree.takeChanged().forEach(this::compareOrKeep);
        if (tree.size() == size) {
            partial.values().forEach(this::compare);
        }
        return true;
    }

    /** The root at a size that was asked for; empty when the replay did not come that far. */
    Optional<Hash> root(long atSize) {
        return Optional.ofNullable(roots.get(atSize));
    }

    private void keepRoot() {
        if (wantedSizes.contains(tree.size())) {
            roots.put(tree.size(), tree.root());
        }
    }

    private void compareTime(CheckedBundle bundle) {
        byte[] before = lastTime;
        byte[] first = bundle.firstTime;
        if (before != null && first != null && Arrays.compare(before, first) > 0) {
            report.add(BundleCheck.timeFinding(
                    files.where(BundleCheck.bundlePath(bundle.tile)), bundle.position(0), before, first));
        }
        lastTime = bundle.lastTime != null ? bundle.lastTime : before;
    }

    private void compareOrKeep(Tile tile) {
        int level = tile.coordinates().level();
        if (level == 0) {
            // The bundle's check has compared it.
            return;
        }
        if (tile.coordinates().partial()) {
            partial.put(level, tile);
        } else {
            partial.remove(level);
            compare(tile);
        }
    }

    private void compare(Tile tile) {
        byte[] computed = tile.bytes();
        String path = tile.coordinates().path();
        Content stored = files.read(path, computed.length);
        if (!stored.present()) {
            report.add(Finding.of("tile-" + stored.fault(), files.where(path), "The tile " + stored.reason()));
        } else if (stored.bytes().length != computed.length) {
            report.add(BundleCheck.lengthFinding(files.where(path), computed.length, stored.bytes().length));
        } else {
            report.count("tiles", "tiles of hashes compared", 1);
            compare(tile.coordinates(), computed, stored.bytes());
        }
    }

    private void compare(TileCoordinates tile, byte[] computed, byte[] stored) {
        int differs = Arrays.mismatch(computed, stored);
        if (differs >= 0) {
            int place = differs / Hash.BYTES;
            report.add(Finding.of(
                            "tile-mismatch",
                            files.where(tile.path()),
                            "Hash " + place + " of the tile is not that of the entries " + span(tile, place))
                    .differing(
                            Hash.at(computed, place * Hash.BYTES).base64(),
                            Hash.at(stored, place * Hash.BYTES).base64()));
        }
    }

    private static String span(TileCoordinates tile, int place) {
        int levels = tile.level() * TileCoordinates.HEIGHT;
        long first = (tile.number() * TileCoordinates.FULL_WIDTH + place) << levels;
        return first + " to " + (first + (1L << levels) - 1);
    }
}
