package nl.korpsmonitor.service.dossier.contents;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.ConfidentialFields;
import nl.korpsmonitor.query.web.ledger.EventBundle;
import nl.korpsmonitor.query.web.ledger.EventBundle.NotShown;
import nl.korpsmonitor.query.web.ledger.EventData;
import nl.korpsmonitor.transparency.disclosure.Disclosure;
import nl.korpsmonitor.transparency.json.CanonicalJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An event as a dossier shows it.
 *
 * @param data what it says, with the confidential values that are shown
 * @param values what proves those, and what is not shown
 */
public record ShownEvent(RecordedEvent event, JsonNode data, EventBundle.Values values) {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final String CONFIDENTIAL = "confidential";

    /** Why the file of an event says that it does not show a value. */
    private static final Set<String> NOT_SHOWN = Set.of("withheld", "erased", "unopenable");

    /**
     * What was decided about one confidential value.
     *
     * @param field where it stands in the event's data, a JSON Pointer
     * @param ground on which it was decided; null when there is none
     * @param decidedAt position of the event that decided it; null when none did
     */
    public record Value(
            String field,
            Decision decision,
            @Nullable String ground,
            @Nullable Long decidedAt) {}

    /**
     * An event as the file of a dossier shows it. A value of which the file neither has a disclosure nor says, in a word that is known, why it is not shown stays
     * closed, with its digest.
     *
     * @param event with every value closed
     * @param values as the file has them; a value that is disclosed is shown whatever else is said of it
     * @throws IllegalArgumentException when one of the disclosures is none
     */
    public static ShownEvent of(RecordedEvent event, EventBundle.Values values) {
        Map<String, ObjectNode> told = new HashMap<>();
        values.notShown().stream()
                .filter(each -> NOT_SHOWN.contains(each.confidential()))
                .forEach(each -> told.put(each.digest(), described(each)));
        for (String encoded : values.disclosures()) {
            Disclosure disclosure = Disclosure.parse(encoded);
            told.put(disclosure.digest().base64Url(), opened(disclosure));
        }
        JsonNode data = EventData.of(event.event());
        for (String field : ConfidentialFields.of((Record) event.event()).keySet()) {
            JsonPointer pointer = JsonPointer.compile(field);
            ObjectNode value = told.get(data.at(pointer).path("digest").asString(""));
            if (value != null && data.at(pointer.head()) instanceof ObjectNode parent) {
                parent.set(pointer.last().getMatchingProperty(), value);
            }
        }
        return new ShownEvent(event, data, values);
    }

    /** A confidential value as the data of an event shows it. */
    public static ObjectNode opened(Disclosure disclosure) {
        ObjectNode value = MAPPER.createObjectNode().put(CONFIDENTIAL, "shown");
        value.set("value", MAPPER.readTree(CanonicalJson.encode(disclosure.value())));
        return value;
    }

    private static ObjectNode described(NotShown value) {
        ObjectNode node = MAPPER.createObjectNode().put(CONFIDENTIAL, value.confidential());
        if (value.ground() != null) {
            node.put("ground", value.ground());
        }
        return value.decidedAt() == null ? node : node.put("decidedAt", value.decidedAt());
    }

    /** Where its file is, below the payload. */
    public static String file(long position) {
        return "events/" + position + ".event.json";
    }

    /** The confidential values that it has. */
    public List<Value> confidential() {
        Set<String> fields = ConfidentialFields.of((Record) event.event()).keySet();
        List<Value> confidential = new ArrayList<>();
        for (String field : fields) {
            JsonNode value = data.at(field);
            JsonNode decidedAt = value.path("decidedAt");
            String ground = value.path("ground").asString(null);
            confidential.add(new Value(
                    field,
                    switch (value.path(CONFIDENTIAL).asString("")) {
                        case "shown" -> Decision.SHOWN;
                        case "erased" -> Decision.ERASED;
                        default -> ground == null ? Decision.NOT_DISCLOSED : Decision.WITHHELD;
                    },
                    ground,
                    decidedAt.isMissingNode() ? null : decidedAt.asLong()));
        }
        return confidential;
    }

    /** The fields whose values are shown. */
    public List<String> disclosed() {
        return confidential().stream()
                .filter(value -> value.decision() == Decision.SHOWN)
                .map(Value::field)
                .toList();
    }
}
