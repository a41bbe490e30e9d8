package nl.korpsmonitor.query.projection;

import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/**
 * Wakes the processor when there is news. Axon's embedded event store can't do that by itself, and the processor then
 * looks only twice a second: too late for whoever wrote something and wants to read it.
 *
 * @param news whether the ledger has more than the read models
 * @param clock looks for news every few milliseconds
 */
record WakingSource(
        StreamableMessageSource<TrackedEventMessage<?>> source, BooleanSupplier news, ScheduledExecutorService clock)
        implements StreamableMessageSource<TrackedEventMessage<?>> {
    /** How long news waits at most. */
    static final int INTERVAL_MILLIS = 5;

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken trackingToken) {
        return new WakingStream(source.openStream(trackingToken));
    }

    @Override
    public @Nullable TrackingToken createTailToken() {
        return source.createTailToken();
    }

    @Override
    public TrackingToken createHeadToken() {
        return source.createHeadToken();
    }

    private final class WakingStream implements BlockingStream<TrackedEventMessage<?>> {
        private final BlockingStream<TrackedEventMessage<?>> stream;
        private @Nullable ScheduledFuture<?> waking;

        WakingStream(BlockingStream<TrackedEventMessage<?>> stream) {
            this.stream = stream;
        }

        @Override
        public synchronized boolean setOnAvailableCallback(Runnable callback) {
            waking = clock.scheduleWithFixedDelay(
                    () -> {
                        if (news.getAsBoolean()) {
                            callback.run();
                        }
                    },
                    INTERVAL_MILLIS,
                    INTERVAL_MILLIS,
                    TimeUnit.MILLISECONDS);
            return true;
        }

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            return stream.peek();
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
            return stream.hasNextAvailable(timeout, unit);
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
            return stream.nextAvailable();
        }

        @Override
        public void skipMessagesWithPayloadTypeOf(TrackedEventMessage<?> ignoredMessage) {
            stream.skipMessagesWithPayloadTypeOf(ignoredMessage);
        }

        @Override
        public Stream<TrackedEventMessage<?>> asStream() {
            return stream.asStream();
        }

        @Override
        public synchronized void close() {
            if (waking != null) {
                waking.cancel(false);
            }
            stream.close();
        }
    }
}
