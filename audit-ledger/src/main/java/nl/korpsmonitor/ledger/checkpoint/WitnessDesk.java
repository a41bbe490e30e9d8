package nl.korpsmonitor.ledger.checkpoint;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.LongSupplier;
import nl.korpsmonitor.ledger.CheckpointTiming;
import nl.korpsmonitor.transparency.note.NoteSignature;
import nl.korpsmonitor.transparency.policy.TlogPolicy.Party;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is known of one witness: how far it is, what it cosigned last, and when it may be asked again. Safe for use by many threads. */
final class WitnessDesk {
    private static final Logger LOG = LoggerFactory.getLogger(WitnessDesk.class);

    private final Party witness;
    private final CheckpointTiming timing;
    private final LongSupplier nanoTime;

    private boolean busy;
    private long knownSize;
    private Duration pause = Duration.ZERO;
    private long pausedAt;
    private String cosignedText = "";
    private List<NoteSignature> cosignatures = List.of();
    private long cosignedSize = -1;
    private @Nullable Instant cosignedAt;
    private @Nullable String failure;

    WitnessDesk(Party witness, CheckpointTiming timing, LongSupplier nanoTime) {
        this.witness = witness;
        this.timing = timing;
        this.nanoTime = nanoTime;
    }

    Party witness() {
        return witness;
    }

    /** Whether it is right to ask it for a cosignature of this text now. */
    synchronized boolean due(String text) {
        return !busy
                && !cosignedText.equals(text)
                && witness.url() != null
                && nanoTime.getAsLong() - pausedAt >= pause.toNanos();
    }

    /** Takes the witness for one submission; false when it is not {@link #due} for it. */
    synchronized boolean take(String text) {
        if (!due(text)) {
            return false;
        }
        busy = true;
        return true;
    }

    synchronized boolean busy() {
        return busy;
    }

    /** The size that it cosigned last, as far as is known here. */
    synchronized long knownSize() {
        return knownSize;
    }

    synchronized void knownSize(long size) {
        knownSize = size;
    }

    /** Its cosignatures of this text; none when it has not cosigned that. */
    synchronized List<NoteSignature> cosignatures(String text) {
        return cosignedText.equals(text) ? cosignatures : List.of();
    }

    /**
     * It cosigned the checkpoint of this size and text, before or just now.
     *
     * @param verified at least one
     */
    synchronized void cosigned(String text, long size, List<NoteSignature> verified) {
        cosignedText = text;
        cosignatures = verified;
        knownSize = size;
        cosignedSize = size;
        // By its own clock: it may have been long before this process started.
        cosignedAt = Instant.ofEpochSecond(verified.getFirst().cosignedAtSeconds());
        failure = null;
        pause = Duration.ZERO;
    }

    /**
     * Its last answer was no cosignature, or it gave none: it is left alone for a while, longer each time.
     *
     * @param reason of which kind that was; anybody may read it, so nothing that the witness chose and no address is in it
     * @param details for the log
     */
    void failed(String reason, String details) {
        LOG.warn("The witness {} did not cosign ({}): {}", witness.name(), reason, details);
        failed(reason);
    }

    private synchronized void failed(String reason) {
        failure = reason;
        pausedAt = nanoTime.getAsLong();
        Duration longer = pause.isZero() ? timing.firstPause() : pause.multipliedBy(2);
        pause = longer.compareTo(timing.longestPause()) > 0 ? timing.longestPause() : longer;
    }

    /** It is not asked from here now: its last failure is forgotten, and it may be asked at once when it is. */
    synchronized void notAsked() {
        failure = null;
        pause = Duration.ZERO;
    }

    synchronized void release() {
        busy = false;
    }

    synchronized CheckpointStatus.Witness status() {
        String said = witness.url() == null ? "the policy gives no URL for it, so it can't be asked" : failure;
        return new CheckpointStatus.Witness(witness.name(), cosignedSize, cosignedAt, said);
    }
}
