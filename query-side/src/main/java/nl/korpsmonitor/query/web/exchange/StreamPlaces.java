package nl.korpsmonitor.query.web.exchange;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import nl.korpsmonitor.query.state.TooManyStreamsException;

/** The places in which long answers are sent: so many for all, and fewer for each caller, so that nobody can take them all. Safe for use by many threads. */
final class StreamPlaces {
    private final int maximum;
    private final int maximumOfCaller;
    private final Semaphore places;
    private final Map<String, Integer> taken = new ConcurrentHashMap<>();

    StreamPlaces(int maximum, int maximumOfCaller) {
        this.maximum = maximum;
        this.maximumOfCaller = maximumOfCaller;
        this.places = new Semaphore(maximum);
    }

    /**
     * Takes one.
     *
     * @return gives it back; to be run once
     * @throws TooManyStreamsException when all places are taken, or the caller has as many as one may
     */
    Runnable take(String caller) {
        if (taken.merge(caller, 1, Integer::sum) > maximumOfCaller) {
            leave(caller);
            throw TooManyStreamsException.ofCaller(maximumOfCaller);
        }
        if (!places.tryAcquire()) {
            leave(caller);
            throw TooManyStreamsException.ofAll(maximum);
        }
        return () -> {
            places.release();
            leave(caller);
        };
    }

    /** Who has none is not remembered. */
    private void leave(String caller) {
        taken.merge(caller, -1, Integer::sum);
        taken.remove(caller, 0);
    }
}
