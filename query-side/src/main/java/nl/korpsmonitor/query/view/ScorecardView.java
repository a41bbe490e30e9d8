package nl.korpsmonitor.query.view;

import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import nl.korpsmonitor.events.ScorecardEvent.ScoreRectified;
import nl.korpsmonitor.events.values.Decimal;
import nl.korpsmonitor.events.values.Document;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.ScoreClass;
import nl.korpsmonitor.events.values.Source;
import org.jspecify.annotations.Nullable;

/**
 * All scores of one organisation in one edition.
 *
 * @param edition year
 * @param organisation code of who is assessed
 * @param judgedBy code of the force that judges a chain partner; null for an organisation's own scorecard
 * @param dimensions by code: every dimension that ever had a score, or a proposal to add one
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

    /** Whether there is more on it than proposals, so that there is something to show to everybody. */
    public boolean isScored() {
        return !notedClass.entries().isEmpty()
                || dimensions.values().stream()
                        .anyMatch(dimension -> !dimension.positions().isEmpty());
    }

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
     * @param positions of every event that led to it, in order; proposals are not among them
     * @param proposals positions of every event that proposed or dropped a rectification, in order
     * @param proposed the open proposal; null when there is none
     */
    public record DimensionScore(
            Timeline<GivenScore> score,
            List<Long> positions,
            List<Long> proposals,
            @Nullable ProposedRectification proposed) {}

    /**
     * A rectification that nobody confirmed yet: nothing of it is in force.
     *
     * @param oldScore null when there is none
     * @param proposedBy pseudonym of who can't confirm it
     * @param position of the event that proposed it
     */
    public record ProposedRectification(
            @Nullable Decimal oldScore,
            Decimal newScore,
            Document document,
            PartialDate occurredOn,
            String proposedBy,
            long position) {
        /** Whether it was confirmed by that event. */
        boolean became(ScoreRectified rectified) {
            return newScore.equals(rectified.newScore()) && Objects.equals(oldScore, rectified.oldScore());
        }
    }

    /**
     * A score.
     *
     * @param recordedBy pseudonym of who recorded or last corrected it, or proposed its rectification
     * @param confirmedBy pseudonym of who confirmed that; null when nobody did since
     */
    public record GivenScore(
            Decimal score,
            Status status,
            String recordedBy,
            @Nullable String confirmedBy) {}

    /** A class that a source publishes. */
    public record NotedClass(ScoreClass scoreClass, Source source) {}
}
