package nl.korpsmonitor.query.view;

import java.util.List;
import java.util.SortedMap;
import nl.korpsmonitor.events.values.Decimal;
import nl.korpsmonitor.events.values.ScoreClass;
import nl.korpsmonitor.events.values.Source;
import org.jspecify.annotations.Nullable;

/**
 * All scores of one organisation in one edition.
 *
 * @param edition year
 * @param organisation code of who is assessed
 * @param judgedBy code of the force that judges a chain partner; null for an organisation's own scorecard
 * @param dimensions by code: every dimension that ever had a score
 * @param notedClass the class that a source publishes; there need be no scores
 */
public record ScorecardView(
        Head head,
        int edition,
        String organisation,
        @Nullable String judgedBy,
        SortedMap<String, DimensionScore> dimensions,
        Timeline<NotedClass> notedClass)
        implements View {

    /** How firm a score is. A withdrawn score has no status: nothing is in force. */
    public enum Status {
        /** Recorded or corrected, and not confirmed since. */
        RECORDED,
        /** Confirmed by somebody else. */
        CONFIRMED,
        /** Changed openly after the edition was adopted. */
        RECTIFIED
    }

    /**
     * The scores for one dimension.
     *
     * @param score what was in force when
     * @param positions of every event that led to it, in order
     */
    public record DimensionScore(Timeline<GivenScore> score, List<Long> positions) {}

    /**
     * A score.
     *
     * @param recordedBy pseudonym of who recorded, last corrected or rectified it
     * @param confirmedBy pseudonym of who confirmed it; null when nobody did since
     */
    public record GivenScore(
            Decimal score,
            Status status,
            String recordedBy,
            @Nullable String confirmedBy) {}

    /** A class that a source publishes. */
    public record NotedClass(ScoreClass scoreClass, Source source) {}
}
