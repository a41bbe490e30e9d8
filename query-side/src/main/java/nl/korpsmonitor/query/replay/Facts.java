package nl.korpsmonitor.query.replay;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
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
        SortedMap<String, JsonNode> was = valuesOf(before);
        SortedMap<String, JsonNode> is = valuesOf(after);
        SortedSet<String> fields = new TreeSet<>(was.keySet());
        fields.addAll(is.keySet());
        List<Change> changes = new ArrayList<>();
        for (String field : fields) {
            JsonNode old = was.get(field);
            JsonNode now = is.get(field);
            if (old == null || !old.equals(now)) {
                changes.add(new Change(field, old, now));
            }
        }
        return List.copyOf(changes);
    }

    /** Its fields; none when there is nothing. */
    static SortedMap<String, JsonNode> valuesOf(@Nullable Facts facts) {
        return facts == null ? Collections.emptySortedMap() : facts.values;
    }
}
