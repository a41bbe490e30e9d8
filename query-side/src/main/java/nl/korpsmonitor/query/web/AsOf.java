package nl.korpsmonitor.query.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import nl.korpsmonitor.query.state.Moment;
import org.jspecify.annotations.Nullable;

/**
 * What an answer stands on.
 *
 * @param position of the last ledger entry that counts
 * @param recordedAt when that entry was recorded
 * @param knownAt as asked for
 * @param inForceOn as asked for
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AsOf(
        @Schema(example = "1207") long position,
        @Nullable Instant recordedAt,
        @Nullable String knownAt,
        @Nullable LocalDate inForceOn) {
    static AsOf of(Moment moment) {
        return new AsOf(moment.position(), moment.recordedAt(), moment.knownAt(), moment.inForceOn());
    }
}
