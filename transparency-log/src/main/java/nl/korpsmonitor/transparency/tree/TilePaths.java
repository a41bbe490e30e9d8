package nl.korpsmonitor.transparency.tree;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The number and width part of a tile's or entry bundle's path, by C2SP tlog-tiles: digits in groups of three, all but the last group prefixed with
 * x, then {@code .p/} and the width when the tile is partial.
 */
public final class TilePaths {

    // Digits are ASCII whatever the platform's language: some have digits of their own.
    private static final int GROUP = 1000;
    private static final int MAX_PATH_CHARACTERS = 64;
    private static final Pattern SUFFIX = Pattern.compile("((?:x[0-9]{3}/){0,6}[0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

    private TilePaths() {}

    /**
     * The path of a tile number and width, such as {@code x001/x234/067} or {@code 000.p/8}.
     *
     * @param number from 0
     * @param width 1 to 256; 256 is a full tile
     */
    public static String suffix(long number, int width) {
        StringBuilder path = new StringBuilder(String.format(Locale.ROOT, "%03d", number % GROUP));
        for (long rest = number / GROUP; rest > 0; rest /= GROUP) {
            path.insert(0, String.format(Locale.ROOT, "x%03d/", rest % GROUP));
        }
        return width == TileCoordinates.FULL_WIDTH ? path.toString() : path + ".p/" + width;
    }

    /**
     * The tile that a path names.
     *
     * @param level the level that stands before it in the path
     * @param suffix what {@link #suffix} writes, in that only spelling
     * @throws IllegalArgumentException when the text is anything else
     */
    public static TileCoordinates parse(int level, String suffix) {
        TileCoordinates.require(suffix.length() <= MAX_PATH_CHARACTERS, "A tile's path is shorter");
        Matcher parts = SUFFIX.matcher(suffix);
        TileCoordinates.require(parts.matches(), "Not a tile's path");
        // Seven groups of three digits can exceed a long; that is refused here as a number that is out of range.
        long number = Long.parseLong(parts.group(1).replace("x", "").replace("/", ""));
        int width = parts.group(2) == null ? TileCoordinates.FULL_WIDTH : Integer.parseInt(parts.group(2));
        TileCoordinates.require(suffix(number, width).equals(suffix), "A tile's path has one spelling only");
        return new TileCoordinates(level, number, width);
    }
}
