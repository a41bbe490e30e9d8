package nl.korpsmonitor.command.recommendation;

import java.util.Map;
import nl.korpsmonitor.events.RecommendationEvent;
import nl.korpsmonitor.events.RecommendationEvent.RecommendationIssued;
import nl.korpsmonitor.events.values.Addressee;
import nl.korpsmonitor.events.values.Outcome;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Subject;
import org.jspecify.annotations.Nullable;

/**
 * What decisions need to know of a recommendation that was issued. Immutable.
 *
 * @param lastSequence of its events; the next event gets the one after
 * @param addressee whom it asks now, moves included
 * @param issuedOn when it was issued
 * @param noted whether its edition is only noted from sources
 * @param decision the decision in force; null when there is none
 * @param decisionChangedOn when a decision was last made, revised or withdrawn; null when never
 * @param agreements every agreement by its code
 * @param fulfilledOn when it was fulfilled; null while it is open
 * @param supersededBy the later recommendation in its place; null when there is none
 */
public record RecommendationState(
        long lastSequence,
        Addressee addressee,
        PartialDate issuedOn,
        boolean noted,
        @Nullable DecisionInForce decision,
        @Nullable PartialDate decisionChangedOn,
        Map<String, Agreement> agreements,
        @Nullable PartialDate fulfilledOn,
        @Nullable Subject supersededBy) {

    /**
     * A decision that was neither revised nor withdrawn.
     *
     * @param sequence its event's sequence within the recommendation
     * @param decidedOn a day
     */
    public record DecisionInForce(long sequence, Outcome outcome, PartialDate decidedOn) {
        /** Whether it takes the recommendation over, whole or in part, so that there is something to carry out. */
        boolean accepts() {
            return switch (outcome) {
                case ACCEPTED, PARTLY_ACCEPTED, ALREADY_IN_PRACTICE -> true;
                case REJECTED, DEFERRED -> false;
            };
        }
    }

    /**
     * An agreement with chain partners.
     *
     * @param madeOn when it was made
     * @param concluded whether it is over
     */
    public record Agreement(PartialDate madeOn, boolean concluded) {}

    public RecommendationState {
        agreements = Map.copyOf(agreements);
    }

    /**
     * The state after an event.
     *
     * @param before null when nothing was recorded yet
     * @throws IllegalStateException when the first event does not issue it
     */
    public static RecommendationState after(@Nullable RecommendationState before, RecommendationEvent event) {
        if (event instanceof RecommendationIssued issued) {
            return new RecommendationState(
                    0,
                    issued.addressee(),
                    issued.occurredOn(),
                    issued.source() != null,
                    null,
                    null,
                    Map.of(),
                    null,
                    null);
        }
        if (before == null) {
            throw new IllegalStateException("a recommendation begins with being issued, not with " + event);
        }
        return new RecommendationChange(before).apply(event);
    }
}
