package nl.korpsmonitor.query.standards;

import java.util.regex.Pattern;

/**
 * Keeps spreadsheets from running what a person wrote. A cell that begins with {@code = + - @}, also after blanks or quotes or in full width, may be taken for a
 * formula, and so may one that begins with a tab or a carriage return. Such a text gets an apostrophe in front. The same is done behind every {@code ;}, tab and
 * line break within it: where a spreadsheet parts cells by semicolons, a new cell begins there. Where an apostrophe stands in such a place already, it gets another
 * one, so that what was done can be undone: in each of these places exactly one apostrophe goes.
 */
public final class SpreadsheetText {
    /** Blanks of every kind, characters that are not seen, and quotes. */
    private static final String SKIPPED = "[\\s\\p{Z}\\p{Cf}\"]*+";

    /** Behind a mark there may be another place for one. */
    private static final String SKIPPED_OR_MARK = "[\\s\\p{Z}\\p{Cf}\"']*+";

    private static final String FORMULA = "[=+\\-@\uFF1D\uFF0B\uFF0D\uFF20]";
    private static final String AT_START = "\\A(?=['\\t\\r\\n]|" + SKIPPED + FORMULA + ")";
    private static final String WITHIN = "(?<=[;\\t\\r\\n])(?='|" + SKIPPED + FORMULA + ")";
    private static final Pattern DANGEROUS = Pattern.compile(AT_START + "|" + WITHIN);
    private static final Pattern MARK = Pattern.compile("(?:\\A|(?<=[;\\t\\r\\n]))'");

    /** What we mark, or a spreadsheet marks: an apostrophe before what would be a formula, or before another apostrophe. */
    private static final Pattern CERTAIN_MARK =
            Pattern.compile("(?:\\A|(?<=[;\\t\\r\\n]))'(?=['\\t\\r\\n]|" + SKIPPED_OR_MARK + FORMULA + ")");

    private SpreadsheetText() {}

    /** The text as it can stand in a cell. */
    public static String harmless(String text) {
        return DANGEROUS.matcher(text).replaceAll("'");
    }

    /** What {@link #harmless} was given, of a text that it made. */
    public static String restored(String cell) {
        return MARK.matcher(cell).replaceAll("");
    }

    /**
     * The same of a cell that a person may have written as well: an apostrophe stays where nothing is behind it that would need one, as in {@code 's-Hertogenbosch}.
     */
    public static String restoredIfMarked(String cell) {
        return CERTAIN_MARK.matcher(cell).replaceAll("");
    }
}
