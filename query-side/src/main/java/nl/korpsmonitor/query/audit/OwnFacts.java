package nl.korpsmonitor.query.audit;

import nl.korpsmonitor.events.DisclosureEvent;
import nl.korpsmonitor.events.DocumentEvent.DocumentDescriptionCorrected;
import nl.korpsmonitor.events.DocumentEvent.DocumentFileStored;
import nl.korpsmonitor.events.DomainEvent;
import nl.korpsmonitor.events.EditionEvent;
import nl.korpsmonitor.events.HoldEvent;
import nl.korpsmonitor.events.InquiryEvent;
import nl.korpsmonitor.events.MandateEvent;
import nl.korpsmonitor.events.OrganisationEvent;
import nl.korpsmonitor.events.RecommendationEvent;
import nl.korpsmonitor.events.RecommendationEvent.DirectorAssigned;
import nl.korpsmonitor.events.RecommendationEvent.OwnerAssigned;
import nl.korpsmonitor.events.RecommendationEvent.RecommendationIssued;
import nl.korpsmonitor.events.RecommendationEvent.StatusReported;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.ScorecardEvent;
import nl.korpsmonitor.events.ScorecardEvent.ClassNoted;
import nl.korpsmonitor.events.ScorecardEvent.RectificationDropped;
import nl.korpsmonitor.events.ScorecardEvent.RectificationProposed;
import nl.korpsmonitor.events.ScorecardEvent.ScoreConfirmed;
import nl.korpsmonitor.events.ScorecardEvent.ScoreCorrected;
import nl.korpsmonitor.events.ScorecardEvent.ScoreRecorded;
import nl.korpsmonitor.events.ScorecardEvent.ScoreRectified;
import nl.korpsmonitor.events.ScorecardEvent.ScoreWithdrawn;

/** Tells what the organisation itself did, and should record at once, from what it read in a source, or knows of others, which may be of any date. */
final class OwnFacts {
    private OwnFacts() {}

    /** Whether late recording of it is unusual. */
    static boolean isOwn(DomainEvent event) {
        return switch (event) {
            case EditionEvent edition -> Editions.step(edition) != null;
            case RecommendationIssued issued -> issued.source() == null;
            case DirectorAssigned assigned -> assigned.source() == null;
            case OwnerAssigned assigned -> assigned.source() == null;
            case StatusReported ignored -> false;
            case RecommendationEvent ignored -> true;
            case ClassNoted ignored -> false;
            case ScorecardEvent ignored -> true;
            case MandateEvent ignored -> true;
            case HoldEvent ignored -> true;
            case InquiryEvent ignored -> true;
            case DisclosureEvent ignored -> true;
            case DocumentDescriptionCorrected ignored -> true;
            case DocumentFileStored ignored -> true;
            default -> false;
        };
    }

    /** Whether it is unusual that it is put before what was recorded earlier of the same: of organisations too, of which facts of any date are recorded. */
    static boolean isOrdered(DomainEvent event) {
        return isOwn(event) || event instanceof OrganisationEvent;
    }

    /** What a fact belongs to with others: the subject, of a scorecard one dimension. */
    static String family(RecordedEvent recorded) {
        String subject = recorded.subject().id();
        return switch (recorded.event()) {
            case ScoreRecorded event -> subject + " " + event.dimension();
            case ScoreCorrected event -> subject + " " + event.dimension();
            case ScoreWithdrawn event -> subject + " " + event.dimension();
            case ScoreConfirmed event -> subject + " " + event.dimension();
            case RectificationProposed event -> subject + " " + event.dimension();
            case RectificationDropped event -> subject + " " + event.dimension();
            case ScoreRectified event -> subject + " " + event.dimension();
            default -> subject;
        };
    }
}
