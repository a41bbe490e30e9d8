package nl.korpsmonitor.query.readmodel;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.EventFilter;
import nl.korpsmonitor.ledger.Trail;

/** A trail that answers once from a moment ago, as a store does of which another server took over. */
final class SteppingBackTrail implements Trail {
    private final Trail trail;
    private final long sizeThen;
    private int pagesUntil;

    /** @param pagesUntil how many pages are read before that one */
    SteppingBackTrail(Trail trail, long sizeThen, int pagesUntil) {
        this.trail = trail;
        this.sizeThen = sizeThen;
        this.pagesUntil = pagesUntil;
    }

    @Override
    public List<RecordedEvent> page(EventFilter filter, long fromPosition, int limit) {
        List<RecordedEvent> page = trail.page(filter, fromPosition, limit);
        return pagesUntil-- == 0
                ? page.stream().filter(event -> event.position() < sizeThen).toList()
                : page;
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
