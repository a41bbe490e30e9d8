package nl.korpsmonitor.ledger;

import java.util.Optional;
import nl.korpsmonitor.events.LedgerEvent.LedgerOpened;
import nl.korpsmonitor.events.RecordedEvent;

/** Entry 0, which says what ledger this is. */
public final class FirstEvent {
    private FirstEvent() {}

    /** What opened the ledger; empty when nothing is recorded yet, or something else comes first. */
    public static Optional<LedgerOpened> of(Trail trail) {
        return trail.event(0)
                .map(RecordedEvent::event)
                .filter(LedgerOpened.class::isInstance)
                .map(LedgerOpened.class::cast);
    }
}
