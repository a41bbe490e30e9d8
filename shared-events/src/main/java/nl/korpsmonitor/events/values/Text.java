package nl.korpsmonitor.events.values;

/** Bounds on text. */
public final class Text {
    /** The longest free text in one field, in UTF-16 code units. */
    public static final int MAXIMUM_LENGTH = 4_000;

    private Text() {}

    /**
     * The text itself.
     *
     * @throws IllegalArgumentException when it is blank, longer than the maximum, or holds control characters other
     *     than line feeds and tabs, half of a surrogate pair, or a code point that Unicode keeps from being a character (RFC 7493 forbids those); the message names the field
     */
    public static String require(String field, String text, int maximumLength) {
        if (text.isBlank()) {
            throw new IllegalArgumentException(field + ": must not be blank");
        }
        if (text.length() > maximumLength) {
            throw new IllegalArgumentException(
                    field + ": at most " + maximumLength + " characters, this has " + text.length());
        }
        if (text.codePoints().anyMatch(Text::isNoncharacter)) {
            throw new IllegalArgumentException(field + ": holds a code point that is no character, such as U+FFFE");
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c) && c != '\n' && c != '\t') {
                throw new IllegalArgumentException(field + ": no control characters but line feed and tab");
            }
            if (Character.isSurrogate(c)) {
                boolean pair = Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    throw new IllegalArgumentException(field + ": holds half of a surrogate pair");
                }
                i++;
            }
        }
        return text;
    }

    /**
     * Like {@link #require}, on one line: line feeds and tabs are refused too.
     *
     * @throws IllegalArgumentException as {@link #require} does
     */
    public static String requireLine(String field, String text, int maximumLength) {
        if (require(field, text, maximumLength).chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(field + ": must be one line, without control characters");
        }
        return text;
    }

    private static boolean isNoncharacter(int codePoint) {
        return (codePoint & 0xFFFE) == 0xFFFE || (0xFDD0 <= codePoint && codePoint <= 0xFDEF);
    }
}
