package nl.korpsmonitor.query.comparison;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import nl.korpsmonitor.events.values.Framework.Dimension;
import org.jspecify.annotations.Nullable;

/**
 * The comparison per dimension, and its sums. That these equal what follows from the means themselves is checked: a
 * comparison that does not add up is never shown.
 *
 * @param rows those of the framework compared to, in its order, then those that only the other has
 * @param parts their sum; null when the parts are not known
 */
record DimensionRows(
        List<DimensionComparison> rows, @Nullable Decomposition parts) {

    /**
     * @param compared the change that the contributions add up to
     * @param likeForLike whether that change is of the like-for-like means
     * @throws IllegalStateException when contributions or parts do not add up
     */
    static DimensionRows of(Side from, Side to, Bridge bridge, Change fullMean, Change compared, boolean likeForLike) {
        boolean divisible =
                fullMean.difference() != null && bridge.holds() && !to.own().isEmpty();
        List<DimensionComparison> rows = new ArrayList<>();
        Decomposition parts = Decomposition.NONE;
        Fraction contributions = Fraction.ZERO;
        for (String code : codes(from, to)) {
            boolean common = to.own().containsKey(code);
            Decomposition part = Decomposition.ofDimension(from, to, code);
            parts = parts.plus(part);
            Fraction contribution = likeForLike
                    ? to.term(to.chosen(), code).minus(from.term(from.chosen(), code))
                    : to.term(to.full(), code).minus(from.term(from.full(), code));
            contributions = contributions.plus(contribution);
            boolean counts = compared.difference() != null && (common || !likeForLike);
            rows.add(new DimensionComparison(
                    code,
                    from.shown(code, bridge.holds()),
                    to.shown(code, bridge.holds()),
                    common,
                    counts ? bridge.difference(contribution) : null,
                    divisible ? part.shownBy(bridge) : null));
        }
        if (compared.difference() != null) {
            requireEqual("contributions", contributions, compared.difference().exact());
        }
        if (fullMean.difference() != null && divisible) {
            Fraction ofCommon = Weights.mean(to.own(), to.scores()).minus(Weights.mean(from.own(), from.scores()));
            requireEqual("score and weight part", parts.score().plus(parts.weight()), ofCommon);
            requireEqual("three parts", parts.sum(), fullMean.difference().exact());
        }
        return new DimensionRows(List.copyOf(rows), divisible ? parts : null);
    }

    private static Set<String> codes(Side from, Side to) {
        Set<String> codes = new LinkedHashSet<>();
        for (Side side : List.of(to, from)) {
            side.assessment().framework().dimensions().stream()
                    .map(Dimension::code)
                    .forEach(codes::add);
        }
        return codes;
    }

    private static void requireEqual(String what, Fraction sum, Fraction difference) {
        if (!sum.equals(difference)) {
            throw new IllegalStateException(
                    "the " + what + " add up to " + sum + ", but the difference is " + difference);
        }
    }
}
