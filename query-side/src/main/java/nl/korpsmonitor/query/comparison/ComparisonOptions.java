package nl.korpsmonitor.query.comparison;

/**
 * What is compared, and how.
 *
 * @param weights {@link WeightChoice#EACH} unless the basis is like for like
 */
public record ComparisonOptions(Basis basis, Units units, WeightChoice weights) {
    /** As published, former forces, each edition's own weights. */
    public static final ComparisonOptions DEFAULT =
            new ComparisonOptions(Basis.AS_PUBLISHED, Units.FORMER, WeightChoice.EACH);

    /** @throws IllegalArgumentException when other weights than each edition's own are asked as published */
    public ComparisonOptions {
        if (basis == Basis.AS_PUBLISHED && weights != WeightChoice.EACH) {
            throw new IllegalArgumentException(
                    "weights: as published, each edition keeps its own; choose the basis like-for-like, or weights each");
        }
    }

    /** Which mean, class and contributions are put side by side. */
    public enum Basis {
        /** The full weighted mean of each edition, and its class. */
        AS_PUBLISHED,
        /** The mean over the dimensions that both editions scored, and the class that it would give. */
        LIKE_FOR_LIKE
    }

    /** Whose results are put side by side. */
    public enum Units {
        /** The organisations as each edition assessed them. */
        FORMER,
        /** Those in which they ended up after all successions; scores are rolled up where weights are laid down. */
        CURRENT
    }

    /** The weights of the common dimensions in a like-for-like mean, always renormalised to add up to 1. */
    public enum WeightChoice {
        /** Each edition's own. */
        EACH,
        /** Those of the edition compared from, for both. */
        FROM,
        /** Those of the edition compared to, for both. */
        TO,
        /** The same for every common dimension. */
        EQUAL
    }
}
