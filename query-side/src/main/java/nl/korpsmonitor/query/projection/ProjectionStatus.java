package nl.korpsmonitor.query.projection;

import org.jspecify.annotations.Nullable;

/**
 * How the projection is doing; for health checks and metrics.
 *
 * @param position the read models hold every event below this position, whichever process projected them
 * @param ledgerSize how many entries the ledger has
 * @param failure why the projection stands still at {@code position}; null when it is well, or another process projects. It tries again, with
 *     growing pauses, and never skips an event
 * @param rebuilding how far a rebuild is, or one that was cut short; null when there is none. Of one by another process that is known only when the read
 *     models are in a database
 */
public record ProjectionStatus(
        long position,
        long ledgerSize,
        @Nullable String failure,
        @Nullable Long rebuilding) {
    /** When nothing is being rebuilt. */
    public ProjectionStatus(long position, long ledgerSize, @Nullable String failure) {
        this(position, ledgerSize, failure, null);
    }

    /** How many entries are not in the read models yet; 0 also where another process has projected entries that this one has not seen yet. */
    public long lag() {
        return Math.max(0, ledgerSize - position);
    }

    /** Whether it runs. */
    public boolean isHealthy() {
        return failure == null;
    }
}
