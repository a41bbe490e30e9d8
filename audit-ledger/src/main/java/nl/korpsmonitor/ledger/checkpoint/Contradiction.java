package nl.korpsmonitor.ledger.checkpoint;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Whether what is stored contradicts what was signed for good. A server of a shared store that became primary may show less than was acknowledged, for a
 * moment: there only what was seen at every look for a while is believed. For one thread.
 */
final class Contradiction {
    /** How long a shared store has to contradict what was signed until that is believed. */
    static final Duration BELIEVED_AFTER = Duration.ofSeconds(30);

    private final boolean shared;
    private final LongSupplier nanoTime;
    private @Nullable Long since;

    Contradiction(boolean shared, LongSupplier nanoTime) {
        this.shared = shared;
        this.nanoTime = nanoTime;
    }

    /** It was seen; returns whether it is to be believed. */
    boolean seen() {
        long now = nanoTime.getAsLong();
        Long first = since == null ? Long.valueOf(now) : since;
        since = first;
        return !shared || now - first >= BELIEVED_AFTER.toNanos();
    }

    /** A look showed none, or came to nothing: two that lie apart are not one that lasts. */
    void notSeen() {
        since = null;
    }
}
