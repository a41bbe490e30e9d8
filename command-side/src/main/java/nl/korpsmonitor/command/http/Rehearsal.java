package nl.korpsmonitor.command.http;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import nl.korpsmonitor.events.DomainEvent;

/**
 * The answer to a write with {@code dryRun=true} that would be recorded; one that would not gets its problem.
 *
 * @param valid always true
 * @param events that would be recorded, for whoever answers; not part of the answer
 */
public record Rehearsal(boolean valid, @JsonIgnore List<DomainEvent> events) {
    public Rehearsal {
        events = List.copyOf(events);
    }
}
