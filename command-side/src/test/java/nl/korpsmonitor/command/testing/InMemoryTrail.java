package nl.korpsmonitor.command.testing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.korpsmonitor.events.Actor;
import nl.korpsmonitor.events.Cause;
import nl.korpsmonitor.events.DomainEvent;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.EventFilter;
import nl.korpsmonitor.ledger.Trail;

/** A trail that a test fills. Not safe for use by several threads. */
public final class InMemoryTrail implements Trail {
    /** When the first one is recorded; each other a second after the one before. */
    private static final Instant BEGINNING = Instant.parse("2014-01-01T00:00:00Z");

    private final List<RecordedEvent> events = new ArrayList<>();

    /** Adds an event of a subject. */
    public void add(Subject subject, String actor, boolean fictitious, DomainEvent event) {
        events.add(new RecordedEvent(
                events.size(),
                BEGINNING.plusSeconds(events.size()),
                subject,
                lastSequence(subject) + 1,
                "id-" + events.size(),
                "type",
                1,
                new Actor(actor, Role.SYSTEM, null),
                new Cause(null, null, null, null),
                fictitious,
                event));
    }

    @Override
    public long size() {
        return events.size();
    }

    @Override
    public long sizeAt(Instant time) {
        return events.stream().filter(e -> !e.recordedAt().isAfter(time)).count();
    }

    @Override
    public Optional<RecordedEvent> event(long position) {
        return position < events.size() ? Optional.of(events.get((int) position)) : Optional.empty();
    }

    @Override
    public Optional<RecordedEvent> opened(long position) {
        return event(position);
    }

    @Override
    public long lastSequence(Subject subject) {
        return events.stream().filter(e -> e.subject().equals(subject)).count() - 1;
    }

    @Override
    public List<RecordedEvent> ofSubject(Subject subject, long fromSequence, long beforePosition, int limit) {
        return events.stream()
                .filter(e ->
                        e.subject().equals(subject) && e.sequence() >= fromSequence && e.position() < beforePosition)
                .limit(limit)
                .toList();
    }

    @Override
    public List<RecordedEvent> page(EventFilter filter, long fromPosition, int limit) {
        String prefix = filter.subjectPrefix();
        return events.stream()
                .filter(e -> e.position() >= fromPosition
                        && (prefix == null || (e.subject().id() + "/").startsWith(prefix + "/")))
                .limit(limit)
                .toList();
    }
}
