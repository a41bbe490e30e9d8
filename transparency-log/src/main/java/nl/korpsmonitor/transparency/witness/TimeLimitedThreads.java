package nl.korpsmonitor.transparency.witness;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A bounded number of threads, each of which may spend a bounded time on receiving a request: then it is interrupted, which closes the connection that it
 * reads. Tasks beyond the bound are rejected. Platform threads, because the JDK's HTTP server reads inside monitors, which would hold up the few carriers of
 * all virtual threads.
 */
final class TimeLimitedThreads implements Executor, AutoCloseable {

    private static final long IDLE_SECONDS = 30;

    private static final ThreadLocal<@Nullable TimeLimit> CURRENT = new ThreadLocal<>();

    private final ThreadPoolExecutor threads;
    private final ScheduledExecutorService clock;
    private final Duration limit;

    TimeLimitedThreads(String name, int maxThreads, Duration limit) {
        ThreadFactory factory = Thread.ofPlatform().name(name + "-", 0).daemon().factory();
        this.threads = new ThreadPoolExecutor(
                0, maxThreads, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), factory);
        this.clock = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name(name + "-limits").daemon().factory());
        this.limit = limit;
    }

    @Override
    public void execute(Runnable task) {
        threads.execute(() -> run(task));
    }

    private void run(Runnable task) {
        TimeLimit timeLimit = new TimeLimit(Thread.currentThread());
        var alarm = clock.schedule(timeLimit::expire, limit.toMillis(), TimeUnit.MILLISECONDS);
        CURRENT.set(timeLimit);
        try {
            task.run();
        } finally {
            CURRENT.remove();
            timeLimit.lift();
            alarm.cancel(false);
            // An alarm that came just then is meant for this task, not for the next one of this thread.
            Thread.interrupted();
        }
    }

    /** The calling task has received what it waited for: it is not interrupted any more. */
    static void liftLimit() {
        TimeLimit timeLimit = CURRENT.get();
        if (timeLimit != null) {
            timeLimit.lift();
        }
    }

    /** Takes no further tasks; what runs is interrupted. */
    @Override
    public void close() {
        threads.shutdownNow();
        clock.shutdownNow();
    }

    private static final class TimeLimit {
        private final Thread thread;
        private boolean lifted;

        TimeLimit(Thread thread) {
            this.thread = thread;
        }

        synchronized void expire() {
            if (!lifted) {
                thread.interrupt();
            }
        }

        synchronized void lift() {
            lifted = true;
        }
    }
}
