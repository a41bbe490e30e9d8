package nl.korpsmonitor.query.audit;

import nl.korpsmonitor.events.DocumentEvent;
import nl.korpsmonitor.events.EditionEvent.ScaleMappingFixed;
import nl.korpsmonitor.events.RecommendationEvent.RecommendationSuperseded;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.ScorecardEvent.RectificationDropped;
import nl.korpsmonitor.events.ScorecardEvent.RectificationProposed;
import nl.korpsmonitor.events.values.Subject;
import org.jspecify.annotations.Nullable;

/**
 * Which events about organisations, mandates, documents and editions everybody could see, by the editions that were public then (docs/access.md).
 *
 * @param editions as they were then
 */
record PublicEvents(Editions editions) {
    boolean isPublic(RecordedEvent recorded) {
        return isPublic(recorded.subject())
                && switch (recorded.event()) {
                    case RectificationProposed ignored -> false;
                    case RectificationDropped ignored -> false;
                    case RecommendationSuperseded superseded -> isPublic(superseded.supersededBy());
                    case ScaleMappingFixed mapping -> isPublic(mapping.fromEdition());
                    case DocumentEvent document -> document.edition() == null || isPublic(document.edition());
                    default -> true;
                };
    }

    private boolean isPublic(Subject subject) {
        return switch (subject.type()) {
            case "organisation", "mandate", "document" -> true;
            case "edition", "scorecard", "recommendation" -> isPublic(subject.editionYear());
            default -> false;
        };
    }

    private boolean isPublic(@Nullable Integer year) {
        return year != null && editions.of(year).isPublic();
    }
}
