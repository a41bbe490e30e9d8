package nl.korpsmonitor.service.dossier.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import nl.korpsmonitor.transparency.verify.Finding;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Compares two JSON values field by field. */
final class FieldDifferences {
    private FieldDifferences() {}

    /**
     * A field in which two values differ.
     *
     * @param field a JSON Pointer (RFC 6901)
     * @param expected null when there should be nothing
     * @param found null when there is nothing
     */
    record Difference(
            String field,
            @Nullable JsonNode expected,
            @Nullable JsonNode found) {
        /** As it is told. */
        Finding finding(String code, String where) {
            return Finding.of(code, where, "Field " + field + " is not what the events give")
                    .differing(words(expected), words(found));
        }

        private static String words(@Nullable JsonNode value) {
            return value == null ? "nothing" : value.toString();
        }
    }

    /** All fields in which they differ, in order. */
    static List<Difference> between(@Nullable JsonNode expected, @Nullable JsonNode found, String pointer) {
        SortedMap<String, JsonNode> should = new TreeMap<>();
        SortedMap<String, JsonNode> is = new TreeMap<>();
        collect(expected, pointer, should);
        collect(found, pointer, is);
        SortedSet<String> fields = new TreeSet<>(should.keySet());
        fields.addAll(is.keySet());
        List<Difference> differences = new ArrayList<>();
        for (String field : fields) {
            JsonNode one = should.get(field);
            JsonNode other = is.get(field);
            if (one == null || !one.equals(other)) {
                differences.add(new Difference(field, one, other));
            }
        }
        return differences;
    }

    private static void collect(@Nullable JsonNode node, String pointer, SortedMap<String, JsonNode> fields) {
        if (node == null || node.isMissingNode()) {
            return;
        }
        if (node.isObject() && !node.isEmpty()) {
            node.properties()
                    .forEach(member -> collect(
                            member.getValue(),
                            pointer + "/" + member.getKey().replace("~", "~0").replace("/", "~1"),
                            fields));
        } else if (node.isArray() && !node.isEmpty()) {
            for (int i = 0; i < node.size(); i++) {
                collect(node.get(i), pointer + "/" + i, fields);
            }
        } else {
            fields.put(pointer, node);
        }
    }
}
