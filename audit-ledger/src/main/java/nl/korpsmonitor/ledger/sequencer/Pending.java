package nl.korpsmonitor.ledger.sequencer;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A request that waits for its block. {@code maybe} is null only for the mark that ends the queue. */
record Pending(@Nullable AppendRequest maybe, CompletableFuture<Appended> result, long since) {
    /** How long a request waits at most until it is taken into a block. */
    static final long PATIENCE_SECONDS = 30;

    static Pending of(AppendRequest request) {
        return new Pending(request, new CompletableFuture<>(), System.nanoTime());
    }

    /** Whether it has waited for too long. */
    boolean isLate() {
        return System.nanoTime() - since > TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    }

    AppendRequest request() {
        return Objects.requireNonNull(maybe, "the end of the queue is no request");
    }

    int events() {
        return maybe == null ? 0 : maybe.entries().size();
    }

    long bytes() {
        return maybe == null ? 0 : maybe.bytes();
    }

    void refuse(RuntimeException reason) {
        result.completeExceptionally(reason);
    }

    // Identity, not content: two equal requests are two requests.
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
