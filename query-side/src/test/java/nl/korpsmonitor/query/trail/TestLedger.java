package nl.korpsmonitor.query.trail;

import java.util.function.LongSupplier;
import nl.korpsmonitor.events.DomainEvent;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.Subject;

/** A trail in memory that a projection follows. */
public final class TestLedger implements AutoCloseable {
    private final InMemoryTrail trail = new InMemoryTrail();

    /** The events to read. */
    public InMemoryTrail trail() {
        return trail;
    }

    /** How many there are. */
    public LongSupplier size() {
        return trail::size;
    }

    /** Appends an event of real data; its position is returned. */
    public long append(Subject subject, DomainEvent event) {
        return append(subject, event, "assessor-1", false);
    }

    /** Appends an event; its position is returned. */
    public long append(Subject subject, DomainEvent event, String actor, boolean fictitious) {
        return trail.append(subject, event, actor, fictitious);
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
    }

    @Override
    public void close() {
        // It holds nothing but memory.
    }
}
