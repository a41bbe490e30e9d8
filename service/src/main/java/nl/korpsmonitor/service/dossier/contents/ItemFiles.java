package nl.korpsmonitor.service.dossier.contents;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import nl.korpsmonitor.query.replay.Reconstruction;
import nl.korpsmonitor.query.replay.Reconstruction.Considered;
import nl.korpsmonitor.query.standards.RowFormat;
import nl.korpsmonitor.query.standards.Table;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes what an item shows as data, in the words of the API. Who verifies a dossier writes it too, and compares. */
public final class ItemFiles {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private static final Table<Map.Entry<String, JsonNode>> FACTS = Table.<Map.Entry<String, JsonNode>>named("facts")
            .with("field", Map.Entry::getKey)
            .with("value", fact -> text(fact.getValue()));

    private ItemFiles() {}

    /** The files of an item by name; none of an event, which has its own. */
    public static SortedMap<String, String> of(Item item) {
        SortedMap<String, String> files = new TreeMap<>();
        switch (item.kind()) {
            case EVENT -> {}
            case STATE, RECONSTRUCTION -> {
                files.put("states/" + item.code() + ".json", json(state(item)));
                files.put(
                        "states/" + item.code() + ".csv",
                        table(FACTS, List.copyOf(item.facts().entrySet())));
            }
            case COMPARISON -> {
                files.put("comparisons/" + item.code() + ".json", json(comparison(item)));
                files.putAll(ComparisonTables.of(item));
            }
        }
        return files;
    }

    /** As text, for people and machines, the same everywhere. */
    public static String json(JsonNode node) {
        return MAPPER.writeValueAsString(node).replace("\r\n", "\n") + "\n";
    }

    /** As a node, without what is not known. */
    public static JsonNode node(Object value) {
        return MAPPER.valueToTree(value);
    }

    /** A table in CSV. */
    public static <T> String table(Table<T> table, List<T> rows) {
        StringWriter out = new StringWriter();
        try {
            RowFormat.Rows<T> writing = table.begin(out);
            for (T row : rows) {
                writing.write(row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    /** A value as people read it. */
    public static String text(JsonNode value) {
        return value.isString() ? value.asString() : value.toString();
    }

    private static ObjectNode state(Item item) {
        ObjectNode state = head(item);
        state.put("attested", item.kind() == Item.Kind.STATE);
        ObjectNode facts = state.putObject("facts");
        item.facts().forEach(facts::set);
        item.reconstruction().ifPresent(found -> {
            ArrayNode used = state.putArray("used");
            found.used().forEach(each -> used.add(considered(each)));
            ArrayNode leftOut = state.putArray("leftOut");
            for (Reconstruction.LeftOut left : found.leftOut()) {
                leftOut.add(considered(left.event()).put("reason", left.reason().name()));
            }
        });
        return state;
    }

    private static ObjectNode considered(Considered event) {
        ObjectNode node = MAPPER.createObjectNode()
                .put("position", event.position())
                .put("type", event.type())
                .put("basis", event.basis().name());
        return event.knownOn() == null
                ? node
                : node.put("knownOn", event.knownOn().toString());
    }

    private static ObjectNode comparison(Item item) {
        ObjectNode comparison = head(item);
        item.comparison().ifPresent(found -> comparison.set("comparison", node(found)));
        ObjectNode names = comparison.putObject("names");
        item.comparison().stream()
                .flatMap(found -> found.organisations().stream())
                .map(each -> each.organisation())
                .forEach(code -> {
                    String name = item.names().get(code);
                    if (name != null) {
                        names.put(code, name);
                    }
                });
        return comparison;
    }

    private static ObjectNode head(Item item) {
        ObjectNode head = MAPPER.createObjectNode();
        head.put("item", item.code());
        head.put("kind", item.kind().name());
        head.set("evidence", node(item.cited().evidence()));
        head.put("fictitious", item.fictitious());
        head.set("positions", node(item.positions()));
        return head;
    }
}
