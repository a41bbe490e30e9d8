package nl.korpsmonitor.query.view;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import nl.korpsmonitor.events.RecommendationEvent;
import nl.korpsmonitor.events.RecommendationEvent.AgreementConcluded;
import nl.korpsmonitor.events.RecommendationEvent.AgreementFollowedUp;
import nl.korpsmonitor.events.RecommendationEvent.AgreementMade;
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
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.Addressee;
import nl.korpsmonitor.query.view.RecommendationView.AgreementState;
import nl.korpsmonitor.query.view.RecommendationView.Issue;
import nl.korpsmonitor.query.view.RecommendationView.Phase;
import nl.korpsmonitor.query.view.RecommendationView.ReportedStatus;
import org.jspecify.annotations.Nullable;

/** Folds the events of a recommendation. */
public final class RecommendationFold implements Fold<RecommendationView> {

    @Override
    public RecommendationView fold(@Nullable RecommendationView view, RecordedEvent recorded) {
        if (!(recorded.event() instanceof RecommendationEvent event)) {
            throw new UnfoldableEventException(recorded, "it is no event of a recommendation");
        }
        if (event instanceof RecommendationIssued issued) {
            return issued(view, issued, recorded);
        }
        if (view == null) {
            throw new UnfoldableEventException(recorded, "the recommendation was not issued");
        }
        RecommendationChange next = new RecommendationChange(view, recorded);
        switch (event) {
            case RecommendationIssued e -> throw new UnfoldableEventException(recorded, "it is issued");
            case RecommendationDecided e -> next.decided(e.decision());
            case DecisionRevised e -> next.revised(e.revisedSequence(), e.decision());
            case DecisionWithdrawn e -> next.withdrawn(e);
            case StatusReported e ->
                next.reported = next.dated(next.reported, new ReportedStatus(e.status(), e.source()));
            case DirectorAssigned e -> next.director = next.dated(next.director, e.organisation());
            case OwnerAssigned e -> next.owner = next.dated(next.owner, e.organisation());
            case AgreementMade e -> next.agreed(e);
            case AgreementFollowedUp e -> next.agreement(e.agreement(), AgreementState.FOLLOWED_UP);
            case AgreementConcluded e ->
                next.agreement(
                        e.agreement(),
                        switch (e.outcome()) {
                            case MET -> AgreementState.MET;
                            case PARTLY_MET -> AgreementState.PARTLY_MET;
                            case NOT_MET -> AgreementState.NOT_MET;
                        });
            case ProgressReported e -> next.progress = next.dated(next.progress, e.progress());
            case RecommendationFulfilled e -> next.phase(Phase.FULFILLED);
            case RecommendationReopened e -> next.phase(Phase.OPEN);
            case RecommendationMoved e -> next.moved(e.organisation());
            case RecommendationSuperseded e -> {
                next.phase(Phase.SUPERSEDED);
                next.supersededBy = e.supersededBy();
            }
        }
        return next.view();
    }

    private static RecommendationView issued(
            @Nullable RecommendationView view, RecommendationIssued event, RecordedEvent recorded) {
        if (view != null) {
            throw new UnfoldableEventException(recorded, "it is issued");
        }
        return new RecommendationView(
                Head.after(null, recorded),
                Objects.requireNonNull(recorded.subject().editionYear(), "a recommendation names its edition"),
                recorded.subject().segments().getLast(),
                new Issue(
                        event.text(),
                        event.codeAssignedHere(),
                        event.urgency(),
                        event.context(),
                        event.focusArea(),
                        event.source(),
                        event.occurredOn(),
                        recorded.inForceFrom(),
                        recorded.position()),
                Timeline.<Addressee>empty().with(event.addressee(), recorded.inForceFrom(), recorded.position()),
                Timeline.empty(),
                Timeline.empty(),
                List.of(),
                Timeline.empty(),
                Timeline.empty(),
                Timeline.empty(),
                Collections.emptySortedMap(),
                Timeline.empty(),
                Timeline.<Phase>empty().with(Phase.OPEN, recorded.inForceFrom(), recorded.position()),
                null);
    }
}
