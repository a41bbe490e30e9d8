package nl.korpsmonitor.service.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;

/** What other threads do while a test goes on. */
public final class Meanwhile {
    private Meanwhile() {}

    /** Starts it; what comes of it, the future says. */
    public static <T> FutureTask<T> start(Callable<T> task) {
        FutureTask<T> started = new FutureTask<>(task);
        Thread.ofVirtual().start(started);
        return started;
    }

    /** Starts it that often. */
    public static <T> List<FutureTask<T>> start(int times, Callable<T> task) {
        List<FutureTask<T>> started = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            started.add(start(task));
        }
        return started;
    }
}
