package nl.korpsmonitor.ledger.inspection;

import java.util.ArrayList;
import java.util.List;
import nl.korpsmonitor.ledger.codec.Body;
import nl.korpsmonitor.ledger.codec.BodyForm;
import nl.korpsmonitor.transparency.json.Json;
import nl.korpsmonitor.transparency.json.JsonArray;
import nl.korpsmonitor.transparency.json.JsonObject;
import nl.korpsmonitor.transparency.json.JsonText;
import org.jspecify.annotations.Nullable;

/** What an inspection wants to know of bodies. */
final class Bodies {
    private static final String DIGESTS = "_sd";

    private Bodies() {}

    /** What is recorded, for people. */
    static @Nullable String event(Body body) {
        return event(body.type(), body.subject());
    }

    /** What is recorded, for people; null when neither is known. */
    static @Nullable String event(@Nullable String type, @Nullable String subject) {
        if (type == null && subject == null) {
            return null;
        }
        return (type == null ? "something" : type) + (subject == null ? "" : " of " + subject);
    }

    /** The key in a body's cause; null when it has none or can't be read. */
    static @Nullable String keyOf(byte[] body) {
        try {
            return BodyForm.read(body).cause().key();
        } catch (RuntimeException e) {
            // That it can't be read was found when its entry was; here it has no key to compare with.
            return null;
        }
    }

    /** The digests of confidential values, in the order in which they stand. */
    static List<String> digests(Json data) {
        List<String> digests = new ArrayList<>(2);
        collect(data, digests);
        return digests;
    }

    private static void collect(Json json, List<String> digests) {
        if (json instanceof JsonArray array) {
            array.items().forEach(item -> collect(item, digests));
        } else if (json instanceof JsonObject object) {
            if (object.get(DIGESTS) instanceof JsonArray array) {
                array.items().forEach(item -> {
                    if (item instanceof JsonText text) {
                        digests.add(text.value());
                    }
                });
            }
            object.forEach((name, value) -> collect(value, digests));
        }
    }
}
