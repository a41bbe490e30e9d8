package nl.korpsmonitor.transparency.verify;

import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import nl.korpsmonitor.transparency.Hash;
import nl.korpsmonitor.transparency.MalformedException;
import nl.korpsmonitor.transparency.entry.EntryBundle;
import nl.korpsmonitor.transparency.tree.TileCoordinates;
import nl.korpsmonitor.transparency.tree.TilePaths;

/** Checks one bundle of entries against its tile of leaf hashes. Any number can run at once. */
final class BundleCheck {

    /** The most bytes of a bundle of leaves, which are about a hundred bytes each. */
    static final int MAX_BUNDLE_BYTES = 64 * 1024;

    /** Below which bundles are found. */
    static final String BUNDLES = "tile/entries/";

    private static final byte LEAF_PREFIX = 0x00;

    private final LogFiles files;

    BundleCheck(LogFiles files) {
        this.files = files;
    }

    static String bundlePath(TileCoordinates tile) {
        return BUNDLES + TilePaths.suffix(tile.number(), tile.width());
    }

    /** Reads bundle and tile, and compares them. */
    CheckedBundle check(TileCoordinates tile) {
        CheckedBundle checked = new CheckedBundle(tile);
        readBundle(checked);
        readTile(checked);
        return checked;
    }

    private void readBundle(CheckedBundle checked) {
        String path = bundlePath(checked.tile);
        Content bundle = files.read(path, MAX_BUNDLE_BYTES);
        if (!bundle.present()) {
            checked.faults.add(Finding.of(
                    "bundle-" + bundle.fault(), files.where(path), "The bundle of entries " + bundle.reason()));
            return;
        }
        try {
            hashLeaves(EntryBundle.parse(bundle.bytes(), checked.width()), checked);
            checked.bundleRead = true;
            checked.hashesKnown = true;
        } catch (MalformedException e) {
            checked.faults.add(Finding.of("bundle-malformed", files.where(path), e.getMessage()));
        }
    }

    private void hashLeaves(List<byte[]> leaves, CheckedBundle checked) {
        MessageDigest sha256 = Hash.newSha256();
        LeafReader reader = new LeafReader();
        for (int place = 0; place < leaves.size(); place++) {
            byte[] leaf = leaves.get(place);
            sha256.update(LEAF_PREFIX);
            sha256.update(leaf);
            digest(sha256, checked.leafHashes, place * Hash.BYTES);
            try {
                reader.digest(leaf, checked.digests, place * Hash.BYTES);
                checked.digestKnown[place] = true;
                followTime(LeafReader.time(leaf), place, checked);
            } catch (MalformedException e) {
                checked.faults.add(Finding.at(
                        "leaf-malformed",
                        files.where(bundlePath(checked.tile)),
                        checked.position(place),
                        e.getMessage()));
            }
        }
    }

    private void followTime(byte[] time, int place, CheckedBundle checked) {
        byte[] before = checked.lastTime;
        if (before == null) {
            checked.firstTime = time;
        } else if (Arrays.compare(before, time) > 0) {
            checked.faults.add(
                    timeFinding(files.where(bundlePath(checked.tile)), checked.position(place), before, time));
        }
        checked.lastTime = time;
    }

    static Finding timeFinding(String where, long position, byte[] before, byte[] time) {
        return Finding.at(
                        "time-decreasing",
                        where,
                        position,
                        "The entry says it was recorded before the one in front of it")
                .differing(
                        "at or after " + new String(before, StandardCharsets.US_ASCII),
                        new String(time, StandardCharsets.US_ASCII));
    }

    private void readTile(CheckedBundle checked) {
        String path = checked.tile.path();
        Content tile = files.read(path, checked.leafHashes.length);
        if (!tile.present()) {
            checked.faults.add(
                    Finding.of("tile-" + tile.fault(), files.where(path), "The tile of leaf hashes " + tile.reason()));
        } else if (tile.bytes().length != checked.leafHashes.length) {
            checked.faults.add(lengthFinding(files.where(path), checked.leafHashes.length, tile.bytes().length));
        } else if (checked.hashesKnown) {
            compare(tile.bytes(), checked);
            checked.tileRead = true;
        } else {
            System.arraycopy(tile.bytes(), 0, checked.leafHashes, 0, checked.leafHashes.length);
            checked.hashesKnown = true;
            checked.tileRead = true;
        }
    }

    static Finding lengthFinding(String where, int shouldBe, int is) {
        return Finding.of("tile-malformed", where, "The tile has another length than its hashes need")
                .differing(shouldBe + " bytes", is + " bytes");
    }

    private void compare(byte[] tile, CheckedBundle checked) {
        for (int place = 0; place < checked.width(); place++) {
            if (!Arrays.equals(
                    tile,
                    place * Hash.BYTES,
                    (place + 1) * Hash.BYTES,
                    checked.leafHashes,
                    place * Hash.BYTES,
                    (place + 1) * Hash.BYTES)) {
                checked.faults.add(Finding.at(
                                "tile-mismatch",
                                files.where(checked.tile.path()),
                                checked.position(place),
                                "The tile has another leaf hash than the entry in "
                                        + files.where(bundlePath(checked.tile)))
                        .differing(
                                Hash.at(checked.leafHashes, place * Hash.BYTES).base64(),
                                Hash.at(tile, place * Hash.BYTES).base64()));
            }
        }
    }

    private static void digest(MessageDigest sha256, byte[] target, int offset) {
        try {
            sha256.digest(target, offset, Hash.BYTES);
        } catch (DigestException e) {
            throw new IllegalStateException("SHA-256 needs 32 bytes, and 32 are there", e);
        }
    }
}
