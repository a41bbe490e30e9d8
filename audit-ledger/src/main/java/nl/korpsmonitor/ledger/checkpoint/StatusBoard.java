package nl.korpsmonitor.ledger.checkpoint;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the signer last found, for others to read. Safe for use by many threads. */
final class StatusBoard {
    private final Clock clock;

    private long signedSize;
    private long publishedSize;
    private @Nullable Instant publishedAt;
    private Instant coveredAt;
    private boolean quorumMet = true;
    private @Nullable String failure;
    private boolean stopped;

    StatusBoard(Clock clock) {
        this.clock = clock;
        this.coveredAt = clock.instant();
    }

    /** So far it was before this process signed anything. */
    synchronized void found(long signed, long published) {
        signedSize = signed;
        publishedSize = published;
    }

    /** The round went well as far as the store. */
    synchronized void signed(long size) {
        signedSize = size;
    }

    /** @param since when the published tree was that of all entries */
    synchronized void published(long size, Instant since) {
        publishedSize = size;
        publishedAt = clock.instant();
        coveredAt = since;
    }

    /** So much is published, whoever did it. */
    synchronized void seen(long size) {
        publishedSize = size;
    }

    /** Whether the newest signed checkpoint has the cosignatures that the policy asks for. */
    synchronized void quorum(boolean met) {
        quorumMet = met;
    }

    /** All is well. */
    synchronized void recovered() {
        failure = null;
    }

    /** Nothing is signed or published now. */
    synchronized void failed(String reason) {
        failure = reason;
    }

    /** Nothing is signed or published any more. */
    synchronized void stopped(String reason) {
        failed(reason);
        stopped = true;
    }

    /** Nothing waits to be published: that is so now. */
    synchronized void covered(long recordedSize) {
        if (recordedSize <= publishedSize) {
            coveredAt = clock.instant();
        }
    }

    synchronized CheckpointStatus status(long recordedSize, List<CheckpointStatus.Witness> witnesses) {
        return new CheckpointStatus(
                recordedSize,
                signedSize,
                publishedSize,
                publishedAt,
                quorumMet,
                recordedSize > publishedSize ? coveredAt : null,
                failure,
                stopped,
                witnesses);
    }
}
