package nl.korpsmonitor.query.web.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import nl.korpsmonitor.query.replay.Change;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A field that is not what it was.
 *
 * @param field a JSON Pointer (RFC 6901) into the facts
 * @param before a text, number, truth value or list of these; absent when the field was not there
 * @param after likewise; absent when the field is no longer there
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ChangeResource(
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
        JsonNode after) {
    static ChangeResource of(Change change) {
        return new ChangeResource(change.field(), change.before(), change.after());
    }

    static List<ChangeResource> of(List<Change> changes) {
        return changes.stream().map(ChangeResource::of).toList();
    }
}
