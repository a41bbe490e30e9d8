package nl.korpsmonitor.query.comparison;

import java.util.List;
import nl.korpsmonitor.events.values.ScoreClass;
import org.jspecify.annotations.Nullable;

/**
 * Where one organisation stands in one edition.
 *
 * @param assessment null when its scores or the framework are not known
 * @param notedClass as a source publishes it; null when none is noted
 * @param rolledUpFrom the predecessors of whose scores its own are made; empty when they are its own
 * @param reasons what is lacking, and why
 */
record Standing(
        String organisation,
        @Nullable Assessment assessment,
        @Nullable ScoreClass notedClass,
        List<String> rolledUpFrom,
        List<NotComparable> reasons) {

    static Standing unknown(String organisation, List<NotComparable> reasons) {
        return new Standing(organisation, null, null, List.of(), reasons);
    }

    /** The mean on the edition's own scale; null when there is none. */
    @Nullable
    Fraction mean() {
        return assessment == null ? null : assessment.mean();
    }

    /** The class that follows from the scores, else the published one, else null. */
    @Nullable
    ScoreClass scoreClass() {
        return assessment == null || assessment.scoreClass() == null ? notedClass : assessment.scoreClass();
    }
}
