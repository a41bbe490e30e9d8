package nl.korpsmonitor.query.replay;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.korpsmonitor.events.values.Framework;
import org.jspecify.annotations.Nullable;

/**
 * What is computed of a scorecard, and from which scores.
 *
 * @param dimension the only one whose score it is computed from; null for others
 * @param focusArea the one whose scores it is computed from; null for those of all
 * @param byPresence whether only which dimensions have a score counts, and not which score
 * @param ofClass whether it tells of the class, which a source may publish instead
 */
record Figures(@Nullable String dimension, @Nullable String focusArea, boolean byPresence, boolean ofClass) {
    private static final Pattern COMPUTED = Pattern.compile("/mean(/.*)?|/(?<class>scoreClass|(?<basis>classBasis))"
            + "|/focusAreaMeans/(?<area>[^/]+)(/.*)?|/dimensions/[^/]+/(?<share>share)(/.*)?"
            + "|/dimensions/(?<one>[^/]+)/normMet");

    /** That in a field; empty when it is not computed. */
    static Optional<Figures> in(String field) {
        Matcher computed = COMPUTED.matcher(field);
        return computed.matches()
                ? Optional.of(new Figures(
                        computed.group("one"),
                        computed.group("area"),
                        computed.group("share") != null || computed.group("basis") != null,
                        computed.group("class") != null))
                : Optional.empty();
    }

    /** Whether it is computed from the score of a dimension. */
    boolean need(String code, Framework framework) {
        if (dimension != null) {
            return dimension.equals(code);
        }
        return focusArea == null
                || framework
                        .dimension(code)
                        .filter(known -> known.focusArea().name().equals(focusArea))
                        .isPresent();
    }
}
