package nl.korpsmonitor.query.comparison;

/**
 * Of what the difference between two full weighted means consists. The exact figures add up to it exactly.
 *
 * @param dimension due to dimensions that count in one of the two means only
 * @param score due to other scores on common dimensions
 * @param weight due to other weights of common dimensions
 */
public record Parts(Figure dimension, Figure score, Figure weight) {
    /** The exact sum. */
    public Fraction sum() {
        return dimension.exact().plus(score.exact()).plus(weight.exact());
    }
}
