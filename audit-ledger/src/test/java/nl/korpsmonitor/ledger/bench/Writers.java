package nl.korpsmonitor.ledger.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Threads that append at the same time, each the next event as soon as its last one is durable. */
final class Writers {
    private Writers() {}

    interface Append {
        /** Appends an event, durably. */
        void append(int writer, long number) throws Exception;
    }

    /** Appends for so many seconds; returns how many events were acknowledged. */
    static long append(int writers, long seconds, Append append) throws Exception {
        AtomicBoolean stop = new AtomicBoolean();
        List<Future<Long>> counts = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(writers)) {
            for (int i = 0; i < writers; i++) {
                int writer = i;
                counts.add(threads.submit(() -> {
                    long done = 0;
                    while (!stop.get()) {
                        append.append(writer, done++);
                    }
                    return done;
                }));
            }
            TimeUnit.SECONDS.sleep(seconds);
            stop.set(true);
            long total = 0;
            for (Future<Long> count : counts) {
                total += count.get();
            }
            return total;
        }
    }
}
