package nl.korpsmonitor.query.comparison;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import nl.korpsmonitor.events.values.ScoreClass;
import org.jspecify.annotations.Nullable;

/**
 * How many of the listed organisations have which class in an edition.
 *
 * @param counts per class: all three when the edition's framework is known; else only classes that some organisation
 *     has, for a source that names one class of some organisations does not say that nobody has the others
 * @param unknown how many listed organisations have no known class in it
 */
public record ClassTotals(Map<ScoreClass, Integer> counts, int unknown) {

    /** Counts them; null when no class at all is known, for that is not 'none has this class'. */
    static @Nullable ClassTotals of(
            boolean frameworkKnown,
            List<OrganisationComparison> organisations,
            Function<OrganisationComparison, @Nullable ScoreClass> classOf) {
        Map<ScoreClass, Integer> counts = new EnumMap<>(ScoreClass.class);
        if (frameworkKnown) {
            for (ScoreClass scoreClass : ScoreClass.values()) {
                counts.put(scoreClass, 0);
            }
        }
        int unknown = 0;
        for (OrganisationComparison organisation : organisations) {
            ScoreClass scoreClass = classOf.apply(organisation);
            if (scoreClass == null) {
                unknown++;
            } else {
                counts.merge(scoreClass, 1, Integer::sum);
            }
        }
        return unknown == organisations.size() ? null : new ClassTotals(Collections.unmodifiableMap(counts), unknown);
    }
}
