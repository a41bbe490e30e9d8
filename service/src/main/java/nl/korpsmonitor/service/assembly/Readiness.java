package nl.korpsmonitor.service.assembly;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import nl.korpsmonitor.ledger.store.StoreException;
import nl.korpsmonitor.query.readmodel.ReadModelStoreException;
import nl.korpsmonitor.service.http.StoreFailures;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks all {@link ReadinessCheck}s in bounded time. While one hangs, no second asking is begun: probes come again and again, and must not fill the
 * process with threads that wait. Safe for use by many threads.
 */
final class Readiness {
    /** How long a probe waits at most; it has 2 seconds for all. */
    static final Duration PATIENCE = Duration.ofMillis(1_500);

    private static final String UNTOLD = "Something that the service stands on fails; the log says what.";
    private static final Logger LOG = LoggerFactory.getLogger(Readiness.class);

    private final List<ReadinessCheck> checks;
    private @Nullable CompletableFuture<List<String>> asking;

    Readiness(List<ReadinessCheck> checks) {
        this.checks = List.copyOf(checks);
    }

    /** What is wrong, in sentences for people; empty when nothing is. Returns within {@link #PATIENCE}. */
    List<String> problems() {
        CompletableFuture<List<String>> answer = ask();
        try {
            return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return List.of("What the service stands on does not answer within " + PATIENCE.toMillis() + " ms.");
        } catch (ExecutionException e) {
            throw new IllegalStateException("checks tell of exceptions by themselves", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of("The probe was interrupted.");
        }
    }

    private synchronized CompletableFuture<List<String>> ask() {
        if (asking == null || asking.isDone()) {
            CompletableFuture<List<String>> begun = new CompletableFuture<>();
            Thread.ofVirtual().name("readiness").start(() -> begun.complete(found()));
            asking = begun;
        }
        return asking;
    }

    private List<String> found() {
        return checks.stream()
                .map(Readiness::ask)
                .filter(problem -> !problem.isEmpty())
                .toList();
    }

    private static String ask(ReadinessCheck check) {
        try {
            String problem = check.problem();
            return problem == null ? "" : problem;
        } catch (RuntimeException | Error e) {
            // Its message may tell what is nobody's business.
            log(e);
            return UNTOLD;
        }
    }

    private static void log(Throwable thrown) {
        boolean ofStore = thrown instanceof StoreException || thrown instanceof ReadModelStoreException;
        if (ofStore && StoreFailures.isPassing(thrown)) {
            // Probes come every few seconds: a database that is away must not fill the log with stack traces.
            LOG.warn("not ready: {}", StoreFailures.line(thrown));
        } else {
            LOG.warn("not ready", thrown);
        }
    }
}
