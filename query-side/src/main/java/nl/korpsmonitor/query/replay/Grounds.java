package nl.korpsmonitor.query.replay;

import nl.korpsmonitor.events.DisclosureEvent.ErasureRequested;
import nl.korpsmonitor.events.DisclosureEvent.ValueErased;
import nl.korpsmonitor.events.DisclosureEvent.ValueWithheld;
import nl.korpsmonitor.events.DocumentEvent.DocumentDescriptionCorrected;
import nl.korpsmonitor.events.DocumentEvent.DocumentRegistered;
import nl.korpsmonitor.events.DomainEvent;
import nl.korpsmonitor.events.EditionEvent.EditionAdopted;
import nl.korpsmonitor.events.EditionEvent.EditionDiscussed;
import nl.korpsmonitor.events.EditionEvent.EditionLaidForInspection;
import nl.korpsmonitor.events.EditionEvent.EditionOffered;
import nl.korpsmonitor.events.EditionEvent.EditionPresentedToHouse;
import nl.korpsmonitor.events.EditionEvent.EditionStepNoted;
import nl.korpsmonitor.events.EditionEvent.FindingPublished;
import nl.korpsmonitor.events.EditionEvent.FrameworkFixed;
import nl.korpsmonitor.events.EditionEvent.ScaleMappingFixed;
import nl.korpsmonitor.events.EditionEvent.TotalsPublished;
import nl.korpsmonitor.events.InquiryEvent.AnswerAmended;
import nl.korpsmonitor.events.InquiryEvent.InquiryAnswered;
import nl.korpsmonitor.events.InquiryEvent.InquiryCorrected;
import nl.korpsmonitor.events.InquiryEvent.InquiryRegistered;
import nl.korpsmonitor.events.MandateEvent.MandateGranted;
import nl.korpsmonitor.events.MandateEvent.MandateLimited;
import nl.korpsmonitor.events.MandateEvent.MandateRevoked;
import nl.korpsmonitor.events.OrganisationEvent.OrganisationEnded;
import nl.korpsmonitor.events.OrganisationEvent.OrganisationRegistered;
import nl.korpsmonitor.events.OrganisationEvent.OrganisationRenamed;
import nl.korpsmonitor.events.OrganisationEvent.OrganisationSucceeded;
import nl.korpsmonitor.events.RecommendationEvent.AgreementConcluded;
import nl.korpsmonitor.events.RecommendationEvent.AgreementFollowedUp;
import nl.korpsmonitor.events.RecommendationEvent.AgreementMade;
import nl.korpsmonitor.events.RecommendationEvent.Decision;
import nl.korpsmonitor.events.RecommendationEvent.DecisionRevised;
import nl.korpsmonitor.events.RecommendationEvent.DecisionWithdrawn;
import nl.korpsmonitor.events.RecommendationEvent.DirectorAssigned;
import nl.korpsmonitor.events.RecommendationEvent.OwnerAssigned;
import nl.korpsmonitor.events.RecommendationEvent.ProgressReported;
import nl.korpsmonitor.events.RecommendationEvent.RecommendationDecided;
import nl.korpsmonitor.events.RecommendationEvent.RecommendationFulfilled;
import nl.korpsmonitor.events.RecommendationEvent.RecommendationIssued;
import nl.korpsmonitor.events.RecommendationEvent.StatusReported;
import nl.korpsmonitor.events.ScorecardEvent.ClassNoted;
import nl.korpsmonitor.events.ScorecardEvent.RectificationProposed;
import nl.korpsmonitor.events.ScorecardEvent.ScoreCorrected;
import nl.korpsmonitor.events.ScorecardEvent.ScoreRectified;
import nl.korpsmonitor.events.values.DecisionMaker;
import nl.korpsmonitor.events.values.Document;
import nl.korpsmonitor.events.values.Source;
import org.jspecify.annotations.Nullable;

/**
 * What an event says that it rests on. Every part is null where the event says nothing of it.
 *
 * @param mandate code
 * @param ground the law, policy or agreement; for withholding and erasing the ground's code
 * @param document that was relied on; a source's document is not repeated here
 * @param source where it was read
 * @param decidedBy who decided, outside of this system; the name of the person is confidential and stands in the event
 */
public record Grounds(
        @Nullable String mandate,
        @Nullable String ground,
        @Nullable Document document,
        @Nullable Source source,
        @Nullable Office decidedBy) {
    /** Nothing. */
    private static final Grounds NONE = new Grounds(null, null, null, null, null);

    /** An office that decides. */
    public record Office(String organisation, String office) {
        private static Office of(DecisionMaker maker) {
            return new Office(maker.organisation(), maker.office());
        }
    }

    /** What an event rests on. */
    public static Grounds of(DomainEvent event) {
        return switch (event) {
            case RecommendationDecided e -> decision(e.decision());
            case DecisionRevised e -> decision(e.decision());
            case DecisionWithdrawn e -> new Grounds(e.mandate(), e.ground(), null, null, Office.of(e.decidedBy()));
            case AgreementMade e -> document(e.document());
            case AgreementFollowedUp e -> document(e.document());
            case AgreementConcluded e -> document(e.document());
            case ProgressReported e -> document(e.document());
            case RecommendationFulfilled e -> document(e.evidence());
            case RecommendationIssued e -> source(e.source());
            case StatusReported e -> source(e.source());
            case DirectorAssigned e -> source(e.source());
            case OwnerAssigned e -> source(e.source());
            case ScoreCorrected e -> document(e.evidence());
            case RectificationProposed e -> document(e.document());
            case ScoreRectified e -> document(e.document());
            case ClassNoted e -> source(e.source());
            case FrameworkFixed e -> document(e.document());
            case EditionAdopted e -> document(e.document());
            case EditionOffered e -> document(e.document());
            case EditionDiscussed e -> document(e.document());
            case EditionPresentedToHouse e -> document(e.document());
            case EditionLaidForInspection e -> document(e.document());
            case ScaleMappingFixed e -> document(e.document());
            case EditionStepNoted e -> source(e.source());
            case TotalsPublished e -> source(e.source());
            case FindingPublished e -> source(e.source());
            case OrganisationRegistered e -> source(e.source());
            case OrganisationRenamed e -> source(e.source());
            case OrganisationSucceeded e -> source(e.source());
            case OrganisationEnded e -> source(e.source());
            case MandateGranted e -> document(e.document());
            case MandateLimited e -> document(e.document());
            case MandateRevoked e -> document(e.document());
            case DocumentRegistered e -> document(e.document());
            case DocumentDescriptionCorrected e -> document(e.document());
            case InquiryRegistered e -> document(e.source());
            case InquiryCorrected e -> document(e.after().source());
            case InquiryAnswered e -> document(e.answer().document());
            case AnswerAmended e -> document(e.answer().document());
            case ValueWithheld e -> new Grounds(null, e.ground(), null, null, null);
            case ErasureRequested e -> new Grounds(null, e.ground().name(), null, null, null);
            case ValueErased e -> new Grounds(null, e.ground().name(), null, null, null);
            default -> NONE;
        };
    }

    private static Grounds decision(Decision decision) {
        return new Grounds(
                decision.mandate(), decision.ground(), decision.document(), null, Office.of(decision.decidedBy()));
    }

    private static Grounds document(@Nullable Document document) {
        return document == null ? NONE : new Grounds(null, null, document, null, null);
    }

    private static Grounds source(@Nullable Source source) {
        return source == null ? NONE : new Grounds(null, null, null, source, null);
    }
}
