package nl.korpsmonitor.query.projection;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.query.readmodel.Projector;
import nl.korpsmonitor.query.readmodel.ReadModelStore;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The running projection of the ledger into its read models. Safe for use by many threads.
 *
 * <p>An event that can't be folded stops it: nothing after that event becomes visible, {@link #status()} says why, and
 * it tries again with growing pauses (up to a minute), since a restart with a mended program must need nothing else.
 */
public final class ViewProjection implements AutoCloseable {
    /** The processor's name. */
    public static final String NAME = "views";

    /** The most events per transaction. */
    static final int BATCH_SIZE = 500;

    private static final Logger LOG = LoggerFactory.getLogger(ViewProjection.class);
    private static final long SHUTDOWN_SECONDS = 10;

    private final Trail trail;
    private final ViewsFile file;
    private final LiveReadModels readModels;
    private final ScheduledExecutorService coordinator = thread("views-coordinator");
    private final ScheduledExecutorService worker = thread("views-worker");
    private final ScheduledExecutorService clock = thread("views-news");
    private final PooledStreamingEventProcessor processor;
    private final ReentrantLock lock = new ReentrantLock();
    private final ReentrantLock rebuildLock = new ReentrantLock();
    private final Condition advanced = lock.newCondition();
    private Projector projector;
    private volatile @Nullable String failure;

    private ViewProjection(Trail trail, StreamableMessageSource<TrackedEventMessage<?>> events, ViewsFile file) {
        this.trail = trail;
        this.file = file;
        this.readModels = new LiveReadModels(file.openFor(trail));
        this.projector = new Projector(trail, readModels);
        this.processor = PooledStreamingEventProcessor.builder()
                .name(NAME)
                .messageSource(new WakingSource(events, this::hasNews, clock))
                .eventHandlerInvoker(new TrailInvoker(this))
                .tokenStore(new ProjectionTokenStore(this))
                // The read models commit documents and token by themselves, in one transaction of their own.
                .transactionManager(NoTransactionManager.INSTANCE)
                .errorHandler(PropagatingErrorHandler.INSTANCE)
                .coordinatorExecutor(coordinator)
                .workerExecutor(worker)
                .initialSegmentCount(1)
                .batchSize(BATCH_SIZE)
                .build();
    }

    /**
     * Opens the read models and starts to follow the ledger.
     *
     * @param trail the ledger's events
     * @param events the same ledger as an Axon message source; its tokens' positions are the ledger's positions
     * @param viewsFile made when absent; emptied and filled again when it is of another format or another ledger
     */
    public static ViewProjection start(
            Trail trail, StreamableMessageSource<TrackedEventMessage<?>> events, Path viewsFile) {
        ViewProjection projection = new ViewProjection(trail, events, ViewsFile.of(trail, viewsFile));
        projection.processor.start();
        return projection;
    }

    /** The read models, for reading. */
    public ReadModelStore readModels() {
        return readModels;
    }

    /** How it is doing. */
    public ProjectionStatus status() {
        return new ProjectionStatus(readModels.position(), trail.size(), failure);
    }

    /**
     * Waits until the event at a position is in the read models.
     *
     * @return whether it is; false when the time ran out first
     * @throws IllegalStateException when the thread is interrupted while waiting
     */
    public boolean awaitPosition(long position, Duration timeout) {
        if (readModels.position() > position) {
            return true;
        }
        long nanos = timeout.toNanos();
        lock.lock();
        try {
            while (readModels.position() <= position) {
                if (nanos <= 0) {
                    return false;
                }
                nanos = advanced.awaitNanos(nanos);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for position " + position, e);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Folds the whole trail anew into a file beside the live one, while that stays in use, and then takes its place.
     *
     * @throws nl.korpsmonitor.query.view.UnfoldableEventException when an event does not fit; the live file then stays
     * @throws IllegalStateException when a rebuild is under way
     */
    public void rebuild() {
        if (!rebuildLock.tryLock()) {
            throw new IllegalStateException("a rebuild of the read models is under way");
        }
        try {
            rebuildBeside();
        } finally {
            rebuildLock.unlock();
        }
    }

    private void rebuildBeside() {
        ReadModelStore fresh = file.openFresh();
        Projector rebuilding = new Projector(trail, fresh);
        try {
            rebuilding.catchUp(trail.size());
            lock.lock();
            try {
                rebuilding.catchUp(trail.size());
                readModels.exchange(live -> file.replace(live, fresh));
                projector = new Projector(trail, readModels);
                failure = null;
                advanced.signalAll();
            } finally {
                lock.unlock();
            }
        } catch (RuntimeException e) {
            file.discard(fresh);
            throw e;
        }
    }

    /** For the processor: the ledger has an event at that position; folds all up to it. */
    void fold(long position) {
        lock.lock();
        try {
            projector.foldBefore(position + 1);
        } catch (RuntimeException e) {
            fail(e);
            throw e;
        } finally {
            lock.unlock();
        }
    }

    /** For the processor: the batch is over. */
    void commit() {
        lock.lock();
        try {
            projector.commit();
            failure = null;
            advanced.signalAll();
        } catch (RuntimeException e) {
            fail(e);
            throw e;
        } finally {
            lock.unlock();
        }
    }

    private boolean hasNews() {
        return readModels.position() < trail.size();
    }

    private void fail(RuntimeException e) {
        failure = e.getMessage() == null ? e.getClass().getName() : e.getMessage();
        LOG.error("The read models stand still at position {}: {}", readModels.position(), failure, e);
        projector.rollback();
    }

    /** Stops following and closes the file. What was folded and not committed is folded again after a restart. */
    @Override
    public void close() {
        processor.shutDown();
        clock.shutdownNow();
        coordinator.shutdownNow();
        worker.shutdownNow();
        try {
            if (!worker.awaitTermination(SHUTDOWN_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("The projection's worker is still busy after {} seconds", SHUTDOWN_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        readModels.close();
    }

    private static ScheduledExecutorService thread(String name) {
        return Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name(name).factory());
    }
}
