package nl.korpsmonitor.ledger.checkpoint;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How signing and publishing go.
 *
 * @param recordedSize how many entries there are
 * @param signedSize the size of the newest signed checkpoint; 0 before the first
 * @param publishedSize the size of the newest published checkpoint; 0 before the first
 * @param publishedAt when this process last published or confirmed it; null when it has not yet
 * @param quorumMet whether the newest signed checkpoint has the cosignatures that the policy asks for; true when it asks for none
 * @param behindSince since when there has been something to publish; null when all is published
 * @param failure the kind of failure for which nothing is signed or published now, in a fixed sentence that anybody may read; null when nothing is wrong
 * @param stopped whether nothing will be signed any more, since what is stored contradicts what was signed
 * @param witnesses those of the policy, in its order
 */
public record CheckpointStatus(
        long recordedSize,
        long signedSize,
        long publishedSize,
        @Nullable Instant publishedAt,
        boolean quorumMet,
        @Nullable Instant behindSince,
        @Nullable String failure,
        boolean stopped,
        List<Witness> witnesses) {

    /**
     * A witness of the policy.
     *
     * @param name within the policy
     * @param cosignedSize the size of the last checkpoint of which this process has its cosignature; -1 for none
     * @param cosignedAt when that was, by the witness's own clock, in whole seconds; null for never
     * @param failure the kind of its last answer, when that was no cosignature, in fixed words that anybody may read; null when
     *     all is well, or another process asks it now
     */
    public record Witness(
            String name,
            long cosignedSize,
            @Nullable Instant cosignedAt,
            @Nullable String failure) {}

    public CheckpointStatus {
        witnesses = List.copyOf(witnesses);
    }

    /** Whether nothing holds up signing and publishing. */
    public boolean healthy() {
        return failure == null && quorumMet;
    }
}
