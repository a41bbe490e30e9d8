package nl.korpsmonitor.query.replay;

import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which fields belong together, so that the chain of one is that of all. */
final class RelatedFields {
    /** A score goes with who stands behind it and what is proposed in its place; not with what is computed from it. */
    private static final Pattern OF_A_SCORE = Pattern.compile(
            "(/dimensions/[^/]+)/(score|status|inForceFrom|recordedBy|confirmedBy|proposedRectification)(/.*)?");

    private RelatedFields() {}

    /** Whether a field is the one that was asked for, or one below it, or goes with it. */
    static Predicate<String> to(String asked) {
        Matcher score = OF_A_SCORE.matcher(asked);
        if (!score.matches()) {
            return field -> Explanations.isWithin(field, asked);
        }
        String dimension = score.group(1);
        return field -> {
            Matcher other = OF_A_SCORE.matcher(field);
            return other.matches() && other.group(1).equals(dimension);
        };
    }
}
