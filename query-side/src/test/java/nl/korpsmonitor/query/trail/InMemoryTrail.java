package nl.korpsmonitor.query.trail;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import nl.korpsmonitor.events.Actor;
import nl.korpsmonitor.events.Cause;
import nl.korpsmonitor.events.DomainEvent;
import nl.korpsmonitor.events.EventName;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.EventFilter;
import nl.korpsmonitor.ledger.Trail;
import org.jspecify.annotations.Nullable;

/** A trail in memory. Every entry is recorded an hour after the one before, unless the time is set. */
public final class InMemoryTrail implements Trail {
    /** When the first entry is recorded. */
    public static final Instant START = Instant.parse("2013-01-01T00:00:00Z");

    /** Grown by who appends; of it only the first {@link #size} count, and these never change. */
    private volatile RecordedEvent[] events = new RecordedEvent[1_024];

    private volatile int size;
    private final Map<Subject, List<RecordedEvent>> bySubject = new ConcurrentHashMap<>();
    private volatile Instant now = START;

    /** From here on entries are recorded at this time and later. */
    public InMemoryTrail at(String time) {
        now = Instant.parse(time);
        return this;
    }

    /** Appends an event of real data by an assessor. */
    public long append(Subject subject, DomainEvent event) {
        return append(subject, event, "assessor-1", false);
    }

    /** Appends an event; its position is returned. */
    public long append(Subject subject, DomainEvent event, String actor, boolean fictitious) {
        EventName name = event.getClass().getAnnotation(EventName.class);
        long position = size;
        add(new RecordedEvent(
                position,
                now,
                subject,
                lastSequence(subject) + 1,
                "event-" + position,
                name.value(),
                name.revision(),
                new Actor(actor, Role.ASSESSOR, null),
                new Cause("test", "correlation-" + position, null, null),
                fictitious,
                event));
        now = now.plus(1, ChronoUnit.HOURS);
        return position;
    }

    /** Puts a recorded event at the end as it is. */
    public synchronized void add(RecordedEvent event) {
        bySubject
                .computeIfAbsent(event.subject(), subject -> new CopyOnWriteArrayList<>())
                .add(event);
        RecordedEvent[] grown = size < events.length ? events : Arrays.copyOf(events, size * 2);
        grown[size] = event;
        events = grown;
        size++;
    }

    /** Those from a position on, as of now. */
    private Stream<RecordedEvent> from(long position) {
        int end = size;
        return position < end ? Arrays.stream(events, (int) position, end) : Stream.empty();
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public long sizeAt(Instant time) {
        return from(0).filter(e -> !e.recordedAt().isAfter(time)).count();
    }

    @Override
    public Optional<RecordedEvent> event(long position) {
        return position < size ? Optional.of(events[(int) position]) : Optional.empty();
    }

    @Override
    public Optional<RecordedEvent> opened(long position) {
        return event(position);
    }

    @Override
    public long lastSequence(Subject subject) {
        return bySubject.getOrDefault(subject, List.of()).size() - 1L;
    }

    @Override
    public List<RecordedEvent> ofSubject(Subject subject, long fromSequence, long beforePosition, int limit) {
        return bySubject.getOrDefault(subject, List.of()).stream()
                .filter(e -> e.sequence() >= fromSequence && e.position() < beforePosition)
                .limit(limit)
                .toList();
    }

    @Override
    public List<RecordedEvent> page(EventFilter filter, long fromPosition, int limit) {
        return from(fromPosition).filter(e -> matches(filter, e)).limit(limit).toList();
    }

    private static boolean matches(EventFilter filter, RecordedEvent event) {
        return isUnder(filter.subjectPrefix(), event.subject().id())
                && (filter.types().isEmpty() || filter.types().contains(event.type()))
                && (filter.actor() == null
                        || filter.actor().equals(event.actor().id()))
                && (filter.from() == null || !event.recordedAt().isBefore(filter.from()))
                && (filter.until() == null || event.recordedAt().isBefore(filter.until()));
    }

    private static boolean isUnder(@Nullable String prefix, String subject) {
        return prefix == null || subject.equals(prefix) || subject.startsWith(prefix + "/");
    }
}
