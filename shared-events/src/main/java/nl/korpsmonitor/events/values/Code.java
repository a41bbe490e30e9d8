package nl.korpsmonitor.events.values;

import java.util.regex.Pattern;

/** The form of codes: of organisations, dimensions, recommendations, mandates, agreements, documents and findings. */
public final class Code {
    /** Lower-case letters, digits, dots and hyphens, a letter or digit first; 1 to 60 characters. */
    public static final String PATTERN = "[a-z0-9][a-z0-9.-]{0,59}";

    private static final Pattern FORM = Pattern.compile(PATTERN);

    private Code() {}

    /** Whether the text has the form of a code. */
    public static boolean isCode(String text) {
        return FORM.matcher(text).matches();
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
