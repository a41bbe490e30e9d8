package nl.korpsmonitor.events.values;

/** Why a confidential value is erased for good. */
public enum ErasureGround {
    /** The person whom it is about has the right to it (GDPR, in Dutch AVG, article 17). */
    DATA_PROTECTION,
    /** The selection list under the Archives Act says that its time of keeping is over. */
    SELECTION_LIST
}
