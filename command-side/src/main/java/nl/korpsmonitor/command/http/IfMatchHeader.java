package nl.korpsmonitor.command.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.korpsmonitor.command.running.IfMatch;
import nl.korpsmonitor.events.problems.InvalidInputException;
import org.jspecify.annotations.Nullable;

/** Reads and writes subjects' sequences as strong entity tags (RFC 9110, 8.8.3 and 13.1.1). */
final class IfMatchHeader {
    private static final Pattern TAG = Pattern.compile("\"(\\d{1,18})\"");

    private IfMatchHeader() {}

    /**
     * @param value of the header; null when there is none
     * @throws InvalidInputException when it is neither {@code *} nor one strong tag of ours
     */
    static @Nullable IfMatch read(@Nullable String value) {
        if (value == null) {
            return null;
        }
        if (value.equals("*")) {
            return IfMatch.ANY;
        }
        Matcher matcher = TAG.matcher(value);
        if (!matcher.matches()) {
            throw new InvalidInputException(
                    "If-Match", "is * or one ETag as it was given, such as \"3\" with its quotes");
        }
        return new IfMatch(Long.parseLong(matcher.group(1)));
    }

    /** The tag of a subject at a sequence. */
    static String tag(long sequence) {
        return "\"" + sequence + "\"";
    }
}
