package nl.korpsmonitor.query.comparison;

import java.util.Map;
import nl.korpsmonitor.events.values.Decimal;
import nl.korpsmonitor.events.values.ScoreClass;
import org.jspecify.annotations.Nullable;

/**
 * What is recorded of one organisation in one edition.
 *
 * @param scores per dimension code; empty when only a class is known
 * @param notedClass the class as a source publishes it; null when none is noted
 */
public record Scorecard(
        Map<String, Decimal> scores, @Nullable ScoreClass notedClass) {
    /** Copies the scores. */
    public Scorecard {
        scores = Map.copyOf(scores);
    }
}
