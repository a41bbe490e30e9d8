package nl.korpsmonitor.query.replay;

import java.util.List;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.Subject;

/**
 * How one subject differs between two moments.
 *
 * @param existedBefore whether there was anything at the first moment; else every field is new
 * @param existsAfter whether there is anything at the second
 * @param fields that differ, in ascending order
 */
public record Difference(Subject subject, boolean existedBefore, boolean existsAfter, List<Field> fields) {
    public Difference {
        fields = List.copyOf(fields);
    }

    /**
     * A field that differs.
     *
     * @param events that made the difference, as {@link Differences} says, one at least, in order of position
     */
    public record Field(Change change, List<RecordedEvent> events) {
        public Field {
            events = List.copyOf(events);
        }
    }
}
