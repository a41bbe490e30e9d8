package nl.korpsmonitor.query.search;

import org.jspecify.annotations.Nullable;

/**
 * How the search index is doing; for health checks and metrics.
 *
 * @param position it holds every event below this position
 * @param reached up to where it may hold them: the read models' position
 * @param failure why it stands still, or can't be read; null when it is well. It tries again by itself
 */
public record SearchStatus(
        long position, long reached, @Nullable String failure) {
    /** How many entries are not in the index yet. */
    public long lag() {
        return Math.max(0, reached - position);
    }

    /** Whether nothing holds it up. */
    public boolean isHealthy() {
        return failure == null;
    }
}
