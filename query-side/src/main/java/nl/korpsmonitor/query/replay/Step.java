package nl.korpsmonitor.query.replay;

import java.util.List;
import nl.korpsmonitor.events.RecordedEvent;
import org.jspecify.annotations.Nullable;

/**
 * One event, and what it did to its subject.
 *
 * @param before the facts just before it; null when there were none, and for subjects that have no state
 * @param after the facts with it; null when there are none
 * @param changes the fields in which the two differ, in ascending order
 * @param registration whether it was recorded in time
 * @param previous position of the subject's event before it that the reader may see; null when there is none
 */
public record Step(
        RecordedEvent event,
        @Nullable Facts before,
        @Nullable Facts after,
        List<Change> changes,
        Registration registration,
        @Nullable Long previous) {
    public Step {
        changes = List.copyOf(changes);
    }
}
