package nl.korpsmonitor.command.recommendation;

import static nl.korpsmonitor.command.deciding.Faults.given;

import java.util.List;
import nl.korpsmonitor.command.deciding.References;
import nl.korpsmonitor.command.recommendation.RecommendationCommand.AssignDirector;
import nl.korpsmonitor.command.recommendation.RecommendationCommand.AssignOwner;
import nl.korpsmonitor.command.recommendation.RecommendationCommand.FulfilRecommendation;
import nl.korpsmonitor.command.recommendation.RecommendationCommand.ReopenRecommendation;
import nl.korpsmonitor.command.recommendation.RecommendationCommand.ReportProgress;
import nl.korpsmonitor.command.recommendation.RecommendationCommand.ReportStatus;
import nl.korpsmonitor.command.recommendation.RecommendationState.DecisionInForce;
import nl.korpsmonitor.events.RecommendationEvent;
import nl.korpsmonitor.events.RecommendationEvent.DirectorAssigned;
import nl.korpsmonitor.events.RecommendationEvent.OwnerAssigned;
import nl.korpsmonitor.events.RecommendationEvent.Progress;
import nl.korpsmonitor.events.RecommendationEvent.ProgressReported;
import nl.korpsmonitor.events.RecommendationEvent.RecommendationFulfilled;
import nl.korpsmonitor.events.RecommendationEvent.RecommendationReopened;
import nl.korpsmonitor.events.RecommendationEvent.StatusReported;
import nl.korpsmonitor.events.problems.RefusedException;
import nl.korpsmonitor.events.values.Confidential;
import nl.korpsmonitor.events.values.Document;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Source;
import org.jspecify.annotations.Nullable;

/** Decides about who follows a recommendation up, how far it is, and when it is done. */
final class FollowUp {
    private static final int MAXIMUM_STATUS_LENGTH = 1_000;

    private FollowUp() {}

    static List<RecommendationEvent> reportStatus(
            ReportStatus command, RecommendationState state, References references) {
        Checks checks = new Checks(command.subject(), state, references);
        @Nullable String status = checks.faults.text("status", command.status(), MAXIMUM_STATUS_LENGTH);
        @Nullable Source source = checks.source(command.source(), true);
        @Nullable PartialDate on = checks.date(command.occurredOn());
        checks.faults.orThrow();
        return List.of(new StatusReported(given(status), given(source), given(on)));
    }

    static List<RecommendationEvent> assignDirector(
            AssignDirector command, RecommendationState state, References references) {
        Checks checks = new Checks(command.subject(), state, references);
        @Nullable PartialDate on = checks.date(command.occurredOn());
        checks.organisation("organisation", command.organisation(), on);
        @Nullable Source source = checks.source(command.source(), false);
        checks.faults.orThrow();
        RecommendationRules.open(state);
        return List.of(new DirectorAssigned(given(command.organisation()), source, given(on)));
    }

    static List<RecommendationEvent> assignOwner(
            AssignOwner command, RecommendationState state, References references) {
        Checks checks = new Checks(command.subject(), state, references);
        @Nullable PartialDate on = checks.date(command.occurredOn());
        checks.organisation("organisation", command.organisation(), on);
        @Nullable Source source = checks.source(command.source(), false);
        checks.faults.orThrow();
        RecommendationRules.open(state);
        return List.of(new OwnerAssigned(given(command.organisation()), source, given(on)));
    }

    static List<RecommendationEvent> reportProgress(
            ReportProgress command, RecommendationState state, References references) {
        Checks checks = new Checks(command.subject(), state, references);
        @Nullable Progress progress = checks.faults.required("progress", command.progress());
        @Nullable Confidential<String> note = checks.faults.confidential("note", command.note());
        @Nullable Document document = checks.document("document", command.document());
        @Nullable PartialDate on = sinceDecision(checks, command.occurredOn());
        checks.faults.orThrow();
        requireCarriedOut(state);
        return List.of(new ProgressReported(given(progress), given(note), document, given(on)));
    }

    static List<RecommendationEvent> fulfil(
            FulfilRecommendation command, RecommendationState state, References references) {
        Checks checks = new Checks(command.subject(), state, references);
        @Nullable Confidential<String> note = checks.faults.confidential("note", command.note());
        @Nullable Document evidence = checks.document("evidence", command.evidence());
        @Nullable PartialDate on = sinceDecision(checks, command.occurredOn());
        checks.faults.orThrow();
        requireCarriedOut(state);
        return List.of(new RecommendationFulfilled(given(note), evidence, given(on)));
    }

    static List<RecommendationEvent> reopen(
            ReopenRecommendation command, RecommendationState state, References references) {
        Checks checks = new Checks(command.subject(), state, references);
        @Nullable Confidential<String> reason = checks.faults.confidential("reason", command.reason());
        @Nullable
        PartialDate on = checks.notBefore(checks.date(command.occurredOn()), state.fulfilledOn(), "it was fulfilled");
        checks.faults.orThrow();
        RecommendationRules.notSuperseded(state);
        if (state.fulfilledOn() == null) {
            throw new RefusedException(
                    "not-fulfilled", "The recommendation is open; only a fulfilled one is reopened.");
        }
        return List.of(new RecommendationReopened(given(reason), given(on)));
    }

    /** What is carried out was decided first; of what was already in practice that can't be said. */
    private static @Nullable PartialDate sinceDecision(Checks checks, @Nullable PartialDate on) {
        DecisionInForce decision = checks.state.decision();
        return checks.notBefore(
                checks.date(on), decision == null ? null : decision.carriedOutFrom(), "the decision in force");
    }

    private static void requireCarriedOut(RecommendationState state) {
        RecommendationRules.conductedHere(state);
        RecommendationRules.open(state);
        RecommendationRules.accepted(state);
    }
}
