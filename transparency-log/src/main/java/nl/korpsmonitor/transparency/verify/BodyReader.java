package nl.korpsmonitor.transparency.verify;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import nl.korpsmonitor.transparency.json.Json;
import nl.korpsmonitor.transparency.json.JsonArray;
import nl.korpsmonitor.transparency.json.JsonLimits;
import nl.korpsmonitor.transparency.json.JsonNumber;
import nl.korpsmonitor.transparency.json.JsonObject;
import nl.korpsmonitor.transparency.json.JsonReader;
import nl.korpsmonitor.transparency.json.JsonText;
import nl.korpsmonitor.transparency.json.MalformedJsonException;
import org.jspecify.annotations.Nullable;

/** Reads what a verifier needs to know of a body. A body whose hash is right may still be anything: what is not understood is absent, never an error. */
final class BodyReader {

    private static final String DIGESTS = "_sd";
    private static final byte[] DIGESTS_QUOTED = "\"_sd\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] LEDGER_TYPE = "\"ledger-".getBytes(StandardCharsets.US_ASCII);

    private BodyReader() {}

    /** Whether the bytes may hold salted digests, or tell about the ledger itself: only then reading them as JSON is worth the time. */
    static boolean worthReading(byte[] bytes, int length) {
        int last = length - DIGESTS_QUOTED.length;
        for (int i = 0; i <= last; i++) {
            if (bytes[i] == '"'
                    && (startsWith(bytes, i, length, DIGESTS_QUOTED) || startsWith(bytes, i, length, LEDGER_TYPE))) {
                return true;
            }
        }
        return false;
    }

    private static boolean startsWith(byte[] bytes, int offset, int length, byte[] wanted) {
        if (length - offset < wanted.length) {
            return false;
        }
        for (int i = 1; i < wanted.length; i++) {
            if (bytes[offset + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    /** The body as a JSON object; null when it is none. */
    static @Nullable JsonObject object(byte[] body) {
        try {
            return JsonReader.read(body, JsonLimits.BODY) instanceof JsonObject object ? object : null;
        } catch (MalformedJsonException e) {
            return null;
        }
    }

    /** A member that is a text; null when it is missing or something else. */
    static @Nullable String text(JsonObject object, String name) {
        return object.get(name) instanceof JsonText text ? text.value() : null;
    }

    /** A member that is a text or a number, as text; null when it is missing or something else. */
    static @Nullable String scalar(JsonObject object, String name) {
        return object.get(name) instanceof JsonNumber number ? Long.toString(number.value()) : text(object, name);
    }

    /** The salted digests in a body, each with the path where it stands, such as {@code data.text}. */
    static Map<String, String> digests(JsonObject body) {
        Map<String, String> digests = new LinkedHashMap<>();
        collect(body, "", digests);
        return digests;
    }

    private static void collect(Json value, String path, Map<String, String> digests) {
        switch (value) {
            case JsonObject object ->
                object.forEach((name, member) -> {
                    if (name.equals(DIGESTS) && member instanceof JsonArray array) {
                        array.items().stream()
                                .filter(JsonText.class::isInstance)
                                .forEach(digest -> digests.put(((JsonText) digest).value(), path));
                    } else {
                        collect(member, path.isEmpty() ? name : path + "." + name, digests);
                    }
                });
            case JsonArray array -> {
                for (int i = 0; i < array.items().size(); i++) {
                    collect(array.items().get(i), path + "[" + i + "]", digests);
                }
            }
            default -> {
                // A single value has no digests in it.
            }
        }
    }
}
