package nl.korpsmonitor.service.export;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.korpsmonitor.transparency.tree.TileCoordinates;
import nl.korpsmonitor.transparency.tree.TilePaths;

/** The files of an export, as paths below its folder with slashes. */
final class ExportPaths {
    static final String CHECKPOINT = "checkpoint";
    static final String DESCRIPTION = "export.json";
    static final String POLICY = "policy";
    static final String GUIDE = "README.md";
    static final String VERIFIER = "verifier.jar";

    /** Where a file is written before it gets its name; left behind when the program is killed. */
    static final String UNFINISHED = ".unfinished";

    /** Keeps a second export out while one writes. */
    static final String LOCK = ".lock";

    /** How many entries stand in a file of bodies, of leaves or of disclosures. */
    static final int ENTRIES_PER_FILE = TileCoordinates.FULL_WIDTH;

    private static final String ENTRIES = "entries";
    private static final String NUMBER = "(x[0-9]{3}/){0,6}[0-9]{3}";
    private static final String PARTIAL = "(\\.p/[1-9][0-9]{0,2})";

    private static final Pattern OURS = Pattern.compile(String.join(
            "|",
            Pattern.quote(CHECKPOINT),
            Pattern.quote(DESCRIPTION),
            Pattern.quote(POLICY),
            Pattern.quote(GUIDE),
            Pattern.quote(VERIFIER),
            Pattern.quote(UNFINISHED),
            Pattern.quote(LOCK),
            "retired/[0-9a-f]{8}",
            "tile/([0-7]|entries)/" + NUMBER + PARTIAL + "?",
            "(bodies|disclosures)/" + NUMBER + "\\.jsonl"));

    private static final Pattern TILE = Pattern.compile("tile/([0-7]|entries)/(" + NUMBER + PARTIAL + "?)");
    private static final Pattern LINES = Pattern.compile("(bodies|disclosures)/(" + NUMBER + ")\\.jsonl");

    private ExportPaths() {}

    /** The leaves of 256 entries, or of fewer at the right edge. */
    static String entryBundle(long number, int width) {
        return "tile/entries/" + TilePaths.suffix(number, width);
    }

    /** The bodies of up to 256 entries. */
    static String bodies(long number) {
        return "bodies/" + numbered(number);
    }

    /** The disclosures of up to 256 entries. */
    static String disclosures(long number) {
        return "disclosures/" + numbered(number);
    }

    /** The last published checkpoint that a retired key had signed. */
    static String retired(String keyId) {
        return "retired/" + keyId;
    }

    private static String numbered(long number) {
        return TilePaths.suffix(number, TileCoordinates.FULL_WIDTH) + ".jsonl";
    }

    /** Whether an export can hold a file of this path. */
    static boolean isOurs(String path) {
        return OURS.matcher(path).matches();
    }

    /**
     * Whether a file of an export belongs to one of this size, 1 or more. Narrower tiles and bundles at the right edge do, since readers of an earlier
     * checkpoint may still ask for them; wider ones do not, and partial ones no more once the full one is there.
     */
    static boolean belongs(String path, long size) {
        Matcher tile = TILE.matcher(path);
        Matcher lines = LINES.matcher(path);
        try {
            if (tile.matches()) {
                int level = tile.group(1).equals(ENTRIES) ? 0 : Integer.parseInt(tile.group(1));
                TileCoordinates coordinates = TilePaths.parse(level, tile.group(2));
                TileCoordinates today = TileCoordinates.inTree(level, coordinates.number(), size);
                return coordinates.width() == today.width() || (today.partial() && coordinates.width() < today.width());
            }
            return !lines.matches() || TilePaths.parse(0, lines.group(2)).number() <= (size - 1) / ENTRIES_PER_FILE;
        } catch (IllegalArgumentException e) {
            // No tree of this size has such a tile.
            return false;
        }
    }
}
