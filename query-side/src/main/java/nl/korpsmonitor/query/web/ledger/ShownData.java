package nl.korpsmonitor.query.web.ledger;

import java.util.Map;
import java.util.Set;
import nl.korpsmonitor.events.DomainEvent;
import nl.korpsmonitor.events.values.ViewingPurpose;
import nl.korpsmonitor.query.state.Disclosures.Decided;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What an event says, as far as what was decided about its confidential values lets it be shown. */
public final class ShownData {
    private static final String CONFIDENTIAL = "confidential";
    private static final String GROUND = "ground";

    private ShownData() {}

    /**
     * With nothing opened.
     *
     * @param openable fields that the reader may have opened: of these it is said how
     */
    public static JsonNode closed(DomainEvent event, Map<String, Decided> decided, Set<String> openable) {
        JsonNode data = opened(event, event, decided, false);
        for (String field : openable) {
            if (data.at(field) instanceof ObjectNode value) {
                value.put("opensWith", ViewingPurpose.HEADER);
            }
        }
        return data;
    }

    /**
     * For whoever may open confidential values.
     *
     * @param closed the event with none of them
     * @param opened the same with all that can be opened
     * @param supervises whether withheld values are shown too, with their ground
     */
    static JsonNode opened(DomainEvent closed, DomainEvent opened, Map<String, Decided> decided, boolean supervises) {
        JsonNode data = EventData.of(opened);
        JsonNode withoutValues = EventData.of(closed);
        decided.forEach((field, decision) -> {
            JsonPointer pointer = JsonPointer.compile(field);
            if (data.at(pointer.head()) instanceof ObjectNode parent
                    && withoutValues.at(pointer) instanceof ObjectNode hidden) {
                String name = pointer.last().getMatchingProperty();
                boolean shows = supervises && !decision.isErased();
                ObjectNode value = shows && parent.get(name) instanceof ObjectNode shown ? shown : hidden.deepCopy();
                parent.set(name, describe(value, decision));
            }
        });
        return data;
    }

    private static ObjectNode describe(ObjectNode value, Decided decision) {
        if (decision.erasedFor() != null) {
            value.put(CONFIDENTIAL, "erased").put(GROUND, decision.erasedFor().name());
        } else {
            value.put(GROUND, decision.withheldOn());
        }
        return value.put("decidedAt", decision.position());
    }
}
