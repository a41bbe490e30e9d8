package nl.korpsmonitor.ledger.sequencer;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import nl.korpsmonitor.ledger.IdempotencyRecords;
import nl.korpsmonitor.ledger.store.Block;
import nl.korpsmonitor.ledger.store.LedgerStore;
import nl.korpsmonitor.ledger.store.StoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Appends events, from any number of threads, in one order. A single writer thread takes all requests that wait, checks
 * each against what is recorded and against the ones before it, and commits those that stand as one durable block. Who
 * appends waits until its events are durable. Several processes may append to one store that is shared: whose block comes second is checked and stamped
 * again. One request that is refused does no harm to the others.
 */
public final class Sequencer implements AutoCloseable {
    /** The most requests that wait; further callers block until there is room. */
    static final int QUEUE_CAPACITY = 4_096;

    private static final Logger LOG = LoggerFactory.getLogger(Sequencer.class);
    private static final Pending END =
            new Pending(null, new CompletableFuture<>(), 0); // Wakes the writer, so that it ends.

    private final BlockWriter blocks;
    private final boolean shared;
    private final Pace pace = new Pace();
    private final BlockingQueue<Pending> queue = new LinkedBlockingQueue<>(QUEUE_CAPACITY);
    private final Thread writer;
    private volatile boolean closing;
    private volatile boolean ended;

    /**
     * Starts on what the store holds.
     *
     * @param records looks up idempotency keys in the same store
     * @throws nl.korpsmonitor.ledger.store.StoreException when entries and tree do not fit together
     */
    public Sequencer(LedgerStore store, IdempotencyRecords records, Clock clock) {
        this.shared = store.shared();
        this.blocks = new BlockWriter(store, records, clock);
        this.writer = new Thread(this::run, "sequencer");
        writer.start();
    }

    /**
     * Appends all events of the request, and returns when they are durable.
     *
     * @throws nl.korpsmonitor.ledger.RepeatedCommandException when something was appended under the same key
     * @throws nl.korpsmonitor.ledger.SubjectMovedException when an expected subject is elsewhere
     * @throws SequenceTakenException when an event's sequence or id is taken
     * @throws nl.korpsmonitor.ledger.ClockBehindException when the clock is behind the last entry
     * @throws nl.korpsmonitor.ledger.ClockAheadException when the clock is ahead of that of a shared store
     * @throws nl.korpsmonitor.ledger.OutcomeUnknownException when the store failed and can't say whether it appended
     * @throws nl.korpsmonitor.ledger.store.StoreException when the store failed and appended nothing
     * @throws IllegalStateException when closed
     */
    public Appended append(AppendRequest request) {
        Pending pending = Pending.of(request);
        enqueue(pending);
        try {
            // Not interruptible: once queued the events will be recorded, and the caller must hear of it.
            return pending.result().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private void enqueue(Pending pending) {
        if (closing) {
            throw closed();
        }
        try {
            if (!queue.offer(pending, Pending.PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new StoreException("too much waits to be recorded; nothing was appended");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted before the events were handed over; nothing was appended", e);
        }
        // Either the writer's last look at the queue sees the request, or this sees that the writer has ended.
        if (ended) {
            pending.result().completeExceptionally(closed());
        }
    }

    /** The tree over all that is durable; what other processes append is in it some milliseconds later. */
    public TreeHead head() {
        return blocks.head();
    }

    /**
     * Why nothing would be recorded now, in a sentence that anybody may read; empty when it would. Of a shared store, and of one that failed, it is as of
     * the last look, some hundred milliseconds ago at most. By any thread.
     */
    public Optional<String> refusal() {
        return blocks.health().refusal();
    }

    /** How long ago a shared store was looked at, whether or not it answered; without end when the writer has died. By any thread. */
    public Duration sinceLook() {
        return blocks.health().sinceLook();
    }

    private void run() {
        List<Pending> drained = new ArrayList<>();
        boolean more = true;
        while (more) {
            Pending first = first();
            if (first == null) {
                continue;
            }
            drained.add(first);
            fill(drained);
            more = !drained.remove(END);
            write(drained);
            drained.clear();
        }
        ended = true;
        for (Pending late = queue.poll(); late != null; late = queue.poll()) {
            late.result().completeExceptionally(closed());
        }
    }

    /** The next request; null when none came in time, or somebody interrupted this thread by mistake: only close() ends it. */
    private @Nullable Pending first() {
        try {
            // Of a store that failed it must be seen when it answers again, also when nobody sends anything: a node
            // that
            // is not ready gets no requests.
            if (!shared && !blocks.mustFollow()) {
                return queue.take();
            }
            Pending first = queue.poll(pace.current(), TimeUnit.MILLISECONDS);
            if (first == null) {
                pace.next(follow());
            }
            return first;
        } catch (InterruptedException e) {
            return null;
        }
    }

    private boolean follow() {
        try {
            return blocks.follow();
        } catch (RuntimeException | Error e) {
            // This thread must outlive whatever is wrong, as nothing else would append any more; the writer has told of
            // it.
            LOG.debug("the store can't be followed just now", e);
            return false;
        }
    }

    private void fill(List<Pending> drained) {
        int events = drained.getFirst().events();
        long bytes = drained.getFirst().bytes();
        // Only this thread takes from the queue: what it saw is what it gets.
        for (Pending next = queue.peek(); next != null; next = queue.peek()) {
            events += next.events();
            bytes += next.bytes();
            if (events > Block.MAXIMUM_ENTRIES || bytes > Block.MAXIMUM_BYTES) {
                return;
            }
            drained.add(queue.remove());
        }
    }

    private void write(List<Pending> requests) {
        List<Pending> rest = requests;
        try {
            blocks.begin();
            while (!rest.isEmpty()) {
                rest = blocks.write(rest);
            }
        } catch (RuntimeException | Error e) {
            // A fault of ours must not leave anybody waiting for ever.
            LOG.error("a block failed unexpectedly", e);
            rest.forEach(pending -> pending.result().completeExceptionally(new IllegalStateException(e)));
            blocks.refreshBeforeNext();
        }
    }

    private static IllegalStateException closed() {
        return new IllegalStateException("the ledger is closed");
    }

    /** Refuses new requests, appends those that wait, and ends. */
    @Override
    public void close() {
        if (closing) {
            return;
        }
        closing = true;
        boolean interrupted = false;
        while (true) {
            try {
                queue.put(END);
                writer.join();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
