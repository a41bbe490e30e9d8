package nl.korpsmonitor.transparency.verify;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.korpsmonitor.transparency.Hash;
import nl.korpsmonitor.transparency.MalformedException;
import nl.korpsmonitor.transparency.entry.EntryBundle;
import nl.korpsmonitor.transparency.tree.TileCoordinates;
import nl.korpsmonitor.transparency.tree.TilePaths;

/**
 * Looks at every file of an export for those that the tree does not ask for. Partial tiles and bundles of earlier checkpoints must be the beginnings of
 * those of today; bodies beyond the checkpoint are proven by nothing; a symbolic link is a fault; anything else is named.
 */
final class ExportWalk {

    private static final int MAX_DEPTH = 16;
    private static final int MAX_BYTES = 64 * 1024;
    private static final Set<String> KNOWN =
            Set.of("checkpoint", ExportManifest.PATH, ExportPolicy.PATH, "README.md", "verifier.jar");
    private static final Pattern TILE = Pattern.compile("tile/(entries|[0-7])/(.+)");
    private static final Pattern LINES = Pattern.compile("(?:bodies|disclosures)/(.+)\\.jsonl");

    private final ExportFiles files;
    private final long size;
    private final boolean unfinished;
    private final ReportBuilder report;

    /** @param unfinished whether an interrupted update may have left bodies beyond the checkpoint, which are passed over */
    ExportWalk(ExportFiles files, long size, boolean unfinished, ReportBuilder report) {
        this.files = files;
        this.size = size;
        this.unfinished = unfinished;
        this.report = report;
    }

    void run() {
        try {
            Files.walkFileTree(files.folder(), EnumSet.noneOf(FileVisitOption.class), MAX_DEPTH, new Visitor());
        } catch (IOException e) {
            report.add(Finding.of("export-unreadable", ".", "The folder can't be read: " + e));
        }
    }

    private void look(String path) {
        Matcher tile = TILE.matcher(path);
        Matcher lines = LINES.matcher(path);
        if (KNOWN.contains(path) || retired(path)) {
            return;
        }
        try {
            if (tile.matches()) {
                boolean entries = tile.group(1).equals("entries");
                lookAtTile(
                        path, TilePaths.parse(entries ? 0 : Integer.parseInt(tile.group(1)), tile.group(2)), entries);
                return;
            }
            if (lines.matches()) {
                lookAtLines(path, TilePaths.parse(0, lines.group(1)));
                return;
            }
        } catch (IllegalArgumentException e) {
            // The path is like a tile's, and is none.
        }
        report.notice("Not checked, since it is no part of an export: " + path);
    }

    private static boolean retired(String path) {
        String folder = RetiredCheckpoints.FOLDER + "/";
        return path.startsWith(folder) && RetiredCheckpoints.isName(path.substring(folder.length()));
    }

    private void lookAtLines(String path, TileCoordinates bundle) {
        if (bundle.partial()) {
            throw new IllegalArgumentException("Bodies have no partial files");
        }
        if (!unfinished && bundle.number() >= TreeReplay.bundles(size)) {
            report.add(
                    Finding.of(
                            "bodies-beyond",
                            path,
                            "The file is about entries beyond the checkpoint: nothing proves them. If an export was interrupted, run it again"));
        }
    }

    private void lookAtTile(String path, TileCoordinates tile, boolean entries) {
        TileCoordinates today;
        try {
            today = TileCoordinates.inTree(tile.level(), tile.number(), size);
        } catch (IllegalArgumentException e) {
            report.notice("Not checked, since it lies beyond the checkpoint: " + path);
            return;
        }
        if (tile.width() > today.width()) {
            report.notice("Not checked, since it lies beyond the checkpoint: " + path);
        } else if (tile.width() < today.width()) {
            compareEarlier(path, tile, entries ? BundleCheck.bundlePath(today) : today.path(), entries);
        }
    }

    private void compareEarlier(String path, TileCoordinates earlier, String todayPath, boolean entries) {
        Content then = files.read(path, MAX_BYTES);
        Content now = files.read(todayPath, MAX_BYTES);
        if (!now.present()) {
            // That was reported when the tree was replayed.
            return;
        }
        int length = then.bytes().length;
        boolean begins = then.present()
                && length <= now.bytes().length
                && Arrays.equals(then.bytes(), 0, length, now.bytes(), 0, length)
                && (entries ? holds(then.bytes(), earlier.width()) : length == earlier.width() * Hash.BYTES);
        if (begins) {
            report.count("earlierTiles", "partial tiles and bundles of earlier checkpoints compared", 1);
        } else {
            report.add(Finding.of(
                    "tile-mismatch", path, "The file of an earlier checkpoint is not the beginning of " + todayPath));
        }
    }

    private static boolean holds(byte[] bundle, int entries) {
        try {
            return EntryBundle.parse(bundle, entries).size() == entries;
        } catch (MalformedException e) {
            return false;
        }
    }

    private final class Visitor extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String path = files.folder().relativize(file).toString().replace('\\', '/');
            if (attributes.isSymbolicLink()) {
                report.add(Finding.of("export-link", path, "It " + ExportFiles.LINK));
            } else if (attributes.isDirectory()) {
                report.notice("Not checked, since it is nested too deeply: " + path);
            } else {
                look(path);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException fault) {
            report.add(Finding.of(
                    "export-unreadable", files.folder().relativize(file).toString(), "It can't be read: " + fault));
            return FileVisitResult.CONTINUE;
        }
    }
}
