package nl.korpsmonitor.command.recommendation;

import nl.korpsmonitor.command.recommendation.RecommendationCommand.DecisionMakerInput;
import nl.korpsmonitor.events.values.Outcome;
import nl.korpsmonitor.events.values.PartialDate;
import org.jspecify.annotations.Nullable;

/** The fields that a decision and its revision share; each as in {@link RecommendationCommand.DecideRecommendation}. */
record DecisionInput(
        @Nullable Outcome outcome,
        @Nullable String acceptedPart,
        @Nullable PartialDate deferredUntil,
        @Nullable DecisionMakerInput decidedBy,
        @Nullable String mandate,
        @Nullable String ground,
        @Nullable String rationale,
        @Nullable String document) {}
