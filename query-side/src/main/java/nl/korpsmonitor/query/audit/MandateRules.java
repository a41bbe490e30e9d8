package nl.korpsmonitor.query.audit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.korpsmonitor.events.MandateEvent;
import nl.korpsmonitor.events.RecommendationEvent.DecisionRevised;
import nl.korpsmonitor.events.RecommendationEvent.DecisionWithdrawn;
import nl.korpsmonitor.events.RecommendationEvent.RecommendationDecided;
import nl.korpsmonitor.events.RecommendationEvent.RecommendationIssued;
import nl.korpsmonitor.events.RecommendationEvent.RecommendationMoved;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.Addressee;
import nl.korpsmonitor.events.values.DecisionMaker;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Subject;
import org.jspecify.annotations.Nullable;

/**
 * Every decision, revision and withdrawal within its mandate: as was known when it was recorded, and as is known in the end. It keeps the addressee and the
 * last decision of each recommendation, every mandate, and every decision in short.
 */
final class MandateRules implements HistoryRule {
    private final Map<String, Mandate> mandates = new HashMap<>();
    private final Map<Subject, Addressee> addressees = new HashMap<>();
    private final Map<Subject, RecordedEvent> last = new HashMap<>();
    private final List<Carried> carried = new ArrayList<>();

    /** A decision that its mandate carried when it was recorded. */
    private record Carried(
            Mandate mandate, Mandate.Decision decision, long position, String subject, String actor, String code) {}

    @Override
    public void see(RecordedEvent recorded, Observations observations) {
        Subject subject = recorded.subject();
        switch (recorded.event()) {
            case MandateEvent event -> {
                Mandate mandate = mandates.computeIfAbsent(subject.id(), any -> new Mandate());
                String fault = mandate.fault(event);
                observations.require(fault == null, Check.MANDATE_ORDER, recorded, recorded.type() + ": " + fault);
                mandate.see(event, recorded.fictitious());
            }
            case RecommendationIssued issued -> addressees.put(subject, issued.addressee());
            case RecommendationMoved moved ->
                addressees.computeIfPresent(
                        subject, (any, before) -> new Addressee(before.kind(), moved.organisation()));
            case RecommendationDecided decided -> {
                order(recorded, null, observations);
                decided(
                        recorded,
                        decided.decision().decidedBy(),
                        decided.decision().mandate(),
                        observations);
            }
            case DecisionRevised revised -> {
                order(recorded, revised.revisedSequence(), observations);
                decided(
                        recorded,
                        revised.decision().decidedBy(),
                        revised.decision().mandate(),
                        observations);
            }
            case DecisionWithdrawn withdrawn -> {
                order(recorded, withdrawn.withdrawnSequence(), observations);
                decided(recorded, withdrawn.decidedBy(), withdrawn.mandate(), observations);
            }
            default -> {}
        }
    }

    /** @param named the sequence of the decision that it says is in force; null when there is none */
    private void order(RecordedEvent recorded, @Nullable Long named, Observations observations) {
        RecordedEvent before = last.put(recorded.subject(), recorded);
        boolean inForce = before != null && !(before.event() instanceof DecisionWithdrawn);
        boolean fits = named == null ? !inForce : before != null && inForce && before.sequence() == named;
        LocalDate day = recorded.event().occurredOn().latest();
        LocalDate earlier = before == null ? null : before.event().occurredOn().earliest();
        boolean later = day == null || earlier == null || !day.isBefore(earlier);
        observations.require(
                fits && later,
                Check.DECISION_ORDER,
                recorded,
                later ? String.valueOf(named == null ? "-" : named) : day + " < " + earlier,
                before == null ? -1 : before.position());
    }

    private void decided(RecordedEvent recorded, DecisionMaker by, String code, Observations observations) {
        String subject = Subject.mandate(code).id();
        Mandate mandate = mandates.computeIfAbsent(subject, any -> new Mandate());
        observations.require(
                recorded.fictitious() || !mandate.isFictitious(), Check.FICTITIOUS_APART, recorded, subject);
        Addressee addressee = addressees.get(recorded.subject());
        Integer edition = recorded.subject().editionYear();
        PartialDate on = recorded.event().occurredOn();
        LocalDate day = on.isDay() ? on.earliest() : null;
        if (addressee == null || edition == null || day == null) {
            observations.require(
                    false,
                    Check.DECISION_WITHIN_MANDATE,
                    recorded,
                    subject + ": " + (day == null ? "no day" : "not issued"));
            return;
        }
        Mandate.Decision decision = new Mandate.Decision(by, day, edition, addressee);
        String fault = mandate.fault(decision);
        observations.require(fault == null, Check.DECISION_WITHIN_MANDATE, recorded, subject + ": " + fault);
        if (fault == null) {
            carried.add(new Carried(
                    mandate,
                    decision,
                    recorded.position(),
                    recorded.subject().id(),
                    recorded.actor().id(),
                    subject));
        }
    }

    @Override
    public void end(Observations observations) {
        for (Carried each : carried) {
            observations.applied(Check.DECISION_OUTSIDE_MANDATE_NOW);
            String fault = each.mandate().fault(each.decision());
            if (fault != null) {
                observations.add(new Observation(
                        Check.DECISION_OUTSIDE_MANDATE_NOW,
                        each.position(),
                        each.subject(),
                        each.actor(),
                        each.code() + ": " + fault,
                        List.of()));
            }
        }
    }
}
