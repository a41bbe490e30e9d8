package nl.korpsmonitor.ledger.checkpoint;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import nl.korpsmonitor.ledger.sequencer.TreeHead;
import nl.korpsmonitor.ledger.store.LedgerStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The published log of a store on which only other processes sign. It looks at the store now and then. Safe for use by many threads. */
public final class PublishedLogFollower implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PublishedLogFollower.class);

    // Anybody may read this. What exactly happened names files and addresses, and is for the log only.
    private static final String UNREADABLE =
            "The checkpoints can't be read, and it is tried again; the log of the service says why.";

    private final Publications publications = new Publications();
    private final StatusBoard board;
    private final CheckpointWatch watch;
    private final StoredPublishedLog log;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("checkpoint-follower").factory());
    private boolean failing;

    /**
     * Starts to follow.
     *
     * @param head of the tree over all that is recorded
     * @param interval between two looks
     */
    @SuppressWarnings("FutureReturnValueIgnored") // look() lets nothing out.
    public PublishedLogFollower(LedgerStore store, Supplier<TreeHead> head, Clock clock, Duration interval) {
        this.board = new StatusBoard(clock);
        this.watch = new CheckpointWatch(new CheckpointRecords(store), head, board, publications);
        this.log = new StoredPublishedLog(
                store, publications, () -> board.status(head.get().size(), List.of()));
        look();
        thread.scheduleWithFixedDelay(this::look, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** What is published. It can be read until the store is closed. */
    public PublishedLog publishedLog() {
        return log;
    }

    private void look() {
        try {
            watch.look();
            board.recovered();
            failing = false;
        } catch (RuntimeException | Error e) {
            // Anything that got out would end the looking without a word.
            board.failed(UNREADABLE);
            if (!failing) {
                LOG.warn("The checkpoints can't be read; it is tried again", e);
            }
            failing = true;
        }
    }

    @Override
    public void close() {
        publications.close();
        thread.shutdownNow();
    }
}
