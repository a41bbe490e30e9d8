package nl.korpsmonitor.query.trail;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.EventFilter;
import nl.korpsmonitor.ledger.Trail;

/** Another trail as it is, for tests that change one thing about it. */
public abstract class ForwardingTrail implements Trail {
    private final Trail trail;

    protected ForwardingTrail(Trail trail) {
        this.trail = trail;
    }

    @Override
    public List<RecordedEvent> page(EventFilter filter, long fromPosition, int limit) {
        return trail.page(filter, fromPosition, limit);
    }

    @Override
    public long size() {
        return trail.size();
    }

    @Override
    public long sizeAt(Instant time) {
        return trail.sizeAt(time);
    }

    @Override
    public Optional<RecordedEvent> event(long position) {
        return trail.event(position);
    }

    @Override
    public Optional<RecordedEvent> opened(long position) {
        return trail.opened(position);
    }

    @Override
    public long lastSequence(Subject subject) {
        return trail.lastSequence(subject);
    }

    @Override
    public List<RecordedEvent> ofSubject(Subject subject, long fromSequence, long beforePosition, int limit) {
        return trail.ofSubject(subject, fromSequence, beforePosition, limit);
    }
}
