package nl.korpsmonitor.service.dossier;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.EventFilter;
import nl.korpsmonitor.ledger.Trail;

/**
 * A trail as it was when it had so many entries: what is made of it is the same whatever was recorded since. It opens no confidential value.
 *
 * @param size at most that of the trail
 */
record TrailUpTo(Trail trail, long size) implements Trail {
    @Override
    public long sizeAt(Instant time) {
        return Math.min(size, trail.sizeAt(time));
    }

    @Override
    public Optional<RecordedEvent> event(long position) {
        return position < size ? trail.event(position) : Optional.empty();
    }

    @Override
    public Optional<RecordedEvent> opened(long position) {
        throw new UnsupportedOperationException("nothing is opened of what a dossier is made of");
    }

    @Override
    public long lastSequence(Subject subject) {
        long last = trail.lastSequence(subject);
        while (last >= 0 && trail.ofSubject(subject, last, size, 1).isEmpty()) {
            last--;
        }
        return last;
    }

    @Override
    public List<RecordedEvent> ofSubject(Subject subject, long fromSequence, long beforePosition, int limit) {
        return trail.ofSubject(subject, fromSequence, Math.min(size, beforePosition), limit);
    }

    @Override
    public List<RecordedEvent> page(EventFilter filter, long fromPosition, int limit) {
        return trail.page(filter, fromPosition, limit).stream()
                .takeWhile(event -> event.position() < size)
                .toList();
    }
}
