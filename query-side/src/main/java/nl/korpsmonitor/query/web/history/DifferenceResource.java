package nl.korpsmonitor.query.web.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.query.replay.Difference;
import nl.korpsmonitor.query.web.ledger.EventResource.Recorder;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How one subject differs between the two moments.
 *
 * @param existedBefore whether there was anything at the first moment; else every field is new
 * @param existsAfter whether there is anything at the second
 */
record DifferenceResource(
        @Schema(type = "string", example = "scorecard/2012/ijsselland")
        Subject subject,

        boolean existedBefore,
        boolean existsAfter,
        List<FieldDifference> fields) {

    /**
     * A field that differs.
     *
     * @param field a JSON Pointer (RFC 6901) into the facts
     * @param before absent when the field was not there
     * @param after absent when the field is no longer there
     * @param events that made the difference, one at least, in order of position: those that led to one of the two values and not to the other; of a
     *     figure also those by which the scores differ that it is computed from. When the same events led to both, the last of them
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FieldDifference(
            @Schema(example = "/dimensions/informatievoorziening/score")
            String field,

            @Schema(
                    implementation = Object.class,
                    types = {"string", "number", "boolean", "array"})
            @Nullable
            JsonNode before,

            @Schema(
                    implementation = Object.class,
                    types = {"string", "number", "boolean", "array"})
            @Nullable
            JsonNode after,

            List<ChangedBy> events) {
        static FieldDifference of(Difference.Field field) {
            return new FieldDifference(
                    field.change().field(),
                    field.change().before(),
                    field.change().after(),
                    field.events().stream().map(ChangedBy::of).toList());
        }
    }

    /** An event that changed it: {@code /v1/events/{position}}. */
    record ChangedBy(
            long position,
            @Schema(example = "score-corrected") String type,
            Instant recordedAt,
            @Schema(type = "string", example = "2012-11") PartialDate occurredOn,
            Recorder actor) {
        static ChangedBy of(RecordedEvent event) {
            return new ChangedBy(
                    event.position(),
                    event.type(),
                    event.recordedAt(),
                    event.event().occurredOn(),
                    Recorder.of(event.actor()));
        }
    }

    static DifferenceResource of(Difference difference) {
        return new DifferenceResource(
                difference.subject(),
                difference.existedBefore(),
                difference.existsAfter(),
                difference.fields().stream().map(FieldDifference::of).toList());
    }
}
