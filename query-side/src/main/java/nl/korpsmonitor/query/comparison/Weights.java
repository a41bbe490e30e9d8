package nl.korpsmonitor.query.comparison;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import nl.korpsmonitor.events.values.FocusArea;
import nl.korpsmonitor.events.values.Framework;
import nl.korpsmonitor.events.values.Framework.Dimension;
import nl.korpsmonitor.events.values.Framework.WeightedFocusArea;

/** The weights of dimensions, per dimension code. */
final class Weights {
    private Weights() {}

    /** The full weight of each dimension as {@link Framework} defines it, in the framework's order. */
    static Map<String, Fraction> full(Framework framework) {
        Map<FocusArea, Fraction> areas = framework.focusAreas().stream()
                .collect(Collectors.toMap(WeightedFocusArea::focusArea, area -> Fraction.of(area.weight())));
        Map<FocusArea, Fraction> sums = framework.dimensions().stream()
                .collect(Collectors.toMap(
                        Dimension::focusArea, dimension -> Fraction.of(dimension.weight()), Fraction::plus));
        Map<String, Fraction> full = new LinkedHashMap<>();
        for (Dimension dimension : framework.dimensions()) {
            Fraction area = Objects.requireNonNull(areas.get(dimension.focusArea()));
            Fraction sum = Objects.requireNonNull(sums.get(dimension.focusArea()));
            full.put(
                    dimension.code(),
                    area.times(Fraction.of(dimension.weight())).dividedBy(sum));
        }
        return full;
    }

    /** The weights of those dimensions only, renormalised to add up to 1; empty for none. */
    static Map<String, Fraction> shares(Map<String, Fraction> weights, Collection<String> dimensions) {
        Map<String, Fraction> shares = new LinkedHashMap<>();
        for (String dimension : dimensions) {
            shares.put(dimension, Objects.requireNonNull(weights.get(dimension)));
        }
        Fraction total = Fraction.sum(shares.values());
        shares.replaceAll((dimension, weight) -> weight.dividedBy(total));
        return shares;
    }

    /** The same weight for each, adding up to 1. */
    static Map<String, Fraction> equal(Collection<String> dimensions) {
        Map<String, Fraction> shares = new LinkedHashMap<>();
        for (String dimension : dimensions) {
            shares.put(dimension, Fraction.of(1, dimensions.size()));
        }
        return shares;
    }

    /** The sum of weight times score; every weight needs its score. */
    static Fraction mean(Map<String, Fraction> shares, Map<String, Fraction> scores) {
        Fraction mean = Fraction.ZERO;
        for (Map.Entry<String, Fraction> share : shares.entrySet()) {
            mean = mean.plus(share.getValue().times(Objects.requireNonNull(scores.get(share.getKey()))));
        }
        return mean;
    }
}
