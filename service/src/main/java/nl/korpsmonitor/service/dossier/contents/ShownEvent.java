package nl.korpsmonitor.service.dossier.contents;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.ConfidentialFields;
import nl.korpsmonitor.query.web.EventBundle;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An event as a dossier shows it.
 *
 * @param data what it says, with the confidential values that are shown
 * @param values what proves those, and what is not shown
 */
public record ShownEvent(RecordedEvent event, JsonNode data, EventBundle.Values values) {
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
                    switch (value.path("confidential").asString("")) {
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
