package nl.korpsmonitor.query.web.exchange;

import io.swagger.v3.oas.annotations.media.Schema;
import nl.korpsmonitor.transparency.checkpoint.Checkpoint;
import org.jspecify.annotations.Nullable;

/**
 * The tree over the ledger's first entries.
 *
 * @param size how many entries
 * @param root base64 of the RFC 6962 root over exactly that many
 */
public record TreeHead(
        @Schema(example = "2085") long size,

        @Schema(example = "Bq3Bmc2c/lxtwO0xDLbESOvhC0IxL46q1EqtxDg3Jys=")
        String root) {

    /** The tree that a checkpoint states; null when there is none. */
    static @Nullable TreeHead of(@Nullable Checkpoint checkpoint) {
        return checkpoint == null
                ? null
                : new TreeHead(checkpoint.size(), checkpoint.root().base64());
    }
}
