package nl.korpsmonitor.query.readmodel;

import java.time.LocalDate;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import nl.korpsmonitor.events.values.Decimal;
import nl.korpsmonitor.query.view.Head;
import nl.korpsmonitor.query.view.ScorecardView;
import nl.korpsmonitor.query.view.ScorecardView.NotedClass;
import nl.korpsmonitor.query.view.ScorecardView.Status;
import nl.korpsmonitor.query.view.Timeline;
import org.jspecify.annotations.Nullable;

/**
 * What the list of scorecards keeps: enough for lists, comparisons and trends, on any day.
 *
 * @param edition year
 * @param organisation code of who is assessed
 * @param judgedBy code of the judging force; null for an organisation's own scorecard
 * @param dimensions by code
 * @param scored whether there is more than proposals on it, so that there is something to show to everybody
 */
public record ScorecardSummary(
        Head head,
        int edition,
        String organisation,
        @Nullable String judgedBy,
        SortedMap<String, Timeline<Score>> dimensions,
        Timeline<NotedClass> notedClass,
        boolean scored) {

    /** A score and how firm it is. */
    public record Score(Decimal score, Status status) {}

    /** The summary of a view. */
    public static ScorecardSummary of(ScorecardView view) {
        SortedMap<String, Timeline<Score>> dimensions = new TreeMap<>();
        view.dimensions()
                .forEach((code, dimension) ->
                        dimensions.put(code, dimension.score().map(given -> new Score(given.score(), given.status()))));
        return new ScorecardSummary(
                view.head(),
                view.edition(),
                view.organisation(),
                view.judgedBy(),
                Collections.unmodifiableSortedMap(dimensions),
                view.notedClass(),
                view.isScored());
    }

    /** The scores in force on a day, or as last known when no day is given, by dimension. */
    public SortedMap<String, Score> scoresOn(@Nullable LocalDate day) {
        SortedMap<String, Score> scores = new TreeMap<>();
        dimensions.forEach((code, timeline) -> {
            Score score = timeline.inForceOn(day);
            if (score != null) {
                scores.put(code, score);
            }
        });
        return scores;
    }
}
