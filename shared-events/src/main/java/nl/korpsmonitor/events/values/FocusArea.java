package nl.korpsmonitor.events.values;

/** The four weighed focus areas (hoofdaandachtsvelden). */
public enum FocusArea {
    /** Organisatie. */
    ORGANISATION,
    /** Toezicht. */
    SUPERVISION,
    /** Informatie. */
    INFORMATION,
    /** Opsporing. */
    INVESTIGATION
}
