package nl.korpsmonitor.query.web.ledger;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.ledger.checkpoint.PublishedLog;
import nl.korpsmonitor.query.state.NotPublishedYetException;
import nl.korpsmonitor.query.web.exchange.Absent;
import nl.korpsmonitor.transparency.proof.TlogProof;
import org.springframework.web.context.request.async.DeferredResult;

/**
 * Hands out proofs. Who asks for that of a new entry waits for the checkpoint that covers it, on a virtual thread: a waiting request holds none of the
 * web server's threads, and only so many wait. Safe for use by many threads.
 */
public final class ProofDesk implements AutoCloseable {
    /** How long a request waits for a checkpoint. */
    public static final Duration PATIENCE = Duration.ofSeconds(5);

    /** The most requests that wait at the same time; a checkpoint comes every quarter of a second when all is well. */
    static final int MAXIMUM_WAITING = 500;

    /** How much longer than its patience a request may take, should the store hang. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final Trail trail;
    private final PublishedLog log;
    private final Duration patience;
    private final int maximumWaiting;
    private final Semaphore places;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    ProofDesk(Trail trail, PublishedLog log, Duration patience, int maximumWaiting) {
        this.trail = trail;
        this.log = log;
        this.patience = patience;
        this.maximumWaiting = maximumWaiting;
        this.places = new Semaphore(maximumWaiting);
    }

    /**
     * The proof of an entry, now or when a checkpoint covers it.
     *
     * @param show makes the answer
     * @return fails with {@link NotPublishedYetException} when none does in time
     * @throws nl.korpsmonitor.events.problems.NotFoundException when the ledger has no such entry
     * @throws NotPublishedYetException when too many wait
     */
    <T> DeferredResult<T> proof(long position, Function<TlogProof, T> show) {
        if (position >= trail.size()) {
            throw Absent.event();
        }
        DeferredResult<T> result = new DeferredResult<>(patience.plus(GRACE).toMillis());
        Optional<T> published = log.proof(position).map(show);
        if (published.isPresent()) {
            result.setResult(published.get());
        } else {
            result.onTimeout(() -> result.setErrorResult(NotPublishedYetException.waitedFor(position)));
            await(position, show, result);
        }
        return result;
    }

    private <T> void await(long position, Function<TlogProof, T> show, DeferredResult<T> result) {
        if (!places.tryAcquire()) {
            throw NotPublishedYetException.tooManyWait(maximumWaiting);
        }
        try {
            threads.execute(() -> answer(position, show, result));
        } catch (RejectedExecutionException e) {
            places.release();
            throw NotPublishedYetException.waitedFor(position);
        }
    }

    private <T> void answer(long position, Function<TlogProof, T> show, DeferredResult<T> result) {
        try {
            Optional<T> proof = log.awaitCovering(position, patience)
                    .flatMap(covering -> log.proof(position))
                    .map(show);
            if (proof.isPresent()) {
                result.setResult(proof.get());
            } else {
                result.setErrorResult(
                        log.status().healthy()
                                ? NotPublishedYetException.waitedFor(position)
                                : NotPublishedYetException.heldUp(position));
            }
        } catch (RuntimeException e) {
            result.setErrorResult(e);
        } finally {
            places.release();
        }
    }

    /** Interrupts those that wait. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
