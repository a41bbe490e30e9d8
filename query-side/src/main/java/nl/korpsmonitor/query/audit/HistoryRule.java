package nl.korpsmonitor.query.audit;

import nl.korpsmonitor.events.RecordedEvent;

/** Sees every event once, in order of position, and says what does not fit what it saw before. */
interface HistoryRule {
    /** Looks at an event. */
    void see(RecordedEvent event, Observations observations);

    /** Says what can be said only when all was seen. */
    default void end(Observations observations) {}
}
