package nl.korpsmonitor.service.importing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.ledger.AppendConditions;
import nl.korpsmonitor.ledger.Receipt;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.jspecify.annotations.Nullable;

/** Reads what the ledger holds and appends to memory only. For one thread. */
final class RehearsalEngine implements EventStorageEngine {
    private final EventStorageEngine ledger;
    private final RehearsalTrail trail;
    private final Map<String, List<DomainEventMessage<?>>> rehearsed = new HashMap<>();

    RehearsalEngine(EventStorageEngine ledger, RehearsalTrail trail) {
        this.ledger = ledger;
        this.trail = trail;
    }

    @Override
    public void appendEvents(List<? extends EventMessage<?>> events) {
        @Nullable RecordedEvent first = null;
        @Nullable RecordedEvent last = null;
        for (EventMessage<?> event : events) {
            DomainEventMessage<?> message = (DomainEventMessage<?>) event;
            rehearsed
                    .computeIfAbsent(message.getAggregateIdentifier(), id -> new ArrayList<>())
                    .add(message);
            last = trail.add(message);
            first = first == null ? last : first;
        }
        if (first != null && last != null) {
            AppendConditions.current()
                    .receipt(new Receipt(
                            last.subject(), last.sequence(), first.position(), events.size(), last.recordedAt()));
        }
    }

    @Override
    public DomainEventStream readEvents(String subject, long firstSequence) {
        List<DomainEventMessage<?>> later = rehearsed.getOrDefault(subject, List.of()).stream()
                .<DomainEventMessage<?>>map(message -> message)
                .filter(message -> message.getSequenceNumber() >= firstSequence)
                .toList();
        return DomainEventStream.concat(ledger.readEvents(subject, firstSequence), DomainEventStream.of(later));
    }

    @Override
    public Optional<DomainEventMessage<?>> readSnapshot(String subject) {
        return ledger.readSnapshot(subject);
    }

    @Override
    public void storeSnapshot(DomainEventMessage<?> snapshot) {
        // A rehearsal leaves nothing behind, and aggregates can be read without snapshots.
    }

    @Override
    public Stream<? extends TrackedEventMessage<?>> readEvents(@Nullable TrackingToken token, boolean mayBlock) {
        throw new UnsupportedOperationException("nothing is projected from a rehearsal");
    }
}
