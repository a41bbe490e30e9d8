package nl.korpsmonitor.query.replay;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What stands of a subject at a moment. Immutable.
 *
 * @param values by field, a JSON Pointer (RFC 6901) into what a state read shows, in which each list of objects is an object by the code of each, or by the
 *     position of the event that each comes from: {@code /dimensions/informatievoorziening/score}. A value is a text, a number, a truth value, or a list of
 *     these. What is not known, and what is empty, is not there
 */
public record Facts(SortedMap<String, JsonNode> values) {
    public Facts {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    /**
     * The fields in which two moments differ, in ascending order.
     *
     * @param before null when there was nothing
     * @param after null when there is nothing
     */
    public static List<Change> changes(@Nullable Facts before, @Nullable Facts after) {
        List<Change> changes = new ArrayList<>();
        Iterator<Map.Entry<String, JsonNode>> were = valuesOf(before).entrySet().iterator();
        Iterator<Map.Entry<String, JsonNode>> are = valuesOf(after).entrySet().iterator();
        Map.Entry<String, JsonNode> was = next(were);
        Map.Entry<String, JsonNode> is = next(are);
        // Side by side, as both are in order: it is done for each event of a history.
        while (was != null || is != null) {
            int order = was == null ? 1 : is == null ? -1 : was.getKey().compareTo(is.getKey());
            String field = order > 0
                    ? requireNonNull(is).getKey()
                    : requireNonNull(was).getKey();
            JsonNode old = order > 0 ? null : requireNonNull(was).getValue();
            JsonNode now = order < 0 ? null : requireNonNull(is).getValue();
            if (old == null || !old.equals(now)) {
                changes.add(new Change(field, old, now));
            }
            was = order > 0 ? was : next(were);
            is = order < 0 ? is : next(are);
        }
        return List.copyOf(changes);
    }

    private static Map.@Nullable Entry<String, JsonNode> next(Iterator<Map.Entry<String, JsonNode>> entries) {
        return entries.hasNext() ? entries.next() : null;
    }

    /** Its fields; none when there is nothing. */
    static SortedMap<String, JsonNode> valuesOf(@Nullable Facts facts) {
        return facts == null ? Collections.emptySortedMap() : facts.values;
    }
}
