package nl.korpsmonitor.events.values;

/** What was decided on a recommendation. */
public enum Outcome {
    /** Taken over whole. */
    ACCEPTED,
    /** Taken over in part; the decision says which. */
    PARTLY_ACCEPTED,
    /** Not taken over. */
    REJECTED,
    /** Not decided yet; the decision says until when. */
    DEFERRED,
    /** Already part of the working process. */
    ALREADY_IN_PRACTICE
}
