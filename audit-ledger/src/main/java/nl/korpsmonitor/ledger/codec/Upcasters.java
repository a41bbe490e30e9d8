package nl.korpsmonitor.ledger.codec;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import nl.korpsmonitor.transparency.json.Json;
import nl.korpsmonitor.transparency.json.JsonArray;
import nl.korpsmonitor.transparency.json.JsonObject;

/**
 * Turns the data of an older revision into that of the next, one revision at a time, whenever an entry is read. Stored
 * bytes never change. Each step is a pure function of the data.
 */
public final class Upcasters {
    private record From(String type, int revision) {}

    private final Map<From, UnaryOperator<JsonObject>> steps = new HashMap<>();

    /** The steps of all events that ever changed form. */
    public Upcasters() {
        steps.put(new From("agreement-made", 1), Upcasters::partnerToParties);
        // Revision 1 knew no working papers of an edition: every document was public, which is what no edition means.
        for (String type : List.of("document-registered", "document-description-corrected", "document-file-stored")) {
            steps.put(new From(type, 1), UnaryOperator.identity());
        }
        // Revision 2 knew no encrypted files; nothing recorded one.
        steps.put(new From("document-file-stored", 2), UnaryOperator.identity());
        // Revision 1 named no inquiry, which may be left out.
        steps.put(new From("hold-placed", 1), UnaryOperator.identity());
        // Revision 1 did not tell whether the audit was independent, which may be left out.
        steps.put(new From("audit-performed", 1), UnaryOperator.identity());
        // Revision 1 did not name the last events that evidence follows from, which may be left out.
        steps.put(new From("evidence-cited", 1), UnaryOperator.identity());
    }

    /**
     * The data in its form of today.
     *
     * @throws MalformedEntryException when it is of a newer revision than the type's, or a step is missing
     */
    JsonObject upcast(EventType type, int storedRevision, JsonObject data) {
        if (storedRevision > type.revision()) {
            throw new MalformedEntryException("'" + type.name() + "' of revision " + storedRevision
                    + " can't be read: this version knows revisions 1 to " + type.revision());
        }
        JsonObject upcast = data;
        for (int revision = storedRevision; revision < type.revision(); revision++) {
            UnaryOperator<JsonObject> step = steps.get(new From(type.name(), revision));
            if (step == null) {
                throw new MalformedEntryException(
                        "'" + type.name() + "' of revision " + revision + " has no upcaster to the next");
            }
            upcast = step.apply(upcast);
        }
        return upcast;
    }

    /** Whether there is a step from this revision of the type to the next. */
    boolean has(String type, int revision) {
        return steps.containsKey(new From(type, revision));
    }

    /** Revision 1 knew one partner; agreements with several parties made it a list. */
    private static JsonObject partnerToParties(JsonObject data) {
        Json partner = data.get("partner");
        if (partner == null) {
            throw new MalformedEntryException("partner is missing");
        }
        JsonObject.Builder upcast = JsonObject.builder();
        data.forEach((name, value) -> {
            if (!name.equals("partner")) {
                upcast.put(name, value);
            }
        });
        return upcast.put("parties", JsonArray.of(partner)).build();
    }
}
