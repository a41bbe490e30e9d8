package nl.korpsmonitor.query.trail;

import nl.korpsmonitor.events.DomainEvent;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.Subject;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;

/** A trail in memory, and an Axon event store that tells of every entry at the same position. */
public final class TestLedger implements AutoCloseable {
    private final InMemoryTrail trail = new InMemoryTrail();
    private final EmbeddedEventStore events = EmbeddedEventStore.builder()
            .storageEngine(new InMemoryEventStorageEngine())
            .fetchDelay(10)
            .build();

    /** The events to read. */
    public InMemoryTrail trail() {
        return trail;
    }

    /** The same, as what a processor streams from. */
    public EmbeddedEventStore messages() {
        return events;
    }

    /** Appends an event of real data; its position is returned. */
    public long append(Subject subject, DomainEvent event) {
        return append(subject, event, "assessor-1", false);
    }

    /** Appends an event; its position is returned. */
    public long append(Subject subject, DomainEvent event, String actor, boolean fictitious) {
        long position = trail.append(subject, event, actor, fictitious);
        events.publish(GenericEventMessage.asEventMessage("entry " + position));
        return position;
    }

    /** Appends all that another trail holds. */
    public void appendAll(InMemoryTrail other) {
        for (long position = 0; position < other.size(); position++) {
            add(other.event(position).orElseThrow());
        }
    }

    /** Appends an event as it is, however wrong. */
    public void add(RecordedEvent event) {
        trail.add(event);
        events.publish(GenericEventMessage.asEventMessage("entry " + event.position()));
    }

    @Override
    public void close() {
        events.shutDown();
    }
}
