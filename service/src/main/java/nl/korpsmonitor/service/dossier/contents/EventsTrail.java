package nl.korpsmonitor.service.dossier.contents;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.EventFilter;
import nl.korpsmonitor.ledger.Trail;

/**
 * A trail of the events of a dossier, and no others. Each subject's are numbered without gaps, as if what is not in the dossier had never been there: events that
 * are not public, and those after the last that counts. Confidential values stay closed.
 */
public final class EventsTrail implements Trail {
    private final long size;
    private final SortedMap<Long, RecordedEvent> byPosition = new TreeMap<>();
    private final Map<Subject, List<RecordedEvent>> bySubject = new HashMap<>();

    /**
     * @param events at positions below the size, in any order
     * @param size of the ledger that they are from
     */
    public EventsTrail(Collection<RecordedEvent> events, long size) {
        this.size = size;
        SortedMap<Long, RecordedEvent> ordered = new TreeMap<>();
        events.forEach(event -> ordered.put(event.position(), event));
        ordered.values().forEach(this::add);
    }

    private void add(RecordedEvent event) {
        List<RecordedEvent> ofSubject = bySubject.computeIfAbsent(event.subject(), subject -> new ArrayList<>());
        RecordedEvent numbered = new RecordedEvent(
                event.position(),
                event.recordedAt(),
                event.subject(),
                ofSubject.size(),
                event.id(),
                event.type(),
                event.revision(),
                event.actor(),
                event.cause(),
                event.fictitious(),
                event.event());
        ofSubject.add(numbered);
        byPosition.put(event.position(), numbered);
    }

    /** All events, in order. */
    Collection<RecordedEvent> all() {
        return byPosition.values();
    }

    /** Whether any event at these positions is invented. */
    boolean isFictitious(Collection<Long> positions) {
        return positions.stream()
                .anyMatch(position ->
                        event(position).filter(RecordedEvent::fictitious).isPresent());
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public long sizeAt(Instant time) {
        throw new UnsupportedOperationException("the events of a dossier do not tell what else was recorded when");
    }

    @Override
    public Optional<RecordedEvent> event(long position) {
        return Optional.ofNullable(byPosition.get(position));
    }

    @Override
    public Optional<RecordedEvent> opened(long position) {
        throw new UnsupportedOperationException("nothing is opened of what a dossier is made of");
    }

    @Override
    public long lastSequence(Subject subject) {
        return bySubject.getOrDefault(subject, List.of()).size() - 1L;
    }

    @Override
    public List<RecordedEvent> ofSubject(Subject subject, long fromSequence, long beforePosition, int limit) {
        return bySubject.getOrDefault(subject, List.of()).stream()
                .filter(event -> event.sequence() >= fromSequence && event.position() < beforePosition)
                .limit(limit)
                .toList();
    }

    @Override
    public List<RecordedEvent> page(EventFilter filter, long fromPosition, int limit) {
        return byPosition.tailMap(fromPosition).values().stream()
                .filter(filter::matches)
                .limit(limit)
                .toList();
    }
}
