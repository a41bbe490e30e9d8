package nl.korpsmonitor.ledger.axon;

import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.common.IdentifierFactory;

/**
 * Makes message identifiers as UUIDs of version 7 (RFC 9562): they grow with time, so that the store's index of event
 * ids grows at its end instead of everywhere. Axon finds this as a service. An identifier is unique, not secret.
 */
public final class TimeOrderedIdentifiers extends IdentifierFactory {
    private static final int COUNTER_BITS = 12;
    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final long RANDOM_MASK = 0x3FFF_FFFF_FFFF_FFFFL;

    /** Differs between processes that start at the same moment. */
    private static final long PROCESS = new SecureRandom().nextLong();

    /** Milliseconds since the epoch, then a counter within the millisecond; never decreases. */
    private final AtomicLong last = new AtomicLong();

    /** For the service loader. */
    public TimeOrderedIdentifiers() {}

    @Override
    public String generateIdentifier() {
        long now = System.currentTimeMillis() << COUNTER_BITS;
        long ticket = last.updateAndGet(previous -> Math.max(previous + 1, now));
        long high = (ticket >>> COUNTER_BITS << 16) | VERSION_7 | (ticket & ((1 << COUNTER_BITS) - 1));
        long low = VARIANT | ((ThreadLocalRandom.current().nextLong() ^ PROCESS) & RANDOM_MASK);
        return new UUID(high, low).toString();
    }
}
