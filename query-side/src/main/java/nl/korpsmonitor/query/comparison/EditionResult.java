package nl.korpsmonitor.query.comparison;

import java.util.List;
import nl.korpsmonitor.events.values.ScoreClass;
import org.jspecify.annotations.Nullable;

/**
 * What one edition says of one organisation, on its own scale and by its own rules.
 *
 * @param mean the full weighted mean; null when there is none
 * @param scoreClass null when not known
 * @param onlyClassKnown whether the class is the published one, without a mean behind it
 * @param rolledUpFrom codes of the predecessors of whose scores these are made; empty when they are its own
 */
public record EditionResult(
        @Nullable Figure mean, @Nullable ScoreClass scoreClass, boolean onlyClassKnown, List<String> rolledUpFrom) {

    static EditionResult of(Standing standing) {
        Assessment assessment = standing.assessment();
        Figure mean = assessment == null || assessment.mean() == null
                ? null
                : Figure.of(assessment.mean(), assessment.framework().rounding());
        return new EditionResult(
                mean, standing.scoreClass(), mean == null && standing.scoreClass() != null, standing.rolledUpFrom());
    }
}
