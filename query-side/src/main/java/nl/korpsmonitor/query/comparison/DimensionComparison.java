package nl.korpsmonitor.query.comparison;

import nl.korpsmonitor.events.values.FocusArea;
import org.jspecify.annotations.Nullable;

/**
 * One dimension in both editions.
 *
 * @param dimension its code
 * @param from null when the framework has it not
 * @param to null when the framework has it not
 * @param common whether it counts in the like-for-like means
 * @param contribution its part in the difference of the compared means; null when there is no such difference, or when
 *     like for like leaves the dimension out
 * @param parts its part in each of the three parts; null when these are not known
 */
public record DimensionComparison(
        String dimension,
        @Nullable Side from,
        @Nullable Side to,
        boolean common,
        @Nullable Figure contribution,
        @Nullable Parts parts) {

    /**
     * One dimension in one edition.
     *
     * @param score on the edition's own scale; null when there is none
     * @param comparableScore on the scale on which the editions are compared; null when there is no score
     * @param weight its share in the full weighted mean; null when it does not count in it
     * @param commonWeight its share in the like-for-like mean, by the chosen weights; null when not common
     * @param normMet whether the score reaches the norm; null when there is no score or no numeric norm
     */
    public record Side(
            FocusArea focusArea,
            @Nullable Figure score,
            @Nullable Figure comparableScore,
            @Nullable Fraction weight,
            @Nullable Fraction commonWeight,
            @Nullable Boolean normMet) {}
}
