package nl.korpsmonitor.ledger.claim;

import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.function.LongSupplier;
import nl.korpsmonitor.ledger.store.StoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A claim that runs out when its holder no longer renews it. The clocks of two machines are never compared: the holder writes a new text with each renewal,
 * and whoever has seen the same text for as long as a lease lasts, by its own clock, takes over.
 */
public final class Lease implements Claim {
    /** How long a lease lasts that is not renewed: so long a task lies still when its process dies. */
    public static final Duration DURATION = Duration.ofSeconds(10);

    /** What stands there when its holder let go. */
    private static final String FREE = "free";

    private static final Logger LOG = LoggerFactory.getLogger(Lease.class);
    private static final int RENEWALS = 4;

    private final LeaseStore store;
    private final String name;
    private final long duration;
    private final LongSupplier nanos;
    /** Begins every text of this holder, and no other's. */
    private final String holder = UUID.randomUUID() + " ";

    private long renewal;
    private boolean mine;
    private long renewedAt;
    private @Nullable String seen;
    private long seenAt;
    private long askedAt;
    private boolean asked;
    private boolean closed;

    /**
     * Takes nothing yet.
     *
     * @param name of the task
     * @param duration of a lease; the same in all processes
     * @param nanos a clock that never goes back, such as {@link System#nanoTime}
     */
    public Lease(LeaseStore store, String name, Duration duration, LongSupplier nanos) {
        this.store = store;
        this.name = name;
        this.duration = duration.toNanos();
        this.nanos = nanos;
    }

    /** A lease of the usual duration. */
    public static Lease of(LeaseStore store, String name) {
        return new Lease(store, name, DURATION, System::nanoTime);
    }

    /** Asks the store a few times within a lease, and answers from memory between. */
    @Override
    public synchronized boolean held() {
        long now = nanos.getAsLong();
        if (!closed && (!asked || now - askedAt >= duration / RENEWALS)) {
            asked = true;
            askedAt = now;
            ask(now);
        }
        // Whoever could not renew it for so long must think that another has it.
        return mine && now - renewedAt < duration;
    }

    private void ask(long now) {
        try {
            @Nullable String current = store.lease(name).orElse(null);
            if (!Objects.equals(current, seen)) {
                seen = current;
                seenAt = now;
            }
            boolean own = current != null && current.startsWith(holder);
            boolean vacant = current == null || current.equals(FREE) || now - seenAt >= duration;
            if (own || vacant) {
                take(current, now);
            } else {
                lost();
            }
        } catch (StoreException e) {
            // Nobody can tell who holds it; who held it goes on for as long as the lease lasts.
            LOG.warn("Who does '{}' can't be told: {}", name, e.getMessage());
        }
    }

    private void take(@Nullable String current, long now) {
        String next = holder + ++renewal;
        if (!store.replaceLease(name, current, next)) {
            lost();
            return;
        }
        if (!mine) {
            LOG.info("This process does from now on: {}", name);
        }
        mine = true;
        // From before it was asked: nobody else begins to count earlier.
        renewedAt = now;
    }

    private void lost() {
        if (mine) {
            LOG.info("Another process does now what this one did: {}", name);
            mine = false;
        }
    }

    @Override
    public synchronized void release() {
        mine = false;
        asked = false;
        try {
            @Nullable String current = store.lease(name).orElse(null);
            if (current != null && current.startsWith(holder)) {
                store.replaceLease(name, current, FREE);
            }
        } catch (StoreException e) {
            LOG.warn("'{}' is taken over by others when the lease has run out: {}", name, e.getMessage());
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        release();
    }
}
