package nl.korpsmonitor.query.projection;

import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.ledger.store.StoreException;
import nl.korpsmonitor.query.readmodel.ReadModelStore;
import nl.korpsmonitor.query.readmodel.ReadModelStoreException;
import nl.korpsmonitor.query.readmodel.ReadModels;
import nl.korpsmonitor.query.readmodel.Rebuild;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The running projection of the ledger into its read models. Of several processes on the same read models the one that holds the claim projects; all of
 * them read. Safe for use by many threads.
 *
 * <p>An event that can't be folded stops it: nothing after that event becomes visible, {@link #status()} says why, and
 * it tries again with growing pauses (up to a minute), since a restart with a mended program must need nothing else.
 */
public final class ViewProjection implements AutoCloseable {
    /** The processor's name. */
    public static final String NAME = "views";

    private static final Logger LOG = LoggerFactory.getLogger(ViewProjection.class);
    private static final long SHUTDOWN_SECONDS = 10;

    /** How often a process that does not project asks whether it may, and one that does says that it still does. */
    private static final long CLAIM_MILLIS = 1_000;

    /** How long the ledger may take to show what the read models hold already. */
    private static final Duration LEDGER_PATIENCE = Duration.ofSeconds(2);

    private static final long LEDGER_PAUSE_NANOS = 20_000_000;

    private final Trail trail;
    private final ProjectionOptions options;
    private final ReadModels readModels;
    private final Projecting projecting;
    private final ScheduledExecutorService coordinator = thread("views-coordinator");
    private final ScheduledExecutorService worker = thread("views-worker");
    private final ScheduledExecutorService clock = thread("views-news");
    private final PooledStreamingEventProcessor processor;
    private final ReentrantLock rebuildLock = new ReentrantLock();
    private volatile @Nullable Long rebuilding;
    private volatile long lastKnown;
    private volatile long lastKnownSize;

    private ViewProjection(Trail trail, LongSupplier size, ProjectionOptions options) {
        this.trail = trail;
        this.options = options;
        this.readModels = open(trail, options.place(), !options.followOnly());
        this.projecting = new Projecting(trail, readModels);
        this.processor = PooledStreamingEventProcessor.builder()
                .name(NAME)
                .messageSource(new PositionSource(size, options.batchSize(), clock))
                .eventHandlerInvoker(new TrailInvoker(projecting))
                .tokenStore(new ProjectionTokenStore(projecting, options.claim()))
                .tokenClaimInterval(CLAIM_MILLIS)
                .claimExtensionThreshold(CLAIM_MILLIS)
                // The read models commit documents and token by themselves.
                .transactionManager(NoTransactionManager.INSTANCE)
                .errorHandler(PropagatingErrorHandler.INSTANCE)
                .coordinatorExecutor(coordinator)
                .workerExecutor(worker)
                .initialSegmentCount(1)
                // Each message stands for a batch.
                .batchSize(1)
                .build();
    }

    /** Opens the read models; those that are ahead of the ledger only when that did not catch up in a moment. */
    private static ReadModels open(Trail trail, ReadModels.Place place, boolean mayBegin) {
        String ledger = trail.event(0).map(RecordedEvent::id).orElse("none");
        return place.open(
                ledger,
                position -> {
                    long end = System.nanoTime() + LEDGER_PATIENCE.toNanos();
                    while (trail.size() < position && System.nanoTime() - end < 0) {
                        LockSupport.parkNanos(LEDGER_PAUSE_NANOS);
                    }
                    return position <= trail.size();
                },
                mayBegin);
    }

    /**
     * Opens the read models and starts to follow the ledger.
     *
     * @param trail the ledger's events
     * @param size how many entries the ledger has, from memory: it is asked all the time. It may be some moments behind, but not ahead of what the trail
     *     can show
     * @throws IllegalStateException when the read models would have to be begun anew and must not; the message says what to do
     */
    public static ViewProjection start(Trail trail, LongSupplier size, ProjectionOptions options) {
        ViewProjection projection = new ViewProjection(trail, size, options);
        if (!options.followOnly()) {
            projection.processor.start();
        }
        return projection;
    }

    /**
     * The same with read models in a SQLite file.
     *
     * @param viewsFile made when absent; emptied and filled again when it is of another format or another ledger
     */
    public static ViewProjection start(Trail trail, LongSupplier size, Path viewsFile) {
        return start(trail, size, ProjectionOptions.sqlite(viewsFile));
    }

    /** The read models, for reading. */
    public ReadModelStore readModels() {
        return readModels.live();
    }

    /** Whether this process is the one that projects. */
    public boolean isProjecting() {
        return processor.processingStatus().values().stream().anyMatch(status -> !status.isErrorState());
    }

    /** How it is doing. A store that is out of reach is a failure that it tells, at the position that was known last. */
    public ProjectionStatus status() {
        try {
            lastKnown = readModels.live().position();
            lastKnownSize = trail.size();
            return new ProjectionStatus(lastKnown, lastKnownSize, projecting.failure(), rebuildingPosition());
        } catch (StoreException | ReadModelStoreException e) {
            return new ProjectionStatus(lastKnown, lastKnownSize, e.getMessage(), rebuilding);
        }
    }

    private @Nullable Long rebuildingPosition() {
        Long own = rebuilding;
        if (own != null) {
            return own;
        }
        OptionalLong others = readModels.rebuildingPosition();
        return others.isPresent() ? others.getAsLong() : null;
    }

    /**
     * Waits until the event at a position is in the read models, whichever process projects.
     *
     * @return whether it is; false when the time ran out first
     * @throws IllegalStateException when the thread is interrupted while waiting
     */
    public boolean awaitPosition(long position, Duration timeout) {
        return projecting.await(position, timeout);
    }

    /**
     * Folds the whole trail anew beside the live read models, while those stay in use, compares both, and swaps.
     *
     * @param program tells the program that folds from every other: what another one left half done is begun anew
     * @param listener told of progress now and then, on this thread
     * @throws nl.korpsmonitor.query.view.UnfoldableEventException when an event does not fit; the live ones then stay
     * @throws IllegalStateException when a rebuild is under way
     */
    public Rebuild.Result rebuild(String program, Consumer<Rebuild.Progress> listener) {
        if (!rebuildLock.tryLock()) {
            throw new IllegalStateException("a rebuild of the read models is under way");
        }
        try {
            rebuilding = 0L;
            Rebuild.Result result = Rebuild.run(trail, readModels, program, progress -> {
                rebuilding = progress.position();
                listener.accept(progress);
            });
            projecting.restartWell();
            return result;
        } finally {
            rebuilding = null;
            rebuildLock.unlock();
        }
    }

    /**
     * The same as {@link #rebuild(String, Consumer)}, by a process that does not follow the ledger, perhaps while others do. What they have folded and not yet
     * written they fold again.
     *
     * @throws IllegalStateException when there are no read models of this format and ledger, or a rebuild is under way
     */
    public static Rebuild.Result rebuildBeside(
            Trail trail, ReadModels.Place place, String program, Consumer<Rebuild.Progress> listener) {
        try (ReadModels readModels = open(trail, place, false)) {
            return Rebuild.run(trail, readModels, program, listener);
        }
    }

    /** Stops following, lets another process project, and closes the read models. What was folded and not committed is folded again. */
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
        options.claim().close();
        readModels.close();
    }

    private static ScheduledExecutorService thread(String name) {
        return Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name(name).factory());
    }
}
