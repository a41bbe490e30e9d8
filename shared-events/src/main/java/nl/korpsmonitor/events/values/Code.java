package nl.korpsmonitor.events.values;

/** The form of codes: of organisations, dimensions, recommendations, mandates, agreements, documents and findings. */
public final class Code {
    /** Lower-case letters, digits, dots and hyphens, a letter or digit first; 1 to 60 characters. */
    public static final String PATTERN = "[a-z0-9][a-z0-9.-]{0,59}";

    private static final int MAXIMUM_LENGTH = 60;

    private Code() {}

    /** Whether the text has the form of a code. */
    public static boolean isCode(String text) {
        if (text.isEmpty() || text.length() > MAXIMUM_LENGTH || !isAlphanumeric(text.charAt(0))) {
            return false;
        }
        // By hand, not by the pattern: most events that are read hold codes.
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isAlphanumeric(c) && c != '.' && c != '-') {
                return false;
            }
        }
        return true;
    }

    static boolean isAlphanumeric(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }

    /**
     * The text itself.
     *
     * @throws IllegalArgumentException when it has not the form of a code; the message names the field
     */
    public static String require(String field, String text) {
        if (!isCode(text)) {
            throw new IllegalArgumentException(
                    field + ": a code of 1 to 60 lower-case letters, digits, dots and hyphens, such as r-07");
        }
        return text;
    }
}
