package nl.korpsmonitor.service.importing;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import nl.korpsmonitor.events.Actor;
import nl.korpsmonitor.events.Cause;
import nl.korpsmonitor.events.DomainEvent;
import nl.korpsmonitor.events.EventName;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.EventFilter;
import nl.korpsmonitor.ledger.LedgerMetaData;
import nl.korpsmonitor.ledger.Trail;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;

/** The ledger's events, followed by those of a rehearsal, which are kept in memory. For one thread. */
final class RehearsalTrail implements Trail {
    private final Trail ledger;
    private final Clock clock;
    private final long ledgerSize;
    private final List<RecordedEvent> rehearsed = new ArrayList<>();
    private final Map<Subject, List<RecordedEvent>> rehearsedBySubject = new HashMap<>();

    /** @param ledger must not grow during the rehearsal */
    RehearsalTrail(Trail ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
        this.ledgerSize = ledger.size();
    }

    /** Adds an event after all others, as the ledger would record it. */
    RecordedEvent add(DomainEventMessage<?> message) {
        DomainEvent event = (DomainEvent) message.getPayload();
        EventName name = event.getClass().getAnnotation(EventName.class);
        RecordedEvent recorded = new RecordedEvent(
                size(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                new Subject(message.getAggregateIdentifier()),
                message.getSequenceNumber(),
                message.getIdentifier(),
                name.value(),
                name.revision(),
                new Actor(
                        String.valueOf(message.getMetaData().get(LedgerMetaData.ACTOR_ID)),
                        Role.valueOf(String.valueOf(message.getMetaData().get(LedgerMetaData.ACTOR_ROLE))),
                        text(message, LedgerMetaData.ACTOR_ORGANISATION)),
                new Cause(text(message, LedgerMetaData.COMMAND), null, text(message, LedgerMetaData.REQUEST), null),
                "true".equals(text(message, LedgerMetaData.FICTITIOUS)),
                event);
        rehearsed.add(recorded);
        rehearsedBySubject
                .computeIfAbsent(recorded.subject(), subject -> new ArrayList<>())
                .add(recorded);
        return recorded;
    }

    private static @Nullable String text(DomainEventMessage<?> message, String key) {
        Object value = message.getMetaData().get(key);
        return value == null ? null : value.toString();
    }

    @Override
    public long size() {
        return ledgerSize + rehearsed.size();
    }

    @Override
    public long sizeAt(Instant time) {
        return ledger.sizeAt(time)
                + rehearsed.stream()
                        .filter(event -> !event.recordedAt().isAfter(time))
                        .count();
    }

    @Override
    public Optional<RecordedEvent> event(long position) {
        return position < ledgerSize || position >= size()
                ? ledger.event(position)
                : Optional.of(rehearsed.get((int) (position - ledgerSize)));
    }

    @Override
    public Optional<RecordedEvent> opened(long position) {
        return position < ledgerSize ? ledger.opened(position) : event(position);
    }

    @Override
    public long lastSequence(Subject subject) {
        List<RecordedEvent> events = rehearsedBySubject.get(subject);
        return events == null ? ledger.lastSequence(subject) : events.getLast().sequence();
    }

    @Override
    public List<RecordedEvent> ofSubject(Subject subject, long fromSequence, long beforePosition, int limit) {
        return joined(
                ledger.ofSubject(subject, fromSequence, beforePosition, limit),
                rehearsedBySubject.getOrDefault(subject, List.of()).stream()
                        .filter(event -> event.sequence() >= fromSequence && event.position() < beforePosition),
                limit);
    }

    @Override
    public List<RecordedEvent> page(EventFilter filter, long fromPosition, int limit) {
        int from = (int) Math.min(rehearsed.size(), Math.max(0, fromPosition - ledgerSize));
        return joined(
                fromPosition < ledgerSize ? ledger.page(filter, fromPosition, limit) : List.of(),
                rehearsed.subList(from, rehearsed.size()).stream().filter(filter::matches),
                limit);
    }

    private static List<RecordedEvent> joined(List<RecordedEvent> first, Stream<RecordedEvent> rest, int limit) {
        return Stream.concat(first.stream(), rest).limit(limit).toList();
    }
}
