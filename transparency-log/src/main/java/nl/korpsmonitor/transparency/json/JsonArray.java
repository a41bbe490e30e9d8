package nl.korpsmonitor.transparency.json;

import java.util.List;

/**
 * An array.
 *
 * @param items in their order; copied
 */
public record JsonArray(List<Json> items) implements Json {

    /** Copies the items. */
    public JsonArray {
        items = List.copyOf(items);
    }

    /** An array of these items. */
    public static JsonArray of(Json... items) {
        return new JsonArray(List.of(items));
    }
}
