package nl.korpsmonitor.query.view;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import nl.korpsmonitor.events.RecommendationEvent.AgreementKind;
import nl.korpsmonitor.events.RecommendationEvent.Progress;
import nl.korpsmonitor.events.RecommendationEvent.Urgency;
import nl.korpsmonitor.events.values.Addressee;
import nl.korpsmonitor.events.values.Document;
import nl.korpsmonitor.events.values.FocusArea;
import nl.korpsmonitor.events.values.Outcome;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Source;
import nl.korpsmonitor.events.values.Subject;
import org.jspecify.annotations.Nullable;

/**
 * A recommendation and all that followed.
 *
 * @param edition year
 * @param code within the edition
 * @param issue as it was issued
 * @param addressee changes when it moves to a successor
 * @param decision the decision in force
 * @param withdrawal of the last decision; in force until there is a new one
 * @param decisionPositions of every decision, revision and withdrawal, in order
 * @param reported what sources report; no decision that the ledger saw
 * @param director organisation code of who directs the follow-up
 * @param owner organisation code of who carries it out
 * @param agreements by code
 * @param progress as last reported
 * @param phase whether it is open, fulfilled or superseded
 * @param supersededBy the later recommendation; null when there is none
 */
public record RecommendationView(
        Head head,
        int edition,
        String code,
        Issue issue,
        Timeline<Addressee> addressee,
        Timeline<DecisionTaken> decision,
        Timeline<DecisionWithdrawal> withdrawal,
        List<Long> decisionPositions,
        Timeline<ReportedStatus> reported,
        Timeline<String> director,
        Timeline<String> owner,
        SortedMap<String, Agreement> agreements,
        Timeline<Progress> progress,
        Timeline<Phase> phase,
        @Nullable Subject supersededBy)
        implements View {

    /** How things stand on a day, or as last known when no day is given. */
    public RecommendationStatus statusOn(@Nullable LocalDate day) {
        DecisionTaken taken = decision.inForceOn(day);
        return RecommendationStatus.of(phase.inForceOn(day), taken == null ? null : taken.outcome());
    }

    /** Where it is in its life. */
    public enum Phase {
        /** Issued, or reopened. */
        OPEN,
        /** What was asked is done. */
        FULFILLED,
        /** A recommendation of a later edition took its place. */
        SUPERSEDED
    }

    /**
     * As it was issued.
     *
     * @param text null when it is not public
     * @param codeAssignedHere whether this ledger made up the code
     * @param context null when not given
     * @param focusArea null when not given
     * @param source null when it is issued here
     */
    public record Issue(
            @Nullable String text,
            boolean codeAssignedHere,
            Urgency urgency,
            @Nullable String context,
            @Nullable FocusArea focusArea,
            @Nullable Source source,
            PartialDate occurredOn,
            LocalDate inForceFrom,
            long position) {}

    /**
     * A decision. Its rationale, the accepted part and the person's name are confidential: they stand in the event.
     *
     * @param sequence within the recommendation
     * @param deferredUntil present exactly when deferred
     * @param organisation code of whose office decided
     * @param mandate code
     * @param ground the law, policy or agreement that it rests on
     */
    public record DecisionTaken(
            long sequence,
            Outcome outcome,
            @Nullable PartialDate deferredUntil,
            String organisation,
            String office,
            String mandate,
            String ground,
            @Nullable Document document,
            PartialDate occurredOn) {}

    /**
     * That no decision is in force any more. Its reason and the person's name are confidential: they stand in the event.
     *
     * @param withdrawnSequence of the decision that was in force, within the recommendation
     * @param organisation code of whose office withdrew it
     * @param mandate code
     * @param ground the law, policy or agreement that the withdrawal rests on
     */
    public record DecisionWithdrawal(
            long withdrawnSequence,
            String organisation,
            String office,
            String mandate,
            String ground,
            PartialDate occurredOn) {}

    /** What a source reports. */
    public record ReportedStatus(String status, Source source) {}

    /** How far an agreement is. */
    public enum AgreementState {
        /** Made, and nothing recorded since. */
        MADE,
        /** Something was done about it. */
        FOLLOWED_UP,
        /** Over: all that was agreed was done. */
        MET,
        /** Over: part of it was done. */
        PARTLY_MET,
        /** Over: it was not done. */
        NOT_MET
    }

    /**
     * An agreement with chain partners. Its content is confidential: it stands in the event.
     *
     * @param parties organisation codes
     * @param dueOn null when no term was agreed
     * @param positions of every event about it, in order
     */
    public record Agreement(
            String code,
            AgreementKind kind,
            List<String> parties,
            @Nullable PartialDate dueOn,
            @Nullable Document document,
            Timeline<AgreementState> state,
            List<Long> positions) {}
}
