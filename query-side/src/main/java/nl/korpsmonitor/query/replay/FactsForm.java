package nl.korpsmonitor.query.replay;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Makes facts of what a state read shows. */
final class FactsForm {
    /** As in answers: what is not known is absent. */
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    /** Where something stands in the ledger, and what other subjects are called: no facts of the subject. Deeper down {@code subject} is another's, which is a fact. */
    private static final Set<String> BOOKKEEPING = Set.of(
            "subject",
            "sequence",
            "withdrawnSequence",
            "position",
            "issuedAtPosition",
            "events",
            "decisionEvents",
            "organisationName");

    /** By which of its fields an object in a list is known, the first that it has. */
    private static final List<String> KEYS = List.of(
            "dimension",
            "agreement",
            "code",
            "item",
            "actor",
            "fromEdition",
            "organisation",
            "focusArea",
            "number",
            "position");

    private FactsForm() {}

    /**
     * The facts.
     *
     * @param shown as a state read shows it
     * @param elsewhere fields, at any depth, that are facts of another subject
     */
    static Facts of(Object shown, Set<String> elsewhere) {
        SortedMap<String, JsonNode> values = new TreeMap<>();
        add(MAPPER.valueToTree(shown), "", null, elsewhere, values);
        return new Facts(values);
    }

    /**
     * The fields of one object of a list.
     *
     * @param shown as a state read shows it
     * @param list the pointer to the list
     * @param elsewhere fields, at any depth, that are facts of another subject
     */
    static SortedMap<String, JsonNode> listed(Object shown, String list, Set<String> elsewhere) {
        SortedMap<String, JsonNode> values = new TreeMap<>();
        addListed(MAPPER.valueToTree(shown), list, elsewhere, values);
        return values;
    }

    private static void add(
            JsonNode node,
            String pointer,
            @Nullable String key,
            Set<String> elsewhere,
            SortedMap<String, JsonNode> values) {
        if (node instanceof ObjectNode object) {
            object.forEachEntry((name, value) -> {
                boolean bookkeeping = BOOKKEEPING.contains(name) && !(name.equals("subject") && !pointer.isEmpty());
                if (!bookkeeping && !elsewhere.contains(name) && !name.equals(key)) {
                    add(value, pointer + "/" + name, null, elsewhere, values);
                }
            });
        } else if (node.isArray() && !node.isEmpty() && node.get(0).isObject()) {
            for (JsonNode each : node) {
                addListed(each, pointer, elsewhere, values);
            }
        } else if (!node.isNull() && !(node.isArray() && node.isEmpty())) {
            values.put(pointer, node);
        }
    }

    private static void addListed(
            JsonNode object, String list, Set<String> elsewhere, SortedMap<String, JsonNode> values) {
        String key = KEYS.stream()
                .filter(object::has)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(list + " has an object without a key"));
        String pointer = list + "/" + object.get(key).asString();
        // All that begins with the pointer and a slash: '0' is the character after '/'.
        if (!values.subMap(pointer + "/", pointer + "0").isEmpty()) {
            throw new IllegalStateException(pointer + " stands in its list twice");
        }
        add(object, pointer, key, elsewhere, values);
    }
}
