package nl.korpsmonitor.command.deciding;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.korpsmonitor.events.Actor;
import nl.korpsmonitor.events.Cause;
import nl.korpsmonitor.events.DomainEvent;
import nl.korpsmonitor.events.EventName;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.EventFilter;
import nl.korpsmonitor.ledger.Trail;

/** A trail that holds what a test says, so that a decision about one subject can refer to others. */
final class GivenTrail implements Trail {
    private final List<RecordedEvent> events = new ArrayList<>();

    void add(Subject subject, boolean fictitious, DomainEvent event) {
        EventName name = event.getClass().getAnnotation(EventName.class);
        events.add(new RecordedEvent(
                events.size(),
                Instant.EPOCH.plusSeconds(events.size()),
                subject,
                lastSequence(subject) + 1,
                "event-" + events.size(),
                name.value(),
                name.revision(),
                new Actor("somebody", Role.SYSTEM, null),
                new Cause(null, null, null),
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
        return events.stream().filter(e -> e.position() == position).findFirst();
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
                .filter(e -> e.position() >= fromPosition)
                .filter(e -> prefix == null || (e.subject().id() + "/").startsWith(prefix + "/"))
                .limit(limit)
                .toList();
    }
}
