package nl.korpsmonitor.query.view;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import nl.korpsmonitor.events.RecommendationEvent.AgreementMade;
import nl.korpsmonitor.events.RecommendationEvent.Decision;
import nl.korpsmonitor.events.RecommendationEvent.DecisionWithdrawn;
import nl.korpsmonitor.events.RecommendationEvent.Progress;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.Addressee;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.query.view.RecommendationView.Agreement;
import nl.korpsmonitor.query.view.RecommendationView.AgreementState;
import nl.korpsmonitor.query.view.RecommendationView.DecisionTaken;
import nl.korpsmonitor.query.view.RecommendationView.DecisionWithdrawal;
import nl.korpsmonitor.query.view.RecommendationView.Phase;
import nl.korpsmonitor.query.view.RecommendationView.ReportedStatus;
import org.jspecify.annotations.Nullable;

/** What one event changes in a recommendation's view. Lives for one fold, on one thread. */
final class RecommendationChange {
    private final RecommendationView before;
    private final RecordedEvent recorded;
    private final Head head;
    private Timeline<Addressee> addressee;
    private Timeline<DecisionTaken> decision;
    private Timeline<DecisionWithdrawal> withdrawal;
    private List<Long> decisionPositions;
    Timeline<ReportedStatus> reported;
    Timeline<String> director;
    Timeline<String> owner;
    private SortedMap<String, Agreement> agreements;
    Timeline<Progress> progress;
    private Timeline<Phase> phase;

    @Nullable
    Subject supersededBy;

    RecommendationChange(RecommendationView before, RecordedEvent recorded) {
        this.before = before;
        this.recorded = recorded;
        this.head = Head.after(before.head(), recorded);
        this.addressee = before.addressee();
        this.decision = before.decision();
        this.withdrawal = before.withdrawal();
        this.decisionPositions = before.decisionPositions();
        this.reported = before.reported();
        this.director = before.director();
        this.owner = before.owner();
        this.agreements = before.agreements();
        this.progress = before.progress();
        this.phase = before.phase();
        this.supersededBy = before.supersededBy();
    }

    /** The timeline with a fact that counts from the event's day. */
    <T> Timeline<T> dated(Timeline<T> timeline, T value) {
        return timeline.with(value, recorded.inForceFrom(), recorded.position());
    }

    void decided(Decision decided) {
        if (decision.inForceOn(null) != null) {
            throw new UnfoldableEventException(recorded, "a decision is in force");
        }
        decide(decided);
    }

    void revised(long sequence, Decision decided) {
        requireInForce(sequence);
        decide(decided);
    }

    void withdrawn(DecisionWithdrawn withdrawn) {
        requireInForce(withdrawn.withdrawnSequence());
        DecisionWithdrawal made = new DecisionWithdrawal(
                withdrawn.withdrawnSequence(),
                withdrawn.decidedBy().organisation(),
                withdrawn.decidedBy().office(),
                withdrawn.mandate(),
                withdrawn.ground(),
                withdrawn.occurredOn());
        decision = decision.replacedFrom(null, recorded.inForceFrom(), recorded.position());
        withdrawal = withdrawal.replacedFrom(made, recorded.inForceFrom(), recorded.position());
        decisionPositions = appended(decisionPositions);
    }

    private void decide(Decision decided) {
        DecisionTaken taken = new DecisionTaken(
                recorded.sequence(),
                decided.outcome(),
                decided.deferredUntil(),
                decided.decidedBy().organisation(),
                decided.decidedBy().office(),
                decided.mandate(),
                decided.ground(),
                decided.document(),
                recorded.event().occurredOn());
        decision = decision.replacedFrom(taken, recorded.inForceFrom(), recorded.position());
        if (withdrawal.inForceOn(null) != null) {
            withdrawal = withdrawal.replacedFrom(null, recorded.inForceFrom(), recorded.position());
        }
        decisionPositions = appended(decisionPositions);
    }

    private void requireInForce(long sequence) {
        DecisionTaken taken = decision.inForceOn(null);
        if (taken == null || taken.sequence() != sequence) {
            throw new UnfoldableEventException(recorded, "the decision in force is not that of sequence " + sequence);
        }
    }

    void agreed(AgreementMade event) {
        if (agreements.containsKey(event.agreement())) {
            throw new UnfoldableEventException(recorded, "the agreement was made before");
        }
        put(new Agreement(
                event.agreement(),
                event.kind(),
                event.parties(),
                event.dueOn(),
                event.document(),
                dated(Timeline.empty(), AgreementState.MADE),
                List.of(recorded.position())));
    }

    void agreement(String code, AgreementState state) {
        Agreement known = agreements.get(code);
        if (known == null) {
            throw new UnfoldableEventException(recorded, "the agreement was never made");
        }
        put(new Agreement(
                code,
                known.kind(),
                known.parties(),
                known.dueOn(),
                known.document(),
                dated(known.state(), state),
                appended(known.positions())));
    }

    private void put(Agreement agreement) {
        SortedMap<String, Agreement> changed = new TreeMap<>(agreements);
        changed.put(agreement.code(), agreement);
        agreements = Collections.unmodifiableSortedMap(changed);
    }

    void phase(Phase next) {
        phase = phase.replacedFrom(next, recorded.inForceFrom(), recorded.position());
    }

    void moved(String organisation) {
        Addressee known = addressee.inForceOn(null);
        if (known == null) {
            throw new UnfoldableEventException(recorded, "it has no addressee");
        }
        addressee = dated(addressee, new Addressee(known.kind(), organisation));
    }

    private List<Long> appended(List<Long> positions) {
        List<Long> changed = new ArrayList<>(positions);
        changed.add(recorded.position());
        return List.copyOf(changed);
    }

    RecommendationView view() {
        return new RecommendationView(
                head,
                before.edition(),
                before.code(),
                before.issue(),
                addressee,
                decision,
                withdrawal,
                decisionPositions,
                reported,
                director,
                owner,
                agreements,
                progress,
                phase,
                supersededBy);
    }
}
