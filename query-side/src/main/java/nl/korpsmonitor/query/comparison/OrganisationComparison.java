package nl.korpsmonitor.query.comparison;

import java.util.List;
import nl.korpsmonitor.events.values.ScoreClass;
import org.jspecify.annotations.Nullable;

/**
 * One organisation in both editions.
 *
 * @param organisation its code
 * @param from what the edition itself says
 * @param to what the edition itself says
 * @param mean the compared means: {@code fullMean} as published, {@code commonMean} like for like
 * @param classFrom the compared class: as published, or the one that the like-for-like mean would give; null when not
 *     known
 * @param classTo as {@code classFrom}
 * @param fullMean M of docs/decisions/0003
 * @param commonMean C of docs/decisions/0003, by the chosen weights
 * @param parts of the difference of {@code fullMean}, always by each edition's own weights; null when that difference
 *     or a like-for-like mean is not known
 * @param focusAreas those weighed in either edition; empty unless scores are known in both
 * @param dimensions those of either framework; empty unless scores are known in both
 * @param notComparable what hinders the comparison of this organisation, both editions' gaps included
 */
public record OrganisationComparison(
        String organisation,
        EditionResult from,
        EditionResult to,
        Change mean,
        @Nullable ScoreClass classFrom,
        @Nullable ScoreClass classTo,
        Change fullMean,
        Change commonMean,
        @Nullable Parts parts,
        List<FocusAreaComparison> focusAreas,
        List<DimensionComparison> dimensions,
        List<NotComparable> notComparable) {}
