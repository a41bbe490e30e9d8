package nl.korpsmonitor.query.trail;

import java.util.ArrayList;
import java.util.List;
import nl.korpsmonitor.events.DomainEvent;
import nl.korpsmonitor.events.RecommendationEvent.AgreementConcluded;
import nl.korpsmonitor.events.RecommendationEvent.AgreementFollowedUp;
import nl.korpsmonitor.events.RecommendationEvent.AgreementKind;
import nl.korpsmonitor.events.RecommendationEvent.AgreementMade;
import nl.korpsmonitor.events.RecommendationEvent.AgreementOutcome;
import nl.korpsmonitor.events.RecommendationEvent.Decision;
import nl.korpsmonitor.events.RecommendationEvent.DecisionRevised;
import nl.korpsmonitor.events.RecommendationEvent.DecisionWithdrawn;
import nl.korpsmonitor.events.RecommendationEvent.DirectorAssigned;
import nl.korpsmonitor.events.RecommendationEvent.OwnerAssigned;
import nl.korpsmonitor.events.RecommendationEvent.Progress;
import nl.korpsmonitor.events.RecommendationEvent.ProgressReported;
import nl.korpsmonitor.events.RecommendationEvent.RecommendationDecided;
import nl.korpsmonitor.events.RecommendationEvent.RecommendationFulfilled;
import nl.korpsmonitor.events.RecommendationEvent.RecommendationIssued;
import nl.korpsmonitor.events.RecommendationEvent.RecommendationMoved;
import nl.korpsmonitor.events.RecommendationEvent.RecommendationReopened;
import nl.korpsmonitor.events.RecommendationEvent.RecommendationSuperseded;
import nl.korpsmonitor.events.RecommendationEvent.StatusReported;
import nl.korpsmonitor.events.RecommendationEvent.Urgency;
import nl.korpsmonitor.events.values.Addressee;
import nl.korpsmonitor.events.values.DecisionMaker;
import nl.korpsmonitor.events.values.FocusArea;
import nl.korpsmonitor.events.values.Outcome;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Subject;

/** A recommendation of a random history: decisions, agreements, progress, in any order that folds allow. */
final class RandomRecommendation {
    private final RandomHistory history;
    private final Subject subject;
    private final List<String> agreements = new ArrayList<>();
    private long decided = -1;
    private boolean isNational;

    RandomRecommendation(RandomHistory history, Subject subject) {
        this.history = history;
        this.subject = subject;
    }

    void move() {
        if (!history.has(subject)) {
            history.record(subject, issued());
            return;
        }
        switch (history.below(4)) {
            case 0, 1 -> decide();
            case 2 -> agree();
            default -> history.record(subject, followUp());
        }
    }

    private DomainEvent issued() {
        Addressee.Kind kind = history.pick(List.of(Addressee.Kind.values()));
        isNational = kind == Addressee.Kind.NATIONAL;
        String whom = isNational ? null : history.pick(RandomHistory.ORGANISATIONS);
        FocusArea area = history.chance(0.3) ? null : history.pick(List.of(FocusArea.values()));
        Urgency urgency = history.pick(List.of(Urgency.values()));
        return new RecommendationIssued(
                "Do it", true, new Addressee(kind, whom), urgency, null, area, null, history.date());
    }

    private void decide() {
        if (decided < 0) {
            history.record(subject, new RecommendationDecided(decision(), history.date()));
            decided = history.sequence(subject);
        } else if (history.chance(0.6)) {
            history.record(subject, new DecisionRevised(decided, decision(), Samples.secret(), history.date()));
            decided = history.sequence(subject);
        } else {
            history.record(subject, withdrawal());
            decided = -1;
        }
    }

    private DecisionWithdrawn withdrawal() {
        return new DecisionWithdrawn(
                decided,
                new DecisionMaker("alfa", "korpschef", Samples.secret()),
                "m-1",
                "policy",
                Samples.secret(),
                history.date());
    }

    private Decision decision() {
        Outcome outcome = history.pick(List.of(Outcome.values()));
        return new Decision(
                outcome,
                outcome == Outcome.PARTLY_ACCEPTED ? Samples.secret() : null,
                outcome == Outcome.DEFERRED ? new PartialDate("2016") : null,
                new DecisionMaker("alfa", "korpschef", Samples.secret()),
                "m-1",
                "policy",
                Samples.secret(),
                null);
    }

    private void agree() {
        if (agreements.isEmpty() || history.chance(0.3)) {
            String code = "a-" + agreements.size();
            agreements.add(code);
            history.record(
                    subject,
                    new AgreementMade(
                            code, AgreementKind.OTHER, List.of("alfa"), Samples.secret(), null, null, history.date()));
        } else if (history.chance(0.5)) {
            String code = history.pick(agreements);
            history.record(subject, new AgreementFollowedUp(code, Samples.secret(), null, history.date()));
        } else {
            AgreementOutcome outcome = history.pick(List.of(AgreementOutcome.values()));
            history.record(
                    subject,
                    new AgreementConcluded(history.pick(agreements), outcome, Samples.secret(), null, history.date()));
        }
    }

    private DomainEvent followUp() {
        PartialDate date = history.date();
        return switch (history.below(8)) {
            case 0 -> new StatusReported("reported " + history.below(9), Samples.SOURCE, date);
            case 1 -> new DirectorAssigned(history.pick(RandomHistory.ORGANISATIONS), null, date);
            case 2 -> new OwnerAssigned(history.pick(RandomHistory.ORGANISATIONS), null, date);
            case 3 -> new ProgressReported(history.pick(List.of(Progress.values())), Samples.secret(), null, date);
            case 4 -> new RecommendationFulfilled(Samples.secret(), null, date);
            case 5 -> new RecommendationReopened(Samples.secret(), date);
            case 6 -> new RecommendationSuperseded(Subject.recommendation(2012, "r-1"), Samples.secret(), date);
            default ->
                // Who is addressed as a whole has no successor.
                isNational
                        ? new RecommendationReopened(Samples.secret(), date)
                        : new RecommendationMoved(history.pick(RandomHistory.ORGANISATIONS), date);
        };
    }
}
