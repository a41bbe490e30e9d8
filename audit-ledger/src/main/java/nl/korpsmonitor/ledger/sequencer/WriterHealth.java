package nl.korpsmonitor.ledger.sequencer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import nl.korpsmonitor.ledger.store.StoreException;
import nl.korpsmonitor.transparency.entry.Leaf;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells whether the writer can do its work. Told by the writer thread, asked by any. */
final class WriterHealth {
    private static final Logger LOG = LoggerFactory.getLogger(WriterHealth.class);

    private final TreeFollower tree;
    private final StoreClock storeClock;
    private final Clock clock;
    private volatile boolean failing;
    private volatile long lookedAt = System.nanoTime();

    WriterHealth(TreeFollower tree, StoreClock storeClock, Clock clock) {
        this.tree = tree;
        this.storeClock = storeClock;
        this.clock = clock;
    }

    /** The store was looked at, and all that is there is known. */
    void followed() {
        if (failing) {
            LOG.info("The store can be followed again");
        }
        failing = false;
        lookedAt = System.nanoTime();
    }

    /** A look at the store failed. */
    void failed(Throwable cause) {
        boolean first = !failing;
        failing = true;
        if (cause instanceof StoreException) {
            // It was looked at: a restart would not help.
            lookedAt = System.nanoTime();
            if (first) {
                LOG.warn("Nothing is recorded until the store can be followed: {}", cause.getMessage());
            }
        } else if (first) {
            LOG.error("Nothing is recorded until the store can be followed; it is tried again", cause);
        }
    }

    /** How long ago the store was looked at, whether or not it answered. */
    Duration sinceLook() {
        return Duration.ofNanos(System.nanoTime() - lookedAt);
    }

    /** Why nothing would be recorded now, in a sentence that anybody may read; empty when it would. */
    Optional<String> refusal() {
        if (tree.showsFewer()) {
            return Optional.of(
                    "The store shows fewer entries than this node has seen. Nothing is recorded until it shows them again.");
        }
        if (failing) {
            return Optional.of("What is recorded can't be followed; the log says why. Nothing is recorded meanwhile.");
        }
        Duration lead = storeClock.difference();
        if (StoreClock.isAhead(lead)) {
            return Optional.of("The clock of this machine is " + lead.toSeconds()
                    + " seconds ahead of the store's. Nothing is recorded until it follows a time server.");
        }
        Instant now = clock.instant();
        return BlockWriter.isBehind(Leaf.micros(now), tree.lastRecordedAt())
                ? Optional.of("The last entry was recorded at " + Leaf.instant(tree.lastRecordedAt())
                        + ", but the clock says " + now + ". Nothing is recorded until then.")
                : Optional.empty();
    }
}
