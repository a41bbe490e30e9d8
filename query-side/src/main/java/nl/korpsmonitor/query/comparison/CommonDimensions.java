package nl.korpsmonitor.query.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.korpsmonitor.events.values.Framework.Dimension;
import nl.korpsmonitor.events.values.Framework.MissingScore;
import nl.korpsmonitor.query.comparison.ComparisonOptions.WeightChoice;

/**
 * The dimensions over which two assessments are compared like for like: in both frameworks and scored in both.
 *
 * @param codes in the order of the framework compared to; empty when there is no like-for-like mean
 * @param blocked whether there is none because an edition whose rule is NO_MEAN lacks the score of a shared dimension
 * @param ownFrom the own weights of the edition compared from, renormalised
 * @param ownTo the own weights of the edition compared to, renormalised
 */
record CommonDimensions(
        List<String> codes, boolean blocked, Map<String, Fraction> ownFrom, Map<String, Fraction> ownTo) {

    static CommonDimensions of(Assessment from, Assessment to) {
        List<String> codes = new ArrayList<>();
        boolean blocked = false;
        for (Dimension dimension : to.framework().dimensions()) {
            String code = dimension.code();
            if (from.framework().dimension(code).isPresent()) {
                blocked |= blocks(from, code) || blocks(to, code);
                if (from.scores().containsKey(code) && to.scores().containsKey(code)) {
                    codes.add(code);
                }
            }
        }
        if (blocked) {
            codes.clear();
        }
        return new CommonDimensions(
                List.copyOf(codes),
                blocked,
                Weights.shares(Weights.full(from.framework()), codes),
                Weights.shares(Weights.full(to.framework()), codes));
    }

    private static boolean blocks(Assessment assessment, String code) {
        return assessment.framework().missing() == MissingScore.NO_MEAN
                && !assessment.scores().containsKey(code);
    }

    Map<String, Fraction> chosenFrom(WeightChoice choice) {
        return switch (choice) {
            case EACH, FROM -> ownFrom;
            case TO -> ownTo;
            case EQUAL -> Weights.equal(codes);
        };
    }

    Map<String, Fraction> chosenTo(WeightChoice choice) {
        return switch (choice) {
            case EACH, TO -> ownTo;
            case FROM -> ownFrom;
            case EQUAL -> Weights.equal(codes);
        };
    }
}
