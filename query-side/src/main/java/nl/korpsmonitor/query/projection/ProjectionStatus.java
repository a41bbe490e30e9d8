package nl.korpsmonitor.query.projection;

import org.jspecify.annotations.Nullable;

/**
 * How the projection is doing; for health checks and metrics.
 *
 * @param position the read models hold every event below this position
 * @param ledgerSize how many entries the ledger has
 * @param failure why the projection stands still at {@code position}; null when it is well. It tries again, with
 *     growing pauses, and never skips an event
 */
public record ProjectionStatus(
        long position, long ledgerSize, @Nullable String failure) {
    /** How many entries are not in the read models yet. */
    public long lag() {
        return Math.max(0, ledgerSize - position);
    }

    /** Whether it runs. */
    public boolean isHealthy() {
        return failure == null;
    }
}
