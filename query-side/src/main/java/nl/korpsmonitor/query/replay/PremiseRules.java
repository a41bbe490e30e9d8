package nl.korpsmonitor.query.replay;

import static nl.korpsmonitor.query.replay.PremiseRule.Matter.ADDRESSEE;
import static nl.korpsmonitor.query.replay.PremiseRule.Matter.ADOPTED;
import static nl.korpsmonitor.query.replay.PremiseRule.Matter.ANSWER;
import static nl.korpsmonitor.query.replay.PremiseRule.Matter.CITATION;
import static nl.korpsmonitor.query.replay.PremiseRule.Matter.CLOSED;
import static nl.korpsmonitor.query.replay.PremiseRule.Matter.DECISION;
import static nl.korpsmonitor.query.replay.PremiseRule.Matter.DETAIL;
import static nl.korpsmonitor.query.replay.PremiseRule.Matter.FRAMEWORK;
import static nl.korpsmonitor.query.replay.PremiseRule.Matter.FULFILMENT;
import static nl.korpsmonitor.query.replay.PremiseRule.Matter.LAST_ANSWER;
import static nl.korpsmonitor.query.replay.PremiseRule.Matter.OFFERED;
import static nl.korpsmonitor.query.replay.PremiseRule.Matter.PRESENTED;
import static nl.korpsmonitor.query.replay.PremiseRule.Matter.PROPOSAL;
import static nl.korpsmonitor.query.replay.PremiseRule.Matter.RECIPIENT;
import static nl.korpsmonitor.query.replay.PremiseRule.Matter.SCORE;
import static nl.korpsmonitor.query.replay.PremiseRule.Matter.SCORING_CLOSED;
import static nl.korpsmonitor.query.replay.PremiseRule.on;
import static nl.korpsmonitor.query.replay.PremiseRule.onThe;

import java.util.Objects;
import java.util.stream.Stream;
import nl.korpsmonitor.events.ActorEvent;
import nl.korpsmonitor.events.AuditEvent;
import nl.korpsmonitor.events.DisclosureEvent;
import nl.korpsmonitor.events.DocumentEvent;
import nl.korpsmonitor.events.DomainEvent;
import nl.korpsmonitor.events.EditionEvent;
import nl.korpsmonitor.events.HoldEvent;
import nl.korpsmonitor.events.InquiryEvent;
import nl.korpsmonitor.events.LedgerEvent;
import nl.korpsmonitor.events.MandateEvent;
import nl.korpsmonitor.events.OrganisationEvent;
import nl.korpsmonitor.events.RecommendationEvent;
import nl.korpsmonitor.events.ScorecardEvent;
import nl.korpsmonitor.events.ViewingEvent;
import org.jspecify.annotations.Nullable;

/**
 * Which earlier events of its subject each event builds on. It is what commands ask for before they record one, as far as that is in the subject's own events and its
 * fold does not ask for it: a decision names the one before it, a score is the first, an agreement was made. A fact that has a date or source of its own (who owns a
 * recommendation, what a source says of an edition) builds on nothing. Nor does an answer or an end build on the receipt, before which it may not be dated: it was given,
 * whenever the receipt was put right.
 */
final class PremiseRules {
    private static final String KIND = "kind";
    private static final String RECEIVED_ON = "receivedOn";
    private static final String DUE_ON = "dueOn";
    private static final String OWNER = "owner";

    /** Of an inquiry that is given to another office of the same organisation: nothing is asked of offices, so nothing builds on it. */
    static final PremiseRule OF_ANOTHER_OFFICE = on(CLOSED);

    private PremiseRules() {}

    static PremiseRule of(DomainEvent event) {
        return switch (event) {
            case EditionEvent edition -> ofEdition(edition);
            case InquiryEvent inquiry -> ofInquiry(inquiry);
            case RecommendationEvent recommendation -> ofRecommendation(recommendation);
            case ScorecardEvent scorecard -> ofScorecard(scorecard);
            // Limits hold in whatever order; descriptions, files, names and ends stand by themselves.
            case DocumentEvent ignored -> PremiseRule.NONE;
            case MandateEvent ignored -> PremiseRule.NONE;
            case OrganisationEvent ignored -> PremiseRule.NONE;
            // There is no state of these to reconstruct.
            case ActorEvent ignored -> PremiseRule.NONE;
            case AuditEvent ignored -> PremiseRule.NONE;
            case DisclosureEvent ignored -> PremiseRule.NONE;
            case HoldEvent ignored -> PremiseRule.NONE;
            case LedgerEvent ignored -> PremiseRule.NONE;
            case ViewingEvent ignored -> PremiseRule.NONE;
        };
    }

    private static PremiseRule ofEdition(EditionEvent event) {
        return switch (event) {
            case EditionEvent.EditionOpened ignored -> PremiseRule.NONE;
            case EditionEvent.FrameworkFixed ignored -> on().lays(FRAMEWORK);
            case EditionEvent.ScaleMappingFixed ignored -> on(FRAMEWORK);
            case EditionEvent.ScoringClosed ignored -> on(FRAMEWORK).lays(SCORING_CLOSED);
            case EditionEvent.EditionAdopted ignored -> on(SCORING_CLOSED).lays(ADOPTED);
            case EditionEvent.EditionDiscussed ignored -> on(ADOPTED);
            case EditionEvent.EditionOffered ignored -> on(ADOPTED).lays(OFFERED);
            case EditionEvent.EditionPresentedToHouse ignored -> on(OFFERED).lays(PRESENTED);
            case EditionEvent.EditionLaidForInspection ignored -> on(PRESENTED);
            case EditionEvent.EditionStepNoted ignored -> PremiseRule.NONE;
            case EditionEvent.TotalsPublished ignored -> PremiseRule.NONE;
            case EditionEvent.FindingPublished ignored -> PremiseRule.NONE;
        };
    }

    private static PremiseRule ofRecommendation(RecommendationEvent event) {
        return switch (event) {
            case RecommendationEvent.RecommendationIssued ignored -> PremiseRule.NONE;
            case RecommendationEvent.RecommendationDecided ignored ->
                on(FULFILMENT).lays(DECISION);
            case RecommendationEvent.DecisionRevised ignored -> on(FULFILMENT).lays(DECISION);
            case RecommendationEvent.DecisionWithdrawn ignored -> on(FULFILMENT).takes(DECISION);
            case RecommendationEvent.ProgressReported ignored -> on(FULFILMENT, DECISION);
            case RecommendationEvent.RecommendationFulfilled ignored ->
                on(FULFILMENT, DECISION).lays(FULFILMENT);
            case RecommendationEvent.RecommendationReopened ignored ->
                on(FULFILMENT).takes(FULFILMENT);
            case RecommendationEvent.RecommendationMoved ignored ->
                on(ADDRESSEE).lays(ADDRESSEE);
            case RecommendationEvent.AgreementMade ignored -> PremiseRule.NONE;
            case RecommendationEvent.AgreementFollowedUp ignored -> PremiseRule.NONE;
            case RecommendationEvent.AgreementConcluded ignored -> PremiseRule.NONE;
            case RecommendationEvent.StatusReported ignored -> PremiseRule.NONE;
            case RecommendationEvent.DirectorAssigned ignored -> PremiseRule.NONE;
            case RecommendationEvent.OwnerAssigned ignored -> PremiseRule.NONE;
            case RecommendationEvent.RecommendationSuperseded ignored -> PremiseRule.NONE;
        };
    }

    private static PremiseRule ofScorecard(ScorecardEvent event) {
        return switch (event) {
            case ScorecardEvent.ScoreRecorded recorded -> on().laysThe(recorded.dimension(), SCORE);
            case ScorecardEvent.ScoreCorrected corrected ->
                onThe(corrected.dimension(), SCORE).laysThe(corrected.dimension(), SCORE);
            case ScorecardEvent.ScoreWithdrawn withdrawn ->
                onThe(withdrawn.dimension(), SCORE).takesThe(withdrawn.dimension(), SCORE);
            case ScorecardEvent.ScoreConfirmed confirmed -> onThe(confirmed.dimension(), SCORE);
            case ScorecardEvent.RectificationProposed proposed ->
                onThe(proposed.dimension(), SCORE).laysThe(proposed.dimension(), PROPOSAL);
            case ScorecardEvent.RectificationDropped dropped ->
                onThe(dropped.dimension(), PROPOSAL).takesThe(dropped.dimension(), PROPOSAL);
            case ScorecardEvent.ScoreRectified rectified ->
                onThe(rectified.dimension(), SCORE, PROPOSAL)
                        .laysThe(rectified.dimension(), SCORE)
                        .takesThe(rectified.dimension(), PROPOSAL);
            case ScorecardEvent.ClassNoted ignored -> PremiseRule.NONE;
        };
    }

    private static PremiseRule ofInquiry(InquiryEvent event) {
        return switch (event) {
            case InquiryEvent.InquiryRegistered ignored -> PremiseRule.NONE;
            case InquiryEvent.InquiryCorrected corrected -> ofCorrection(corrected.after());
            case InquiryEvent.InquiryReassigned ignored -> OF_ANOTHER_OFFICE.laysThe(OWNER, DETAIL);
            case InquiryEvent.DueDateExtended ignored -> onTheTerm().laysThe(DUE_ON, DETAIL);
            case InquiryEvent.EvidenceCited cited -> on(CLOSED).laysThe(cited.item(), CITATION);
            case InquiryEvent.CitationWithdrawn withdrawn ->
                on(CLOSED).andOnThe(withdrawn.item(), CITATION).takesThe(withdrawn.item(), CITATION);
            case InquiryEvent.RecipientNamed named ->
                on(CLOSED).andOnThe(named.actor(), RECIPIENT).laysThe(named.actor(), RECIPIENT);
            case InquiryEvent.RecipientRemoved removed ->
                on(CLOSED).andOnThe(removed.actor(), RECIPIENT).takesThe(removed.actor(), RECIPIENT);
            case InquiryEvent.AnswerDrafted ignored -> on(CLOSED);
            case InquiryEvent.InquiryAnswered ignored ->
                on(CLOSED).lays(LAST_ANSWER).laysThe("0", ANSWER);
            case InquiryEvent.AnswerAmended amended ->
                on(CLOSED, LAST_ANSWER).lays(LAST_ANSWER).laysThe(String.valueOf(amended.number()), ANSWER);
            case InquiryEvent.DossierIssued issued -> onThe(String.valueOf(issued.answer()), ANSWER);
            case InquiryEvent.InquiryClosed ignored ->
                on(CLOSED).andOnThe("0", ANSWER).lays(CLOSED);
            // The kind says how late a day may be given.
            case InquiryEvent.InquiryReopened ignored ->
                on(CLOSED).andOnThe(KIND, DETAIL).takes(CLOSED).laysThe(DUE_ON, DETAIL);
        };
    }

    /** All by which an inquiry's due date is decided: its kind, its day of receipt and the due date that stood, whatever set it. */
    private static PremiseRule onTheTerm() {
        return on(CLOSED).andOnThe(KIND, DETAIL).andOnThe(RECEIVED_ON, DETAIL).andOnThe(DUE_ON, DETAIL);
    }

    /** It names what stood of each field that it corrects, and lays down no other. What is corrected of the kind, the receipt and the due date is decided by all three. */
    private static PremiseRule ofCorrection(InquiryEvent.Details corrected) {
        boolean ofTheTerm = Stream.of(corrected.kind(), corrected.receivedOn(), corrected.dueOn())
                .anyMatch(Objects::nonNull);
        PremiseRule rule = ofTheTerm ? onTheTerm() : on(CLOSED);
        rule = correcting(rule, KIND, corrected.kind());
        rule = correcting(rule, "source", corrected.source());
        rule = correcting(rule, "askedBy", corrected.askedBy());
        rule = correcting(rule, "question", corrected.question());
        rule = correcting(rule, RECEIVED_ON, corrected.receivedOn());
        if (corrected.receivedOn() != null) {
            // Who answers it must have existed on that day, unless another was named since.
            rule = rule.andOnThe(OWNER, DETAIL);
        }
        return correcting(rule, DUE_ON, corrected.dueOn());
    }

    private static PremiseRule correcting(PremiseRule rule, String field, @Nullable Object value) {
        return value == null ? rule : rule.andOnThe(field, DETAIL).laysThe(field, DETAIL);
    }
}
