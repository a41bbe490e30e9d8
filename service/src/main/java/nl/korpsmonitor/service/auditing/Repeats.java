package nl.korpsmonitor.service.auditing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import com.github.benmanes.caffeine.cache.Scheduler;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps who sends the same over and over from filling the log: of one action by one actor from one address with one result it lets {@link #WRITTEN} through in
 * a minute, and counts the rest. Bounded; safe for use by many threads.
 */
final class Repeats {
    /** So many of a kind are written each in a line of its own. */
    static final int WRITTEN = 60;

    /** How long of a kind is counted before that begins anew. */
    static final Duration WINDOW = Duration.ofMinutes(1);

    /** The most kinds that are counted at a time; beyond it the one used least is told and forgotten. */
    static final int MAXIMUM_KINDS = 10_000;

    /** Names in an entry how many of its kind were not written. */
    static final String NOT_WRITTEN = "not_written";

    private final Cache<UseEntry, AtomicInteger> seen;

    /** @param sums takes an entry for each kind of which some were not written, when its minute is over */
    Repeats(Ticker ticker, Consumer<UseEntry> sums) {
        seen = Caffeine.newBuilder()
                .expireAfterWrite(WINDOW)
                .maximumSize(MAXIMUM_KINDS)
                .scheduler(Scheduler.systemScheduler())
                .executor(Runnable::run)
                .ticker(ticker)
                .removalListener((@Nullable UseEntry kind, @Nullable AtomicInteger count, RemovalCause cause) -> {
                    if (kind != null && count != null && count.get() > WRITTEN) {
                        sums.accept(kind.with(NOT_WRITTEN, Integer.toString(count.get() - WRITTEN)));
                    }
                })
                .build();
    }

    /** Whether this one is to be written. */
    boolean isNew(UseEntry entry) {
        AtomicInteger count = seen.get(entry.aboutSeveral(), kind -> new AtomicInteger());
        return count.incrementAndGet() <= WRITTEN;
    }

    /** Tells the sums of all that were not written. */
    void end() {
        seen.invalidateAll();
        seen.cleanUp();
    }
}
