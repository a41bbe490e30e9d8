package nl.korpsmonitor.ledger.sequencer;

import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import nl.korpsmonitor.ledger.claim.LeaseStore;
import nl.korpsmonitor.ledger.store.LedgerStore;
import nl.korpsmonitor.ledger.store.StoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one process from being beaten to every position by others. Who just appended knows where the ledger ends and is always quicker than who has yet to read
 * what was appended. So whoever has lost a few times in a row asks for a turn, and those who see that hold back until it has appended. Nothing but fairness
 * depends on it. For one thread.
 */
final class Turn {
    /** So many times in a row a block is beaten before its process asks for a turn. */
    static final int LOSSES = 4;

    private static final Logger LOG = LoggerFactory.getLogger(Turn.class);
    private static final String NAME = "turn to append";
    private static final String NOBODY = "nobody";

    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long PAUSE_MILLIS = 20;

    /** Who asked and did not append for so long has ended. */
    private static final long FORGOTTEN_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final @Nullable LeaseStore leases;
    private final LongSupplier nanos;
    private final String own = UUID.randomUUID().toString();
    private int losses;
    private boolean asked;
    private long askedAt;
    private long lookedAt;
    private @Nullable String seen;
    private long seenAt;

    Turn(LedgerStore store) {
        this(store instanceof LeaseStore shared ? shared : null, System::nanoTime);
    }

    Turn(@Nullable LeaseStore leases, LongSupplier nanos) {
        this.leases = leases;
        this.nanos = nanos;
        this.lookedAt = nanos.getAsLong();
    }

    /** A block was beaten. */
    void lost() {
        losses++;
        // Who was forgotten asks again.
        boolean waits = asked && nanos.getAsLong() - askedAt <= FORGOTTEN_NANOS;
        if (losses < LOSSES || waits || leases == null) {
            return;
        }
        try {
            @Nullable String current = leases.lease(NAME).orElse(null);
            look(current);
            asked = !isOfAnother(current) && leases.replaceLease(NAME, current, own + " " + nanos.getAsLong());
            askedAt = nanos.getAsLong();
        } catch (StoreException e) {
            LOG.debug("no turn can be asked for just now", e);
        }
    }

    /** A block was stored, or nothing waits for a position. */
    void over() {
        losses = 0;
        if (asked && leases != null) {
            asked = false;
            try {
                @Nullable String current = leases.lease(NAME).orElse(null);
                if (current != null && current.startsWith(own)) {
                    leases.replaceLease(NAME, current, NOBODY);
                }
            } catch (StoreException e) {
                LOG.debug("the others go on by themselves in a moment", e);
            }
        }
    }

    /** Before a block is made: holds back while another process asks for a turn, until it has appended or is forgotten. */
    void letOthers() {
        long begun = nanos.getAsLong();
        if (leases == null || asked || losses > 0 || begun - lookedAt < LOOK_NANOS) {
            return;
        }
        try {
            while (isAskedByAnother(leases) && nanos.getAsLong() - begun < FORGOTTEN_NANOS) {
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
        } catch (StoreException e) {
            LOG.debug("whose turn it is can't be told just now", e);
        } catch (InterruptedException e) {
            // Nobody interrupts this thread but by mistake.
            LOG.debug("interrupted", e);
        }
        lookedAt = nanos.getAsLong();
    }

    private boolean isAskedByAnother(LeaseStore shared) {
        @Nullable String current = shared.lease(NAME).orElse(null);
        look(current);
        return isOfAnother(current);
    }

    private boolean isOfAnother(@Nullable String current) {
        return current != null
                && !current.equals(NOBODY)
                && !current.startsWith(own)
                && nanos.getAsLong() - seenAt <= FORGOTTEN_NANOS;
    }

    private void look(@Nullable String current) {
        if (!Objects.equals(current, seen)) {
            seen = current;
            seenAt = nanos.getAsLong();
        }
    }
}
