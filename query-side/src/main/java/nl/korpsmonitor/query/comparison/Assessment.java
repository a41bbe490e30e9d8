package nl.korpsmonitor.query.comparison;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.korpsmonitor.events.values.Decimal;
import nl.korpsmonitor.events.values.FocusArea;
import nl.korpsmonitor.events.values.Framework;
import nl.korpsmonitor.events.values.Framework.ClassLimits;
import nl.korpsmonitor.events.values.Framework.Dimension;
import nl.korpsmonitor.events.values.Framework.MissingScore;
import nl.korpsmonitor.events.values.Framework.Rounding;
import nl.korpsmonitor.events.values.Framework.WeightedFocusArea;
import nl.korpsmonitor.events.values.ScoreClass;
import org.jspecify.annotations.Nullable;

/**
 * What follows from one organisation's scores under one edition's framework. An absent score is unknown, never 0.
 *
 * @param framework the rules
 * @param scores per dimension code, in the framework's order; dimensions without a score are absent
 * @param missing the dimensions without a score, in the framework's order
 * @param shares each scored dimension's share in the mean, adding up to 1; empty when there is no mean
 * @param mean the full weighted mean; null when no score is known, or when one is missing under
 *     {@link MissingScore#NO_MEAN}
 * @param focusAreaMeans per focus area by the same rules, judged per focus area; those without a mean are absent
 * @param scoreClass the class that follows from the mean; null when there is no mean
 * @param normMet per dimension with a score and a numeric norm, whether the score reaches the norm; others are absent
 */
public record Assessment(
        Framework framework,
        Map<String, Fraction> scores,
        List<String> missing,
        Map<String, Fraction> shares,
        @Nullable Fraction mean,
        Map<FocusArea, Fraction> focusAreaMeans,
        @Nullable ScoreClass scoreClass,
        Map<String, Boolean> normMet) {

    /**
     * Assesses recorded scores.
     *
     * @param scores per dimension code; none for a dimension without a score
     * @throws IllegalArgumentException when a score is for a dimension that the framework has not
     */
    public static Assessment of(Framework framework, Map<String, Decimal> scores) {
        Map<String, Fraction> exact = new LinkedHashMap<>();
        scores.forEach((dimension, score) -> exact.put(dimension, Fraction.of(score)));
        return ofExact(framework, exact);
    }

    /** As {@link #of}, for scores that are means themselves. */
    static Assessment ofExact(Framework framework, Map<String, Fraction> given) {
        Map<String, Fraction> weights = Weights.full(framework);
        for (String dimension : given.keySet()) {
            if (!weights.containsKey(dimension)) {
                throw new IllegalArgumentException("scores: the framework has no dimension " + dimension);
            }
        }
        Map<String, Fraction> scores = new LinkedHashMap<>();
        Map<String, Boolean> normMet = new LinkedHashMap<>();
        for (Dimension dimension : framework.dimensions()) {
            Fraction score = given.get(dimension.code());
            if (score != null) {
                scores.put(dimension.code(), score);
                if (dimension.norm() != null) {
                    normMet.put(dimension.code(), score.compareTo(Fraction.of(dimension.norm())) >= 0);
                }
            }
        }
        Map<String, Fraction> shares = sharesOf(framework.missing(), weights, codes(framework, null), scores);
        Fraction mean = shares.isEmpty() ? null : Weights.mean(shares, scores);
        Map<FocusArea, Fraction> areas = new EnumMap<>(FocusArea.class);
        for (WeightedFocusArea area : framework.focusAreas()) {
            Map<String, Fraction> within =
                    sharesOf(framework.missing(), weights, codes(framework, area.focusArea()), scores);
            if (!within.isEmpty()) {
                areas.put(area.focusArea(), Weights.mean(within, scores));
            }
        }
        List<String> missing = codes(framework, null).stream()
                .filter(dimension -> !scores.containsKey(dimension))
                .toList();
        return new Assessment(
                framework,
                Collections.unmodifiableMap(scores),
                missing,
                Collections.unmodifiableMap(shares),
                mean,
                Collections.unmodifiableMap(areas),
                mean == null ? null : classOf(framework, mean),
                Collections.unmodifiableMap(normMet));
    }

    /** The class that a mean gives under that framework's limits, on its own scale. */
    static ScoreClass classOf(Framework framework, Fraction mean) {
        Rounding rounding = framework.rounding();
        Fraction judged = rounding.beforeLimits() ? mean.roundedFraction(rounding) : mean;
        ClassLimits limits = framework.limits();
        if (reaches(judged, limits.conformNorm(), limits.conformNormInclusive())) {
            return ScoreClass.CONFORM_NORM;
        }
        return reaches(judged, limits.aandacht(), limits.aandachtInclusive())
                ? ScoreClass.AANDACHT
                : ScoreClass.ONVOLDOENDE;
    }

    private static boolean reaches(Fraction mean, Decimal limit, boolean inclusive) {
        int compared = mean.compareTo(Fraction.of(limit));
        return compared > 0 || (compared == 0 && inclusive);
    }

    private static Map<String, Fraction> sharesOf(
            MissingScore rule, Map<String, Fraction> weights, List<String> codes, Map<String, Fraction> scores) {
        List<String> scored = codes.stream().filter(scores::containsKey).toList();
        boolean none = rule == MissingScore.NO_MEAN && scored.size() < codes.size();
        return none ? Map.of() : Weights.shares(weights, scored);
    }

    private static List<String> codes(Framework framework, @Nullable FocusArea only) {
        return framework.dimensions().stream()
                .filter(dimension -> only == null || dimension.focusArea() == only)
                .map(Dimension::code)
                .toList();
    }
}
