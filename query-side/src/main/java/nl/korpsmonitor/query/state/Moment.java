package nl.korpsmonitor.query.state;

import java.time.Instant;
import java.time.LocalDate;
import nl.korpsmonitor.transparency.checkpoint.Checkpoint;
import org.jspecify.annotations.Nullable;

/**
 * As of when a question is answered.
 *
 * @param beforePosition the state after exactly the entries at lower positions; 1 or more
 * @param recordedAt when the last of these was recorded; null when that entry holds no event of the domain
 * @param knownAt as asked for; null for the present
 * @param inForceOn the day on which the facts must be in force; null for the last known ones
 * @param checkpoint the newest published one, when it covers all these entries; null otherwise
 */
public record Moment(
        long beforePosition,
        @Nullable Instant recordedAt,
        @Nullable String knownAt,
        @Nullable LocalDate inForceOn,
        @Nullable Checkpoint checkpoint) {
    /** The position of the last entry that counts. */
    public long position() {
        return beforePosition - 1;
    }
}
