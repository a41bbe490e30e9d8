package nl.korpsmonitor.ledger;

import java.time.Instant;
import nl.korpsmonitor.events.values.Subject;

/**
 * What a command left in the ledger; durable before anybody sees it. The events of one command have consecutive
 * positions and are about one subject.
 *
 * @param subject what the events are about
 * @param sequence of the last event within the subject
 * @param firstPosition position of the first event
 * @param count how many events, 1 or more
 * @param recordedAt when the ledger took them
 */
public record Receipt(Subject subject, long sequence, long firstPosition, int count, Instant recordedAt) {
    /** Position of the last event. */
    public long lastPosition() {
        return firstPosition + count - 1;
    }
}
