package nl.korpsmonitor.query.readmodel;

import java.util.Map;

/**
 * What one event changed in one view.
 *
 * @param position of the event; the row is so from here on
 * @param view name of the kind of view
 * @param key subject of the view
 * @param fields the indexed fields, all that the kind of view declares
 * @param summary what the list keeps
 * @param document the whole live document
 */
public record RowChange(
        long position, String view, String key, Map<String, String> fields, String summary, String document) {
    public RowChange {
        fields = Map.copyOf(fields);
    }
}
