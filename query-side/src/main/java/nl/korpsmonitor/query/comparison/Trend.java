package nl.korpsmonitor.query.comparison;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import nl.korpsmonitor.events.values.FocusArea;
import nl.korpsmonitor.query.comparison.ComparisonOptions.Units;
import nl.korpsmonitor.query.comparison.NotComparable.Reason;

/**
 * One organisation over all editions. Every edition has its point; a point without a figure says why. Means stand on
 * each edition's own scale, as published: where two following ones can't stand on one scale, or classes are drawn
 * otherwise, {@code notComparable} says so.
 *
 * @param organisation its code
 * @param points by year
 * @param notComparable what hinders reading the points as one line
 */
public record Trend(String organisation, List<Point> points, List<NotComparable> notComparable) {

    /**
     * One edition's point.
     *
     * @param fictitious whether the edition is invented
     * @param result the full mean and the class
     * @param focusAreas the mean per focus area; those without a mean are absent
     * @param gaps why something is lacking; empty when nothing is
     */
    public record Point(
            int year,
            boolean fictitious,
            EditionResult result,
            Map<FocusArea, Figure> focusAreas,
            List<NotComparable> gaps) {}

    /** The trends of all organisations that some edition assessed, by code; in today's units if so chosen. */
    public static List<Trend> of(Collection<EditionFacts> editions, Organisations organisations, Units units) {
        Set<String> codes = new TreeSet<>();
        for (EditionFacts edition : editions) {
            codes.addAll(new Standings(edition, organisations, units).codes());
        }
        return codes.stream()
                .map(code -> of(code, editions, organisations, units))
                .toList();
    }

    /** The trend of one organisation; all points are gaps when no edition assessed it. */
    public static Trend of(
            String organisation, Collection<EditionFacts> editions, Organisations organisations, Units units) {
        List<EditionFacts> ordered = editions.stream()
                .sorted(Comparator.comparingInt(EditionFacts::year))
                .toList();
        List<Point> points = ordered.stream()
                .map(edition -> point(edition, new Standings(edition, organisations, units).of(organisation)))
                .toList();
        return new Trend(organisation, points, breaks(ordered));
    }

    private static Point point(EditionFacts edition, Standing standing) {
        Map<FocusArea, Figure> focusAreas = new TreeMap<>();
        Assessment assessment = standing.assessment();
        if (assessment != null) {
            assessment
                    .focusAreaMeans()
                    .forEach((area, mean) -> focusAreas.put(
                            area, Figure.of(mean, assessment.framework().rounding())));
        }
        Set<NotComparable> gaps = new LinkedHashSet<>(EditionReasons.of(edition));
        gaps.addAll(standing.reasons());
        return new Point(
                edition.year(), edition.fictitious(), EditionResult.of(standing), focusAreas, List.copyOf(gaps));
    }

    private static List<NotComparable> breaks(List<EditionFacts> ordered) {
        List<NotComparable> breaks = new ArrayList<>();
        for (int i = 1; i < ordered.size(); i++) {
            EditionFacts earlier = ordered.get(i - 1);
            EditionFacts later = ordered.get(i);
            Bridge bridge = new Bridge(earlier, later);
            if (bridge.mapping() != null) {
                breaks.add(NotComparable.general(Sentence.SCALE_IS_EACH_ITS_OWN, earlier.year(), later.year()));
            }
            EditionReasons.between(earlier, later, bridge).stream()
                    .filter(reason -> reason.reason() == Reason.FICTITIOUS_BESIDE_REAL
                            || reason.reason() == Reason.SCALE_DIFFERS
                            || reason.reason() == Reason.CLASS_LIMITS_DIFFER)
                    .forEach(breaks::add);
        }
        return List.copyOf(breaks);
    }
}
