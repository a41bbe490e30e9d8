package nl.korpsmonitor.transparency.verify;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongFunction;
import java.util.function.Predicate;

/** Does numbered work on several threads, a bounded stretch ahead, and hands over the results in order. */
final class InOrder {

    private static final int AHEAD_PER_THREAD = 2;

    private InOrder() {}

    /**
     * Does the work for 0 to count - 1.
     *
     * @param threads from 1
     * @param work called on any thread
     * @param taker called on this thread, in order; false ends it all
     * @throws RuntimeException what work or taker threw
     */
    static <T> void run(long count, int threads, LongFunction<T> work, Predicate<T> taker) {
        ExecutorService workers = Executors.newFixedThreadPool(threads, runnable -> {
            Thread thread = new Thread(runnable, "verifier");
            thread.setDaemon(true);
            return thread;
        });
        Deque<Future<T>> ahead = new ArrayDeque<>();
        try {
            long next = 0;
            while (next < count || !ahead.isEmpty()) {
                while (next < count && ahead.size() < AHEAD_PER_THREAD * threads) {
                    long number = next++;
                    ahead.add(workers.submit(() -> work.apply(number)));
                }
                if (!taker.test(result(ahead.remove()))) {
                    return;
                }
            }
        } finally {
            workers.shutdownNow();
        }
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException fault) {
                throw fault;
            }
            if (e.getCause() instanceof Error fault) {
                throw fault;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BadInputException("The verification was interrupted. Run it again", e);
        }
    }
}
