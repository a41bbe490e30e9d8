package nl.korpsmonitor.command.recommendation;

import java.util.Map;
import nl.korpsmonitor.command.deciding.Fold;
import nl.korpsmonitor.events.values.Addressee;
import nl.korpsmonitor.events.values.Outcome;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Subject;
import org.jspecify.annotations.Nullable;

/**
 * What decisions need to know of a recommendation. Immutable.
 *
 * @param addressee whom it asks now, moves included; null while it is not issued
 * @param issuedOn when it was issued
 * @param noted whether its edition is only noted from sources
 * @param decision the decision in force; null when there is none
 * @param decisionChangedOn when a decision was last made, revised or withdrawn; null when never
 * @param agreements every agreement by its code
 * @param fulfilledOn when it was fulfilled; null while it is open
 * @param supersededBy the later recommendation in its place; null when there is none
 * @param fictitious whether it is invented
 */
public record RecommendationState(
        @Nullable Addressee addressee,
        PartialDate issuedOn,
        boolean noted,
        @Nullable DecisionInForce decision,
        @Nullable PartialDate decisionChangedOn,
        Map<String, Agreement> agreements,
        @Nullable PartialDate fulfilledOn,
        @Nullable Subject supersededBy,
        boolean fictitious) {

    /** How it follows from its events. */
    public static final Fold<RecommendationState> FOLD = new RecommendationFold();

    /** Not issued. */
    static final RecommendationState INITIAL =
            new RecommendationState(null, PartialDate.UNKNOWN, false, null, null, Map.of(), null, null, false);

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

        /** Before when nothing can have been done to carry it out; null when it was in practice before it. */
        @Nullable
        PartialDate carriedOutFrom() {
            return outcome == Outcome.ALREADY_IN_PRACTICE ? null : decidedOn;
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

    /** Whether the ledger knows it at all. */
    public boolean issued() {
        return addressee != null;
    }
}
