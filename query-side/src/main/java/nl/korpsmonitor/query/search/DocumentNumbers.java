package nl.korpsmonitor.query.search;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Numbers of parliamentary papers, however they are written: {@code kst-28638-103}, {@code 28 638, nr. 103} and {@code 28638 103} are one. Their common form is
 * {@code 28638-103}; that of a budget chapter, {@code 33 750 VI, nr. 12}, is {@code 33750-vi-12}.
 */
final class DocumentNumbers {
    private static final Pattern NUMBER = Pattern.compile(
            "(?<![\\p{L}\\p{N}-])(?:kst-)?(\\d{2})[ .\\u00A0]?(\\d{3})(?:[- \\u00A0]([ivx]{1,6}))?"
                    + "(?:,?[ \\u00A0]*n(?:r|o)\\.?[ \\u00A0]*|[- \\u00A0])(\\d{1,4})(?![\\p{L}\\p{N}])",
            Pattern.CASE_INSENSITIVE);

    private DocumentNumbers() {}

    /** A number within a text: from {@code start}, and up to but not including {@code end}, in UTF-16 code units. */
    record Found(String number, int start, int end) {}

    /** All numbers in a text. */
    static List<Found> in(String text) {
        return NUMBER.matcher(text)
                .results()
                .map(match -> new Found(common(match), match.start(), match.end()))
                .toList();
    }

    /** The number that begins exactly there; null when none does. */
    static @Nullable Found at(String text, int start) {
        Matcher matcher = NUMBER.matcher(text).region(start, text.length()).useTransparentBounds(true);
        return matcher.lookingAt() ? new Found(common(matcher), start, matcher.end()) : null;
    }

    private static String common(MatchResult match) {
        String chapter = match.group(3) == null ? "" : match.group(3).toLowerCase(Locale.ROOT) + "-";
        return match.group(1) + match.group(2) + "-" + chapter + match.group(4);
    }
}
