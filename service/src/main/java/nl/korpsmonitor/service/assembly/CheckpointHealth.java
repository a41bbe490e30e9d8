package nl.korpsmonitor.service.assembly;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import nl.korpsmonitor.ledger.checkpoint.CheckpointStatus;
import org.jspecify.annotations.Nullable;

/** Judges how signing and publishing go. */
final class CheckpointHealth {
    /** How long publishing may be behind before somebody is told: a witness that restarts is no reason. */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private CheckpointHealth() {}

    /** What holds up signing or publishing, in sentences for people; null when nothing does, or not for long and not for good. */
    static @Nullable String problem(CheckpointStatus status, Instant now) {
        Instant since = status.behindSince();
        if (since == null && status.failure() == null) {
            return null;
        }
        if (!status.stopped() && since != null && since.plus(PATIENCE).isAfter(now)) {
            return null;
        }
        return "Checkpoints are held up: " + cause(status) + " " + status.publishedSize() + " of "
                + status.recordedSize() + " entries are published"
                + (since == null ? "" : "; the rest waits since " + since)
                + ". Writes are recorded all the same.";
    }

    private static String cause(CheckpointStatus status) {
        String failure = status.failure();
        if (failure != null) {
            return sentence(failure);
        }
        if (status.quorumMet()) {
            return "nothing says why; look at the log.";
        }
        List<String> silent = status.witnesses().stream()
                .filter(witness -> witness.failure() != null)
                .map(witness -> witness.name() + ": " + witness.failure())
                .toList();
        return "the cosignatures of the witnesses do not meet the policy's quorum."
                + (silent.isEmpty() ? "" : " " + sentence(String.join("; ", silent)));
    }

    private static String sentence(String text) {
        return text.endsWith(".") ? text : text + ".";
    }
}
