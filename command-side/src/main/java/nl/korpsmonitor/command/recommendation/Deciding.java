package nl.korpsmonitor.command.recommendation;

import static nl.korpsmonitor.command.deciding.Faults.given;

import java.util.List;
import nl.korpsmonitor.command.deciding.References;
import nl.korpsmonitor.command.recommendation.RecommendationCommand.DecideRecommendation;
import nl.korpsmonitor.command.recommendation.RecommendationCommand.ReviseDecision;
import nl.korpsmonitor.command.recommendation.RecommendationCommand.WithdrawDecision;
import nl.korpsmonitor.events.RecommendationEvent;
import nl.korpsmonitor.events.RecommendationEvent.Decision;
import nl.korpsmonitor.events.RecommendationEvent.DecisionRevised;
import nl.korpsmonitor.events.RecommendationEvent.DecisionWithdrawn;
import nl.korpsmonitor.events.RecommendationEvent.RecommendationDecided;
import nl.korpsmonitor.events.values.Confidential;
import nl.korpsmonitor.events.values.DecisionMaker;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Subject;
import org.jspecify.annotations.Nullable;

/** Decides whether a decision on a recommendation can be recorded, revised or withdrawn. */
final class Deciding {
    private Deciding() {}

    static List<RecommendationEvent> decide(
            DecideRecommendation command, RecommendationState state, References references) {
        Checks checks = new Checks(command.subject(), state, references);
        DecisionInput input = new DecisionInput(
                command.outcome(),
                command.acceptedPart(),
                command.deferredUntil(),
                command.decidedBy(),
                command.mandate(),
                command.ground(),
                command.rationale(),
                command.document());
        @Nullable PartialDate on = decisionDay(checks, command.occurredOn());
        @Nullable Decision decision = DecisionCheck.checked(checks, input, on);
        checks.faults.orThrow();
        requireDecidable(state);
        RecommendationRules.undecided(state);
        requireMandate(checks, command.subject(), given(decision), given(on));
        return List.of(new RecommendationDecided(given(decision), given(on)));
    }

    static List<RecommendationEvent> revise(ReviseDecision command, RecommendationState state, References references) {
        Checks checks = new Checks(command.subject(), state, references);
        DecisionInput input = new DecisionInput(
                command.outcome(),
                command.acceptedPart(),
                command.deferredUntil(),
                command.decidedBy(),
                command.mandate(),
                command.ground(),
                command.rationale(),
                command.document());
        @Nullable Long revised = checks.faults.required("revisedSequence", command.revisedSequence());
        @Nullable PartialDate on = decisionDay(checks, command.occurredOn());
        @Nullable Decision decision = DecisionCheck.checked(checks, input, on);
        @Nullable Confidential<String> reason = checks.faults.confidential("reason", command.reason());
        checks.faults.orThrow();
        requireDecidable(state);
        RecommendationRules.inForce(state, given(revised));
        requireMandate(checks, command.subject(), given(decision), given(on));
        return List.of(new DecisionRevised(given(revised), given(decision), given(reason), given(on)));
    }

    static List<RecommendationEvent> withdraw(
            WithdrawDecision command, RecommendationState state, References references) {
        Checks checks = new Checks(command.subject(), state, references);
        @Nullable Long withdrawn = checks.faults.required("withdrawnSequence", command.withdrawnSequence());
        @Nullable PartialDate on = decisionDay(checks, command.occurredOn());
        @Nullable DecisionMaker maker = DecisionCheck.decisionMaker(checks, command.decidedBy(), on);
        @Nullable String mandate = DecisionCheck.mandate(checks, command.mandate());
        @Nullable String ground = DecisionCheck.ground(checks, command.ground());
        @Nullable Confidential<String> reason = checks.faults.confidential("reason", command.reason());
        checks.faults.orThrow();
        requireDecidable(state);
        RecommendationRules.inForce(state, given(withdrawn));
        MandateCheck.require(checks, command.subject(), given(maker), given(mandate), given(on));
        return List.of(new DecisionWithdrawn(
                given(withdrawn), given(maker), given(mandate), given(ground), given(reason), given(on)));
    }

    /** A day, so that a mandate either holds on it or not; decisions are recorded in the order of their days. */
    private static @Nullable PartialDate decisionDay(Checks checks, @Nullable PartialDate on) {
        return checks.notBefore(
                checks.day(on), checks.state.decisionChangedOn(), "the last decision or its withdrawal");
    }

    private static void requireMandate(Checks checks, Subject recommendation, Decision decision, PartialDate on) {
        MandateCheck.require(checks, recommendation, decision.decidedBy(), decision.mandate(), on);
    }

    private static void requireDecidable(RecommendationState state) {
        RecommendationRules.conductedHere(state);
        RecommendationRules.open(state);
    }
}
