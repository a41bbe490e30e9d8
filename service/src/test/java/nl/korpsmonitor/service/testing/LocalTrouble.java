package nl.korpsmonitor.service.testing;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** What may go wrong with a server that a service asks: it answers nothing yet, or for something else. Safe for use by many threads. */
public final class LocalTrouble extends Filter {
    private static final int NOTHING = -1;

    private final AtomicInteger requests = new AtomicInteger();
    private final Semaphore arrived = new Semaphore(0);
    private volatile @Nullable CountDownLatch held;
    private volatile int status;

    LocalTrouble() {}

    /** From here on requests wait until {@link #pass}. */
    public void hold() {
        held = new CountDownLatch(1);
    }

    /** Waits until so many requests more are held. */
    public void awaitHeld(int number) {
        arrived.acquireUninterruptibly(number);
    }

    /** From here on all that is asked is answered so: by that status, and no body. */
    public void answer(int only) {
        status = only;
    }

    /** From here on connections are closed without an answer. */
    public void answerNothing() {
        status = NOTHING;
    }

    /** From here on all is well, also for who waits. */
    public void pass() {
        status = 0;
        CountDownLatch gate = held;
        held = null;
        if (gate != null) {
            gate.countDown();
        }
    }

    /** How often it was asked, whatever came of it. */
    public int requests() {
        return requests.get();
    }

    @Override
    public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
        requests.incrementAndGet();
        CountDownLatch gate = held;
        if (gate != null) {
            arrived.release();
            await(gate);
        }
        int only = status;
        if (only == 0) {
            chain.doFilter(exchange);
            return;
        }
        try (exchange) {
            if (only != NOTHING) {
                exchange.sendResponseHeaders(only, -1);
            }
        }
    }

    private static void await(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public String description() {
        return "trouble";
    }
}
