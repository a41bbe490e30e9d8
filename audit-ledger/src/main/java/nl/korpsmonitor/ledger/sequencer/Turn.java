package nl.korpsmonitor.ledger.sequencer;

import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import nl.korpsmonitor.ledger.claim.LeaseStore;
import nl.korpsmonitor.ledger.store.LedgerStore;
import nl.korpsmonitor.ledger.store.StoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one process from being beaten to every position by others. Who just appended knows where the ledger ends and is always quicker than who has yet to read
 * what was appended. So whoever has lost a few times in a row asks for a turn, and those who see that hold back for a moment. Nothing but fairness
 * depends on it. For one thread.
 */
final class Turn {
    /** So many times in a row a block is beaten before its process asks for a turn. */
    static final int LOSSES = 4;

    private static final Logger LOG = LoggerFactory.getLogger(Turn.class);
    private static final String NAME = "turn to append";
    private static final String NOBODY = "nobody";

    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long PAUSE_MILLIS = 100;

    /** Who asked and did not append for so long has ended. */
    private static final long FORGOTTEN_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final @Nullable LeaseStore leases;
    private final String own = UUID.randomUUID().toString();
    private int losses;
    private boolean asked;
    private long lookedAt = System.nanoTime();
    private @Nullable String seen;
    private long seenAt;

    Turn(LedgerStore store) {
        this.leases = store instanceof LeaseStore shared ? shared : null;
    }

    /** A block was beaten. */
    void lost() {
        losses++;
        if (losses >= LOSSES && !asked && leases != null) {
            try {
                @Nullable String current = leases.lease(NAME).orElse(null);
                look(current);
                boolean free = current == null || current.equals(NOBODY) || isForgotten();
                asked = free && leases.replaceLease(NAME, current, own + " " + System.nanoTime());
            } catch (StoreException e) {
                LOG.debug("no turn can be asked for just now", e);
            }
        }
    }

    /** A block was stored. */
    void won() {
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

    /** Before a block is made: holds back when another process asked for a turn. */
    void letOthers() {
        if (leases == null || asked || losses > 0 || System.nanoTime() - lookedAt < LOOK_NANOS) {
            return;
        }
        try {
            @Nullable String current = leases.lease(NAME).orElse(null);
            look(current);
            if (current != null && !current.equals(NOBODY) && !isForgotten()) {
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
        } catch (StoreException e) {
            LOG.debug("whose turn it is can't be told just now", e);
        } catch (InterruptedException e) {
            // Nobody interrupts this thread but by mistake.
            LOG.debug("interrupted", e);
        }
        lookedAt = System.nanoTime();
    }

    private void look(@Nullable String current) {
        if (!Objects.equals(current, seen)) {
            seen = current;
            seenAt = System.nanoTime();
        }
    }

    private boolean isForgotten() {
        return System.nanoTime() - seenAt > FORGOTTEN_NANOS;
    }
}
