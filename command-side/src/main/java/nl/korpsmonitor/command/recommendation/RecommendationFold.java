package nl.korpsmonitor.command.recommendation;

import nl.korpsmonitor.command.deciding.Fold;
import nl.korpsmonitor.command.deciding.Occurred;

/** How a recommendation's state follows from its events. */
final class RecommendationFold implements Fold<RecommendationState> {
    @Override
    public Class<RecommendationState> type() {
        return RecommendationState.class;
    }

    @Override
    public RecommendationState initial() {
        return RecommendationState.INITIAL;
    }

    @Override
    public RecommendationState apply(RecommendationState state, Occurred occurred) {
        return new RecommendationChange(state, occurred).after();
    }
}
