package nl.korpsmonitor.ledger.sequencer;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import nl.korpsmonitor.ledger.store.DamagedStoreException;
import nl.korpsmonitor.ledger.store.LedgerStore;
import nl.korpsmonitor.ledger.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows a store to which only others append, by looking at its size. Safe for use by many threads. */
public final class HeadFollower implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HeadFollower.class);

    private final TreeFollower tree;
    private final Pace pace = new Pace();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("head-follower").factory());
    private boolean failing;
    private volatile long lookedAt = System.nanoTime();

    /**
     * Starts to follow.
     *
     * @throws DamagedStoreException when entries and tree do not fit together
     */
    public HeadFollower(LedgerStore store) {
        this.tree = new TreeFollower(store, null);
        look();
    }

    /** The tree over all that was seen; some milliseconds old at most, while others append. */
    public TreeHead head() {
        return tree.head();
    }

    /** How long ago the store was looked at, whether or not it answered. A look that failed by a fault of ours is none. */
    public Duration sinceLook() {
        return Duration.ofNanos(System.nanoTime() - lookedAt);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // It lets nothing out.
    private void look() {
        boolean news = false;
        try {
            news = tree.refresh();
            failing = false;
            lookedAt = System.nanoTime();
        } catch (DamagedStoreException e) {
            // It was looked at: a restart would not help.
            lookedAt = System.nanoTime();
            if (!failing) {
                LOG.error("The ledger can't be followed, as what is stored is damaged; it is tried again", e);
            }
            failing = true;
        } catch (StoreException e) {
            lookedAt = System.nanoTime();
            if (!failing) {
                LOG.warn("The ledger can't be followed; it is tried again: {}", e.getMessage());
            }
            failing = true;
        } catch (RuntimeException | Error e) {
            // Whatever it is: without another look this node would show an old state for ever.
            if (!failing) {
                LOG.error("The ledger can't be followed; it is tried again", e);
            }
            failing = true;
        }
        try {
            thread.schedule(this::look, pace.next(news), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("closed", e);
        }
    }

    /** Ends; the head stays as it was last seen. */
    @Override
    public void close() {
        thread.shutdownNow();
        boolean interrupted = false;
        try {
            thread.awaitTermination(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
