package nl.korpsmonitor.query.web.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.query.replay.Reconstruction;
import nl.korpsmonitor.query.replay.Reconstruction.Basis;
import nl.korpsmonitor.query.replay.Reconstruction.Considered;
import nl.korpsmonitor.query.replay.Reconstruction.LeftOut;
import nl.korpsmonitor.query.replay.Reconstruction.Reason;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What was known of a subject on a day, by what was recorded later.
 *
 * @param attested never: the ledger does not say what it knew then
 * @param reconstructedFor the day, to its end, Europe/Amsterdam
 * @param facts by JSON Pointer; absent when nothing was known
 * @param used the events that it was made of
 * @param leftOut the others, each with the reason
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReconstructionResource(
        @Schema(type = "string", example = "recommendation/2012/r-07")
        Subject subject,

        boolean attested,
        LocalDate reconstructedFor,

        @Schema(implementation = Object.class, types = "object") @Nullable
        Map<String, JsonNode> facts,

        List<UsedEvent> used,
        List<LeftOutEvent> leftOut) {
    static ReconstructionResource of(Reconstruction found) {
        return new ReconstructionResource(
                found.subject(),
                false,
                found.day(),
                found.facts() == null ? null : found.facts().values(),
                found.used().stream().map(UsedEvent::of).toList(),
                found.leftOut().stream().map(LeftOutEvent::of).toList());
    }

    /**
     * An event that was used: {@code /v1/events/{position}}.
     *
     * @param basis by what date it was known: that of its SOURCE, of the DOCUMENT that it describes, or its OWN_DATE
     * @param knownOn the last day that this date can mean
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record UsedEvent(
            long position,
            @Schema(example = "status-reported") String type,
            Basis basis,
            @Nullable LocalDate knownOn) {
        static UsedEvent of(Considered event) {
            return new UsedEvent(event.position(), event.type(), event.basis(), event.knownOn());
        }
    }

    /**
     * An event that was left out.
     *
     * @param reason KNOWN_LATER, NO_DATE that says when it was known, or DOES_NOT_FOLLOW: it builds on one that was left out
     * @param knownOn absent when there is no date
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LeftOutEvent(
            long position,
            @Schema(example = "status-reported") String type,
            Reason reason,
            Basis basis,
            @Nullable LocalDate knownOn) {
        static LeftOutEvent of(LeftOut left) {
            Considered event = left.event();
            return new LeftOutEvent(event.position(), event.type(), left.reason(), event.basis(), event.knownOn());
        }
    }
}
