package nl.korpsmonitor.command.recommendation;

import java.util.HashMap;
import java.util.Map;
import nl.korpsmonitor.command.deciding.Occurred;
import nl.korpsmonitor.command.recommendation.RecommendationState.Agreement;
import nl.korpsmonitor.command.recommendation.RecommendationState.DecisionInForce;
import nl.korpsmonitor.events.RecommendationEvent;
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
import nl.korpsmonitor.events.RecommendationEvent.RecommendationMoved;
import nl.korpsmonitor.events.RecommendationEvent.RecommendationReopened;
import nl.korpsmonitor.events.RecommendationEvent.RecommendationSuperseded;
import nl.korpsmonitor.events.RecommendationEvent.StatusReported;
import nl.korpsmonitor.events.values.Addressee;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Subject;
import org.jspecify.annotations.Nullable;

/** One step of a recommendation's fold: begins as the state before and takes one event. Used once, by one thread. */
final class RecommendationChange {
    private final Occurred occurred;
    private final Map<String, Agreement> agreements;
    private @Nullable Addressee addressee;
    private PartialDate issuedOn;
    private boolean noted;
    private @Nullable DecisionInForce decision;
    private @Nullable PartialDate decisionChangedOn;
    private @Nullable PartialDate fulfilledOn;
    private @Nullable Subject supersededBy;
    private boolean fictitious;

    RecommendationChange(RecommendationState before, Occurred occurred) {
        this.occurred = occurred;
        issuedOn = before.issuedOn();
        noted = before.noted();
        agreements = new HashMap<>(before.agreements());
        addressee = before.addressee();
        decision = before.decision();
        decisionChangedOn = before.decisionChangedOn();
        fulfilledOn = before.fulfilledOn();
        supersededBy = before.supersededBy();
        fictitious = before.fictitious();
    }

    RecommendationState after() {
        switch ((RecommendationEvent) occurred.event()) {
            case RecommendationIssued issued -> {
                addressee = issued.addressee();
                issuedOn = issued.occurredOn();
                noted = issued.source() != null;
                fictitious = occurred.fictitious();
            }
            case RecommendationDecided decided -> decide(decided.decision(), decided.occurredOn());
            case DecisionRevised revised -> decide(revised.decision(), revised.occurredOn());
            case DecisionWithdrawn withdrawn -> {
                decision = null;
                decisionChangedOn = withdrawn.occurredOn();
            }
            case AgreementMade made -> agreements.put(made.agreement(), new Agreement(made.occurredOn(), false));
            case AgreementConcluded concluded ->
                agreements.computeIfPresent(
                        concluded.agreement(), (code, agreement) -> new Agreement(agreement.madeOn(), true));
            case RecommendationFulfilled fulfilled -> fulfilledOn = fulfilled.occurredOn();
            case RecommendationReopened ignored -> fulfilledOn = null;
            case RecommendationMoved moved -> moveTo(moved.organisation());
            case RecommendationSuperseded superseded -> supersededBy = superseded.supersededBy();
            case StatusReported ignored -> {}
            case DirectorAssigned ignored -> {}
            case OwnerAssigned ignored -> {}
            case AgreementFollowedUp ignored -> {}
            case ProgressReported ignored -> {}
        }
        return new RecommendationState(
                addressee,
                issuedOn,
                noted,
                decision,
                decisionChangedOn,
                agreements,
                fulfilledOn,
                supersededBy,
                fictitious);
    }

    private void moveTo(String organisation) {
        if (addressee == null) {
            throw new IllegalStateException("moved before it was issued: " + occurred.subject());
        }
        addressee = new Addressee(addressee.kind(), organisation);
    }

    private void decide(Decision made, PartialDate on) {
        decision = new DecisionInForce(occurred.sequence(), made.outcome(), on);
        decisionChangedOn = on;
    }
}
