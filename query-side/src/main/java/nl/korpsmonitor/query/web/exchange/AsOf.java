package nl.korpsmonitor.query.web.exchange;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import nl.korpsmonitor.query.state.Moment;
import nl.korpsmonitor.transparency.checkpoint.Checkpoint;
import org.jspecify.annotations.Nullable;

/**
 * What an answer stands on.
 *
 * @param position of the last ledger entry that counts
 * @param recordedAt when that entry was recorded
 * @param knownAt as asked for
 * @param inForceOn as asked for
 * @param checkpoint the newest published one; absent while it does not cover that entry
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AsOf(
        @Schema(example = "1207") long position,
        @Nullable Instant recordedAt,
        @Nullable String knownAt,
        @Nullable LocalDate inForceOn,
        @Nullable TreeHead checkpoint) {
    /** An answer that depends on neither {@code knownAt} nor {@code inForceOn}. */
    public static AsOf of(long position, @Nullable Instant recordedAt, @Nullable Checkpoint covering) {
        return new AsOf(position, recordedAt, null, null, TreeHead.of(covering));
    }

    /** An answer that stands on a state. */
    public static AsOf of(Moment moment) {
        return new AsOf(
                moment.position(),
                moment.recordedAt(),
                moment.knownAt(),
                moment.inForceOn(),
                TreeHead.of(moment.checkpoint()));
    }
}
