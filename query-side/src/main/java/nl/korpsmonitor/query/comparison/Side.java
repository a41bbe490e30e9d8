package nl.korpsmonitor.query.comparison;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import nl.korpsmonitor.events.values.FocusArea;
import nl.korpsmonitor.events.values.Framework.Dimension;
import nl.korpsmonitor.events.values.Framework.Rounding;
import org.jspecify.annotations.Nullable;

/**
 * One assessment in a comparison.
 *
 * @param scores on the scale on which the editions are compared
 * @param own renormalised own weights over the common dimensions
 * @param chosen renormalised weights over the common dimensions by the chosen weights
 * @param rounding how its figures are shown
 */
record Side(
        Assessment assessment,
        Map<String, Fraction> scores,
        Map<String, Fraction> own,
        Map<String, Fraction> chosen,
        Rounding rounding) {

    static Side of(
            Assessment assessment,
            Map<String, Fraction> own,
            Map<String, Fraction> chosen,
            UnaryOperator<Fraction> ontoScale,
            Rounding rounding) {
        Map<String, Fraction> scores = new LinkedHashMap<>(assessment.scores());
        scores.replaceAll((dimension, score) -> ontoScale.apply(score));
        return new Side(assessment, Collections.unmodifiableMap(scores), own, chosen, rounding);
    }

    /** Weights in the full mean; empty when there is none. */
    Map<String, Fraction> full() {
        return assessment.shares();
    }

    /** Weight times score; 0 for a dimension that those weights leave out. */
    Fraction term(Map<String, Fraction> weights, String dimension) {
        Fraction weight = weights.get(dimension);
        Fraction score = scores.get(dimension);
        return weight == null || score == null ? Fraction.ZERO : weight.times(score);
    }

    /** The focus area of the dimension in this framework; null when it has the dimension not. */
    @Nullable
    FocusArea focusArea(String dimension) {
        return assessment
                .framework()
                .dimension(dimension)
                .map(Dimension::focusArea)
                .orElse(null);
    }

    /** What a comparison shows of a dimension; null when this framework has it not. */
    DimensionComparison.@Nullable Side shown(String dimension, boolean onOneScale) {
        FocusArea focusArea = focusArea(dimension);
        if (focusArea == null) {
            return null;
        }
        Fraction score = assessment.scores().get(dimension);
        Fraction comparable = onOneScale ? scores.get(dimension) : null;
        return new DimensionComparison.Side(
                focusArea,
                score == null
                        ? null
                        : Figure.ofScore(score, assessment.framework().rounding()),
                comparable == null ? null : Figure.ofScore(comparable, rounding),
                full().get(dimension),
                chosen.get(dimension),
                assessment.normMet().get(dimension));
    }
}
