package nl.korpsmonitor.query.projection;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.ledger.store.DamagedStoreException;
import nl.korpsmonitor.ledger.store.StoreException;
import nl.korpsmonitor.query.readmodel.Projector;
import nl.korpsmonitor.query.readmodel.ReadModelStoreException;
import nl.korpsmonitor.query.readmodel.ReadModels;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Folds what the processor streams, and tells whoever waits for it. Safe for use by many threads. */
final class Projecting {
    /** How soon whoever waits looks again; another process may be the one that projects. */
    static final long SHORTEST_PAUSE_NANOS = Duration.ofMillis(5).toNanos();

    /** How soon at the latest. */
    static final long LONGEST_PAUSE_NANOS = Duration.ofMillis(100).toNanos();

    private static final Logger LOG = LoggerFactory.getLogger(Projecting.class);

    private final Trail trail;
    private final ReadModels readModels;
    private final Projector projector;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition advanced = lock.newCondition();
    private volatile long committed;
    private volatile long failedAt;
    private volatile @Nullable String failure;

    Projecting(Trail trail, ReadModels readModels) {
        this.trail = trail;
        this.readModels = readModels;
        this.projector = new Projector(trail, readModels.live());
        this.committed = projector.next();
    }

    /** Why it stands still; null when it is well, or another process has projected further since. */
    @Nullable
    String failure() {
        String known = failure;
        if (known == null) {
            return null;
        }
        long position = readModels.live().position();
        return position > failedAt || position >= trail.size() ? null : known;
    }

    /** Forgets what was folded and not committed, and starts again from where the store is; returns that position. */
    long restart() {
        lock.lock();
        try {
            return rollback();
        } finally {
            lock.unlock();
        }
    }

    /** After another process took over, or the content was swapped: whatever was wrong, it is tried anew. */
    long restartWell() {
        lock.lock();
        try {
            failure = null;
            long position = rollback();
            advanced.signalAll();
            return position;
        } finally {
            lock.unlock();
        }
    }

    /** The ledger has an event at that position; folds all up to it. */
    void fold(long position) {
        act(() -> projector.foldBefore(position + 1));
    }

    /** The batch is over. */
    void commit() {
        act(() -> {
            projector.commit();
            committed = projector.next();
            failure = null;
            advanced.signalAll();
        });
        bringSuccessor();
    }

    /** Folds into what another process has swapped in, until it is as far as the old ones; and deletes what is out of use. */
    void bringSuccessor() {
        act(() -> readModels.bringSuccessor(successor -> new Projector(trail, successor)
                .catchUp(Math.min(trail.size(), readModels.live().position()))));
        readModels.tidy();
    }

    private void act(Runnable act) {
        lock.lock();
        try {
            act.run();
        } catch (RuntimeException e) {
            fail(e);
            throw e;
        } finally {
            lock.unlock();
        }
    }

    private void fail(RuntimeException e) {
        failedAt = committed;
        failure = e.getMessage() == null ? e.getClass().getName() : e.getMessage();
        boolean mayPass = e instanceof StoreException && !(e instanceof DamagedStoreException);
        if (mayPass || e instanceof ReadModelStoreException) {
            LOG.warn("The read models stand still at position {}: {}", committed, failure);
        } else {
            LOG.error("The read models stand still at position {}: {}", committed, failure, e);
        }
        try {
            rollback();
        } catch (RuntimeException again) {
            // The store is out of reach; it is asked again before anything is folded, when the processor fetches the
            // token.
            e.addSuppressed(again);
        }
    }

    private long rollback() {
        projector.rollback();
        committed = projector.next();
        return committed;
    }

    /** Waits until the event at a position is in the read models, whichever process projects; false when the time ran out first. */
    boolean await(long position, Duration timeout) {
        long end = System.nanoTime() + timeout.toNanos();
        long pause = SHORTEST_PAUSE_NANOS;
        while (readModels.live().position() <= position) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            pause(position, Math.min(left, pause));
            pause = Math.min(LONGEST_PAUSE_NANOS, pause * 2);
        }
        return true;
    }

    private void pause(long position, long nanos) {
        try {
            if (lock.tryLock(nanos, TimeUnit.NANOSECONDS)) {
                try {
                    long left = nanos;
                    while (committed <= position && left > 0) {
                        left = advanced.awaitNanos(left);
                    }
                } finally {
                    lock.unlock();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for position " + position, e);
        }
    }
}
