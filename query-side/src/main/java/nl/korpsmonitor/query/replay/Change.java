package nl.korpsmonitor.query.replay;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A field that is not what it was.
 *
 * @param field a JSON Pointer (RFC 6901) into the facts
 * @param before null when the field was not there
 * @param after null when the field is no longer there; never null together with {@code before}
 */
public record Change(
        String field, @Nullable JsonNode before, @Nullable JsonNode after) {}
