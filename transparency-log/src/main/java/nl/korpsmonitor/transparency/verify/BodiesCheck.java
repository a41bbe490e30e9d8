package nl.korpsmonitor.transparency.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Map;
import nl.korpsmonitor.transparency.Hash;
import nl.korpsmonitor.transparency.json.JsonLimits;
import nl.korpsmonitor.transparency.json.JsonObject;
import nl.korpsmonitor.transparency.tree.TileCoordinates;
import nl.korpsmonitor.transparency.tree.TilePaths;
import nl.korpsmonitor.transparency.verify.LineReader.Line;
import org.jspecify.annotations.Nullable;

/** Checks the bodies of one bundle, and their disclosures, against the leaves. Any number can run at once, in constant memory. */
final class BodiesCheck {

    private static final long MAX_FILE_BYTES = TileCoordinates.FULL_WIDTH * (JsonLimits.BODY.maxBytes() + 2L);

    private final ExportFiles files;
    private final ExportManifest manifest;

    /**
     * A check of an export's bodies.
     *
     * @param manifest what the export says that it is
     */
    BodiesCheck(ExportFiles files, ExportManifest manifest) {
        this.files = files;
        this.manifest = manifest;
    }

    static String bodiesPath(long bundle) {
        return "bodies/" + TilePaths.suffix(bundle, TileCoordinates.FULL_WIDTH) + ".jsonl";
    }

    static String disclosuresPath(long bundle) {
        return "disclosures/" + TilePaths.suffix(bundle, TileCoordinates.FULL_WIDTH) + ".jsonl";
    }

    /** Adds what it finds to a bundle whose entries were read. */
    void check(CheckedBundle checked) {
        String path = bodiesPath(checked.tile.number());
        Content obstacle = files.obstacle(path);
        if (obstacle != null) {
            checked.faults.add(
                    Finding.of("bodies-" + obstacle.fault(), path, "The file of bodies " + obstacle.reason()));
            return;
        }
        Path file = files.file(path);
        String disclosures = disclosuresPath(checked.tile.number());
        try {
            if (Files.size(file) > MAX_FILE_BYTES) {
                checked.faults.add(Finding.of("bodies-malformed", path, "The file is longer than its bodies can be"));
                return;
            }
            read(file, path, disclosures, checked);
        } catch (IOException | UncheckedIOException e) {
            checked.faults.add(Finding.of(
                    "bodies-unreadable", path, "The bodies or their disclosures can't be read: " + e.getMessage()));
        }
    }

    private void read(Path file, String path, String disclosures, CheckedBundle checked) throws IOException {
        try (LineReader lines = new LineReader(Files.newInputStream(file), JsonLimits.BODY.maxBytes());
                DisclosureCheck disclosed = DisclosureCheck.open(files, disclosures, checked)) {
            readLines(lines, path, disclosed, checked);
            disclosed.finish(manifest.unfinished());
        }
    }

    private void readLines(LineReader lines, String path, DisclosureCheck disclosed, CheckedBundle checked) {
        MessageDigest sha256 = Hash.newSha256();
        for (int place = 0; place < checked.width(); place++) {
            Line read = lines.next();
            if (read == Line.END) {
                checked.faults.add(Finding.at(
                        "bodies-malformed",
                        path,
                        checked.position(place),
                        "The file ends before the line of this entry"));
                return;
            }
            if (read != Line.READ) {
                checked.faults.add(Finding.at(
                        "bodies-malformed",
                        path,
                        checked.position(place),
                        read == Line.TOO_LONG
                                ? "The line is longer than a body can be"
                                : "The file ends within the line of this entry"));
                disclosed.body(checked.position(place), Map.of());
            } else {
                disclosed.body(checked.position(place), digests(lines, path, place, sha256, checked));
            }
        }
        boolean mayGoOn = manifest.unfinished() && checked.tile.partial();
        if (!mayGoOn && lines.next() != Line.END) {
            checked.faults.add(
                    Finding.of(
                            "bodies-beyond",
                            path,
                            "There are more lines than entries: nothing proves the rest. If an export was interrupted, run it again"));
        }
    }

    /** Checks the body in a line; the salted digests in it. */
    private Map<String, String> digests(
            LineReader line, String path, int place, MessageDigest sha256, CheckedBundle checked) {
        long position = checked.position(place);
        if (line.length() == 0) {
            checked.bodiesNotHeld++;
            if (manifest.full()) {
                checked.faults.add(Finding.at(
                        "body-missing", path, position, "A full export holds every body, and this one is left out"));
            }
            return Map.of();
        }
        if (!checked.digestKnown[place]) {
            checked.bodiesNotHeld++;
            return Map.of();
        }
        sha256.update(line.line(), 0, line.length());
        Hash digest = Hash.of(sha256.digest());
        if (!digest.equals(checked.digest(place))) {
            checked.faults.add(Finding.at("body-mismatch", path, position, "The body is not the one that was recorded")
                    .differing(checked.digest(place).base64(), digest.base64()));
            return Map.of();
        }
        checked.bodiesHeld++;
        return digests(line, position, checked);
    }

    private static Map<String, String> digests(LineReader line, long position, CheckedBundle checked) {
        // Entry 0 must tell which ledger it is, in whatever words.
        @Nullable
        JsonObject body = position == 0 || BodyReader.worthReading(line.line(), line.length())
                ? BodyReader.object(line.copy())
                : null;
        if (body == null) {
            return Map.of();
        }
        LedgerNote note = LedgerNote.of(position, body);
        if (note != null) {
            checked.notes.add(note);
        }
        return BodyReader.digests(body);
    }
}
