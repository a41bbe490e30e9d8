package nl.korpsmonitor.service.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/**
 * How often each caller may come: so many at once, and then so many a second. A caller who was forgotten, because {@link #MAXIMUM_CALLERS} others came since or
 * because it did not come for a while, begins anew. Safe for use by many threads.
 */
final class RateLimits {
    /** The most callers remembered at a time. */
    static final int MAXIMUM_CALLERS = 100_000;

    private final Cache<String, Bucket> callers;
    private final int perSecond;
    private final int burst;
    private final TimeMeter clock;

    /**
     * @param perSecond one at least
     * @param burst as many as perSecond at least
     */
    RateLimits(int perSecond, int burst, TimeMeter clock) {
        this.perSecond = perSecond;
        this.burst = burst;
        this.clock = clock;
        // Who does not come for as long as it takes to fill an empty bucket has a full one, remembered or not.
        Duration full = Duration.ofSeconds(burst / perSecond + 1L);
        this.callers = Caffeine.newBuilder()
                .maximumSize(MAXIMUM_CALLERS)
                .expireAfterAccess(full)
                .ticker(clock::currentTimeNanos)
                .build();
    }

    /**
     * Takes one of what the caller has left.
     *
     * @return 0 when there was one; else after how many seconds there will be, 1 at least
     */
    long secondsToWait(String caller) {
        return secondsToWait(caller, 1);
    }

    /**
     * Takes several of what the caller has left, or all that anybody may have when that is less.
     *
     * @param cost one at least
     * @return 0 when there were as many; else after how many seconds there will be, 1 at least
     */
    long secondsToWait(String caller, int cost) {
        Bucket bucket = callers.get(
                caller,
                key -> Bucket.builder()
                        .withCustomTimePrecision(clock)
                        .addLimit(limit -> limit.capacity(burst).refillGreedy(perSecond, Duration.ofSeconds(1)))
                        .build());
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(Math.min(cost, burst));
        return probe.isConsumed()
                ? 0
                : Math.ceilDiv(
                        probe.getNanosToWaitForRefill(), Duration.ofSeconds(1).toNanos());
    }
}
