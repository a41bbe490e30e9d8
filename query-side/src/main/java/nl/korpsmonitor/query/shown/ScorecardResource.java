package nl.korpsmonitor.query.shown;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import nl.korpsmonitor.events.values.Decimal;
import nl.korpsmonitor.events.values.FocusArea;
import nl.korpsmonitor.events.values.ScoreClass;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.query.comparison.Figure;
import nl.korpsmonitor.query.comparison.Fraction;
import nl.korpsmonitor.query.view.ScorecardView.NotedClass;
import nl.korpsmonitor.query.view.ScorecardView.ProposedRectification;
import nl.korpsmonitor.query.view.ScorecardView.Status;
import org.jspecify.annotations.Nullable;

/**
 * A scorecard with its figures, and the events that each comes from.
 *
 * @param dimensions every dimension of the framework, scored or not, and every other one that was scored
 * @param focusAreaMeans where there is one
 * @param notedClass what a source publishes
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ScorecardResource(
        @JsonUnwrapped ScorecardItem scorecard,
        List<DimensionResource> dimensions,
        Map<FocusArea, Figure> focusAreaMeans,
        @Nullable Dated<NotedClass> notedClass) {

    /** Where a class comes from. */
    public enum ClassBasis {
        /** It follows from the scores. */
        COMPUTED,
        /** A source publishes it; no mean is known. */
        NOTED
    }

    /**
     * A scorecard in a list.
     *
     * @param sequence of its last event, whether or not the reader may see that; what {@code If-Match} compares with
     * @param organisationName what it is called; absent when it is not registered
     * @param judgedBy code of the force that judges; absent on an organisation's own scorecard
     * @param scored how many dimensions have a score
     * @param unconfirmed how many of these scores nobody confirmed
     * @param dimensionCount how many dimensions the framework has; absent when it is not known
     * @param mean the weighted mean; absent when it is not known, which is not 0
     * @param scoreClass absent when not known
     * @param classBasis present exactly with a class
     * @param position of its last event, whether or not the reader may see that
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ScorecardItem(
            @Schema(type = "string", example = "scorecard/2012/ijsselland")
            Subject subject,

            long sequence,
            int edition,
            String organisation,
            @Nullable String organisationName,
            @Nullable String judgedBy,
            int scored,
            long unconfirmed,
            @Nullable Integer dimensionCount,
            @Nullable Figure mean,
            @Nullable ScoreClass scoreClass,
            @Nullable ClassBasis classBasis,
            boolean fictitious,
            long position) {}

    /**
     * One dimension.
     *
     * @param name absent when the framework does not have it
     * @param share of the score in the weighted mean, all adding up to 1; absent when there is no mean
     * @param norm the score that meets the norm; absent when the norm is no number
     * @param score absent when there is none, which is not 0
     * @param recordedBy pseudonym of who recorded or last corrected it, or proposed its rectification
     * @param confirmedBy pseudonym of who confirmed that
     * @param position of the event that gave the score in force
     * @param proposedRectification what somebody proposed and nobody confirmed yet; nothing of it is in force. Absent
     *     when there is none, or the reader may not see proposals
     * @param events positions of every event that led here and that the reader may see: {@code /v1/events/{position}}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record DimensionResource(
            String dimension,
            @Nullable String name,
            @Nullable FocusArea focusArea,
            @Nullable Fraction share,
            @Nullable Decimal norm,
            @Nullable Boolean normMet,
            @Nullable Decimal score,
            @Nullable Status status,
            @Nullable LocalDate inForceFrom,
            @Nullable String recordedBy,
            @Nullable String confirmedBy,
            @Nullable Long position,
            @Nullable ProposedRectification proposedRectification,
            List<Long> events) {}
}
