package nl.korpsmonitor.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.ledger.EventFilter;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.query.trail.ForwardingTrail;

/** A trail of which the reader stands still in the middle of a batch, as a suspended process does. */
final class SuspendableTrail extends ForwardingTrail {
    private final long suspendedFrom;
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch woken = new CountDownLatch(1);

    /** @param suspendedFrom whoever reads a page from this position or a later one stands still */
    SuspendableTrail(Trail trail, long suspendedFrom) {
        super(trail);
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
        return super.page(filter, fromPosition, limit);
    }
}
