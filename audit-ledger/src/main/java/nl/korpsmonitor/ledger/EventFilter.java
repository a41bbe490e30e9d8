package nl.korpsmonitor.ledger;

import java.time.Instant;
import java.util.Set;
import nl.korpsmonitor.events.RecordedEvent;
import org.jspecify.annotations.Nullable;

/**
 * Which events are wanted; every given field must match.
 *
 * @param subjectPrefix a whole subject, or its first segments: {@code scorecard/2012} also matches
 *     {@code scorecard/2012/ijsselland}; null for all
 * @param types stored event names; empty for all
 * @param actor pseudonym of who recorded them; null for all
 * @param from recorded at or after; null for no bound
 * @param until recorded before; null for no bound
 */
public record EventFilter(
        @Nullable String subjectPrefix,
        Set<String> types,
        @Nullable String actor,
        @Nullable Instant from,
        @Nullable Instant until) {
    /** Every event. */
    public static final EventFilter ALL = new EventFilter(null, Set.of(), null, null, null);

    public EventFilter {
        types = Set.copyOf(types);
    }

    /** Whether an event is wanted. */
    public boolean matches(RecordedEvent event) {
        String subject = event.subject().id();
        return (subjectPrefix == null || subject.equals(subjectPrefix) || subject.startsWith(subjectPrefix + "/"))
                && (types.isEmpty() || types.contains(event.type()))
                && (actor == null || actor.equals(event.actor().id()))
                && (from == null || !event.recordedAt().isBefore(from))
                && (until == null || event.recordedAt().isBefore(until));
    }
}
