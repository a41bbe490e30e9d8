package nl.korpsmonitor.query.comparison;

import java.util.Objects;

/**
 * The exact parts of a difference between two full means, by each edition's own weights. With s a score, W a weight in
 * the full mean and w a renormalised weight over the common dimensions:
 *
 * @param dimension difference of (M - C), which is the sum of (W - w) x s
 * @param score sum of mean(w) x difference of s
 * @param weight sum of mean(s) x difference of w
 */
record Decomposition(Fraction dimension, Fraction score, Fraction weight) {
    static final Decomposition NONE = new Decomposition(Fraction.ZERO, Fraction.ZERO, Fraction.ZERO);

    /** The part that one dimension has in each. */
    static Decomposition ofDimension(Side from, Side to, String code) {
        Fraction outside = to.term(to.full(), code)
                .minus(to.term(to.own(), code))
                .minus(from.term(from.full(), code))
                .plus(from.term(from.own(), code));
        if (!to.own().containsKey(code)) {
            return new Decomposition(outside, Fraction.ZERO, Fraction.ZERO);
        }
        Fraction weightFrom = Objects.requireNonNull(from.own().get(code));
        Fraction weightTo = Objects.requireNonNull(to.own().get(code));
        Fraction scoreFrom = Objects.requireNonNull(from.scores().get(code));
        Fraction scoreTo = Objects.requireNonNull(to.scores().get(code));
        return new Decomposition(
                outside,
                weightFrom.midwayTo(weightTo).times(scoreTo.minus(scoreFrom)),
                scoreFrom.midwayTo(scoreTo).times(weightTo.minus(weightFrom)));
    }

    Decomposition plus(Decomposition other) {
        return new Decomposition(dimension.plus(other.dimension), score.plus(other.score), weight.plus(other.weight));
    }

    Fraction sum() {
        return dimension.plus(score).plus(weight);
    }

    Parts shownBy(Bridge bridge) {
        return new Parts(bridge.difference(dimension), bridge.difference(score), bridge.difference(weight));
    }
}
