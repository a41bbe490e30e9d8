package nl.korpsmonitor.query.view;

import nl.korpsmonitor.events.values.Outcome;
import nl.korpsmonitor.query.view.RecommendationView.Phase;
import org.jspecify.annotations.Nullable;

/** How a recommendation stands: its end if it has come to one, else the decision in force. */
public enum RecommendationStatus {
    /** Not issued yet on the day asked for. */
    NOT_ISSUED,
    /** No decision is in force. What a source reports is no decision. */
    UNDECIDED,
    /** Taken over whole. */
    ACCEPTED,
    /** Taken over in part. */
    PARTLY_ACCEPTED,
    /** Not taken over. */
    REJECTED,
    /** Put off. */
    DEFERRED,
    /** Already part of the working process, by decision. */
    ALREADY_IN_PRACTICE,
    /** What was asked is done. */
    FULFILLED,
    /** A recommendation of a later edition took its place. */
    SUPERSEDED;

    /**
     * The status that follows.
     *
     * @param phase null before it was issued
     * @param outcome of the decision in force; null when there is none
     */
    public static RecommendationStatus of(@Nullable Phase phase, @Nullable Outcome outcome) {
        if (phase == null) {
            return NOT_ISSUED;
        }
        if (phase != Phase.OPEN) {
            return phase == Phase.FULFILLED ? FULFILLED : SUPERSEDED;
        }
        if (outcome == null) {
            return UNDECIDED;
        }
        return switch (outcome) {
            case ACCEPTED -> ACCEPTED;
            case PARTLY_ACCEPTED -> PARTLY_ACCEPTED;
            case REJECTED -> REJECTED;
            case DEFERRED -> DEFERRED;
            case ALREADY_IN_PRACTICE -> ALREADY_IN_PRACTICE;
        };
    }
}
