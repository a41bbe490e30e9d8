package nl.korpsmonitor.query.view;

/** How far an inquiry is. */
public enum InquiryStatus {
    /** It awaits an answer. */
    OPEN,
    /** It was answered, and nothing is asked of it since. */
    ANSWERED,
    /** Nothing more happens to it, unless it is reopened. */
    CLOSED
}
