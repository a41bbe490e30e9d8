package nl.korpsmonitor.query.audit;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import nl.korpsmonitor.events.RecommendationEvent;
import nl.korpsmonitor.events.RecommendationEvent.AgreementConcluded;
import nl.korpsmonitor.events.RecommendationEvent.AgreementMade;
import nl.korpsmonitor.events.RecommendationEvent.Decision;
import nl.korpsmonitor.events.RecommendationEvent.DecisionRevised;
import nl.korpsmonitor.events.RecommendationEvent.DecisionWithdrawn;
import nl.korpsmonitor.events.RecommendationEvent.RecommendationDecided;
import nl.korpsmonitor.events.RecommendationEvent.RecommendationFulfilled;
import nl.korpsmonitor.events.RecommendationEvent.RecommendationIssued;
import nl.korpsmonitor.events.RecommendationEvent.RecommendationMoved;
import nl.korpsmonitor.events.RecommendationEvent.RecommendationReopened;
import nl.korpsmonitor.events.RecommendationEvent.RecommendationSuperseded;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.Outcome;
import org.jspecify.annotations.Nullable;

/** What was recorded of one recommendation so far; it keeps the events that decide what may follow. */
final class Recommendation {
    private @Nullable RecordedEvent issued;
    private @Nullable String addressed;
    private @Nullable RecordedEvent decided;
    private @Nullable RecordedEvent fulfilled;
    private @Nullable RecordedEvent superseded;
    private final Map<String, RecordedEvent> agreements = new HashMap<>();
    private final Set<String> concluded = new HashSet<>();

    /** Takes an event, whether or not it follows on what is there. */
    void see(RecordedEvent recorded, RecommendationEvent event) {
        switch (event) {
            case RecommendationIssued first -> {
                issued = recorded;
                addressed = first.addressee().organisation();
            }
            case RecommendationDecided ignored -> decided = recorded;
            case DecisionRevised ignored -> decided = recorded;
            case DecisionWithdrawn ignored -> decided = null;
            case AgreementMade made -> agreements.put(made.agreement(), recorded);
            case AgreementConcluded over -> concluded.add(over.agreement());
            case RecommendationFulfilled ignored -> fulfilled = recorded;
            case RecommendationReopened ignored -> fulfilled = null;
            case RecommendationMoved moved -> addressed = moved.organisation();
            case RecommendationSuperseded ignored -> superseded = recorded;
            default -> {}
        }
    }

    @Nullable
    RecordedEvent issued() {
        return issued;
    }

    /** Whether its edition is only noted from sources: then it was issued from one. */
    boolean isNoted() {
        return issued != null && issued.event() instanceof RecommendationIssued first && first.source() != null;
    }

    /** The organisation that it asks now; null for none. */
    @Nullable
    String addressed() {
        return addressed;
    }

    /** Since when it is fulfilled; null while it is open. */
    @Nullable
    RecordedEvent fulfilled() {
        return fulfilled;
    }

    @Nullable
    RecordedEvent superseded() {
        return superseded;
    }

    /** The agreement of that code; null when none was made. */
    @Nullable
    RecordedEvent agreement(String code) {
        return agreements.get(code);
    }

    boolean isConcluded(String code) {
        return concluded.contains(code);
    }

    /** The decision in force; null when there is none. */
    @Nullable
    RecordedEvent decided() {
        return decided;
    }

    /** What was decided last and stands; null when nothing does. */
    @Nullable
    Outcome outcome() {
        Decision decision = decided == null
                ? null
                : switch (decided.event()) {
                    case RecommendationDecided first -> first.decision();
                    case DecisionRevised later -> later.decision();
                    default -> null;
                };
        return decision == null ? null : decision.outcome();
    }
}
