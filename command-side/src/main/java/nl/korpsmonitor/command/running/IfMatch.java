package nl.korpsmonitor.command.running;

import nl.korpsmonitor.events.values.Subject;
import org.jspecify.annotations.Nullable;

/**
 * What the sender takes the subject to be (HTTP If-Match).
 *
 * @param sequence the subject's last sequence, 0 or more; null when any will do, as long as it has events
 */
public record IfMatch(@Nullable Long sequence) {
    /** Any state, but it must exist. */
    public static final IfMatch ANY = new IfMatch(null);

    /** @throws PreconditionFailedException when the subject is elsewhere */
    void require(Subject subject, long actual) {
        if (sequence == null ? actual < 0 : sequence != actual) {
            throw new PreconditionFailedException(subject, sequence, actual);
        }
    }
}
