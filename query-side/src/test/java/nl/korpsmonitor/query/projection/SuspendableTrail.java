package nl.korpsmonitor.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.EventFilter;
import nl.korpsmonitor.ledger.Trail;

/** A trail of which the reader stands still in the middle of a batch, as a suspended process does. */
final class SuspendableTrail implements Trail {
    private final Trail trail;
    private final long suspendedFrom;
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch woken = new CountDownLatch(1);

    /** @param suspendedFrom whoever reads a page from this position or a later one stands still */
    SuspendableTrail(Trail trail, long suspendedFrom) {
        this.trail = trail;
        this.suspendedFrom = suspendedFrom;
    }

    void awaitSuspended() throws InterruptedException {
        assertThat(reached.await(30, TimeUnit.SECONDS)).isTrue();
    }

    void wake() {
        woken.countDown();
    }

    @Override
    public List<RecordedEvent> page(EventFilter filter, long fromPosition, int limit) {
        if (fromPosition >= suspendedFrom) {
            reached.countDown();
            try {
                woken.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
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
