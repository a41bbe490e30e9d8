package nl.korpsmonitor.query.projection;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the processor how far the ledger is, and wakes it when there is news. Each message stands for all entries since the one before it, up to a batch
 * of them, and holds nothing but a token: the entries are read from the trail, once. So a ledger in which nothing happens is asked for nothing. (Axon's own
 * event store would read it fifty times a second, and every event twice.)
 *
 * @param size how many entries the ledger has; asked every few milliseconds, so it must come from memory
 * @param batchSize the most entries that one message stands for
 * @param clock looks for news
 */
record PositionSource(LongSupplier size, int batchSize, ScheduledExecutorService clock)
        implements StreamableMessageSource<TrackedEventMessage<?>> {
    /** How long news waits at most. */
    static final int INTERVAL_MILLIS = 5;

    private static final Logger LOG = LoggerFactory.getLogger(PositionSource.class);

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken trackingToken) {
        return new PositionStream(
                trackingToken == null ? 0 : trackingToken.position().orElse(-1) + 1);
    }

    /** From the beginning, as no token stands for that. */
    @Override
    public @Nullable TrackingToken createTailToken() {
        return null;
    }

    @Override
    public TrackingToken createHeadToken() {
        return new GlobalSequenceTrackingToken(size.getAsLong() - 1);
    }

    private final class PositionStream implements BlockingStream<TrackedEventMessage<?>> {
        private volatile long next;
        private @Nullable ScheduledFuture<?> waking;

        PositionStream(long next) {
            this.next = next;
        }

        private boolean hasNews() {
            return next < size.getAsLong();
        }

        @Override
        public synchronized boolean setOnAvailableCallback(Runnable callback) {
            waking = clock.scheduleWithFixedDelay(
                    () -> wake(callback), INTERVAL_MILLIS, INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
            return true;
        }

        private void wake(Runnable callback) {
            try {
                if (hasNews()) {
                    callback.run();
                }
            } catch (RuntimeException e) {
                // Whatever leaves here would end the looking, without a word.
                LOG.debug("a look for news failed; the next one comes in a moment", e);
            }
        }

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            return hasNews() ? Optional.of(message()) : Optional.empty();
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
            long end = System.nanoTime() + unit.toNanos(timeout);
            while (!hasNews()) {
                if (System.nanoTime() - end >= 0) {
                    return false;
                }
                pause();
            }
            return true;
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
            while (!hasNews()) {
                pause();
            }
            TrackedEventMessage<?> message = message();
            next = message.trackingToken().position().orElseThrow() + 1;
            return message;
        }

        private TrackedEventMessage<?> message() {
            long last = Math.min(size.getAsLong(), next + batchSize) - 1;
            return new GenericTrackedEventMessage<>(
                    new GlobalSequenceTrackingToken(last), new GenericEventMessage<>("up to " + last, Map.of()));
        }

        private static void pause() throws InterruptedException {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(INTERVAL_MILLIS));
            if (Thread.interrupted()) {
                throw new InterruptedException("interrupted while waiting for news");
            }
        }

        /** All messages are of one type, and none is skipped. */
        @Override
        public void skipMessagesWithPayloadTypeOf(TrackedEventMessage<?> ignoredMessage) {
            // See above.
        }

        @Override
        public synchronized void close() {
            if (waking != null) {
                waking.cancel(false);
            }
        }
    }
}
