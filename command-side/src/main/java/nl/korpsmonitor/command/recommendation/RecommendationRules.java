package nl.korpsmonitor.command.recommendation;

import nl.korpsmonitor.command.recommendation.RecommendationState.Agreement;
import nl.korpsmonitor.command.recommendation.RecommendationState.DecisionInForce;
import nl.korpsmonitor.events.problems.RefusedException;
import org.jspecify.annotations.Nullable;

/** The rules that bind what may happen to a recommendation as it stands; {@link RefusedException} when one is broken. */
final class RecommendationRules {
    private RecommendationRules() {}

    /** A superseded recommendation gets status reports only. */
    static void notSuperseded(RecommendationState state) {
        if (state.supersededBy() != null) {
            throw new RefusedException(
                    "recommendation-superseded",
                    "The recommendation was superseded by " + state.supersededBy()
                            + "; only status reports are recorded about it, the rest belongs to its successor.");
        }
    }

    /** Neither superseded nor fulfilled. */
    static void open(RecommendationState state) {
        notSuperseded(state);
        if (state.fulfilledOn() != null) {
            throw new RefusedException(
                    "recommendation-fulfilled",
                    "The recommendation was fulfilled (" + state.fulfilledOn() + "); reopen it first.");
        }
    }

    /** Where the ledger only notes what sources say, nobody can be said to have decided. */
    static void conductedHere(RecommendationState state) {
        if (state.noted()) {
            throw new RefusedException(
                    "edition-noted-from-sources",
                    "The edition is only noted from sources, so no decision of it was seen here; report the status that"
                            + " a source gives instead.");
        }
    }

    /** A first decision is possible only while there is none. */
    static void undecided(RecommendationState state) {
        DecisionInForce decision = state.decision();
        if (decision != null) {
            throw new RefusedException(
                    "already-decided",
                    "The decision at sequence " + decision.sequence() + " is in force; revise or withdraw that one.");
        }
    }

    /** The decision in force must be the one with this sequence. */
    static void inForce(RecommendationState state, long sequence) {
        DecisionInForce decision = anyInForce(state.decision());
        if (decision.sequence() != sequence) {
            throw new RefusedException(
                    "decision-not-in-force",
                    "The decision in force is the one at sequence " + decision.sequence() + ", not " + sequence + ".");
        }
    }

    /** There must be a decision that takes the recommendation over, so that there is something to carry out. */
    static void accepted(RecommendationState state) {
        DecisionInForce decision = anyInForce(state.decision());
        if (!decision.accepts()) {
            throw new RefusedException(
                    "not-accepted",
                    "The decision in force is " + decision.outcome()
                            + "; only what is accepted, partly accepted or already in practice is carried out.");
        }
    }

    /** Nothing more is recorded about an agreement that is over. */
    static void refuseConcluded(RecommendationState state, String code) {
        Agreement agreement = state.agreements().get(code);
        if (agreement != null && agreement.concluded()) {
            throw new RefusedException(
                    "agreement-concluded", "Agreement " + code + " is concluded; nothing more is recorded about it.");
        }
    }

    private static DecisionInForce anyInForce(@Nullable DecisionInForce decision) {
        if (decision == null) {
            throw new RefusedException(
                    "no-decision-in-force", "No decision on the recommendation is in force; record one first.");
        }
        return decision;
    }
}
