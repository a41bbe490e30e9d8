package nl.korpsmonitor.transparency.verify;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import nl.korpsmonitor.transparency.MalformedException;
import nl.korpsmonitor.transparency.disclosure.Disclosure;
import nl.korpsmonitor.transparency.json.Json;
import nl.korpsmonitor.transparency.json.JsonArray;
import nl.korpsmonitor.transparency.json.JsonLimits;
import nl.korpsmonitor.transparency.json.JsonNumber;
import nl.korpsmonitor.transparency.json.JsonObject;
import nl.korpsmonitor.transparency.json.JsonReader;
import nl.korpsmonitor.transparency.json.JsonText;
import nl.korpsmonitor.transparency.json.MalformedJsonException;
import org.jspecify.annotations.Nullable;

/** One event as a service gives it to take away. Members that are not known are left aside. */
final class GivenBundle {

    /** The value of the member {@code format}. */
    static final String FORMAT = "korpsmonitor-event/v1";

    /** Far more than a body with all its disclosures. */
    static final int MAX_BYTES = 16 * 1024 * 1024;

    private static final int MAX_VALUES = 100_000;
    private static final JsonLimits LIMITS = new JsonLimits(MAX_BYTES, 4, MAX_VALUES);

    private final byte[] proof;
    private final byte[] body;
    private final List<String> disclosures;
    private final List<NotShown> notShown;

    private GivenBundle(JsonObject object) {
        this.proof = text(object, "proof").getBytes(StandardCharsets.UTF_8);
        this.body = base64(text(object, "body"));
        this.disclosures = items(object, "disclosures", GivenBundle::disclosure);
        this.notShown = items(object, "notShown", item -> notShown(object(item, "An item of notShown")));
    }

    /** The lines of a tlog-proof. */
    byte[] proof() {
        return proof.clone();
    }

    /** The event's exact bytes. */
    byte[] body() {
        return body.clone();
    }

    /** Of the confidential values that it shows. */
    List<String> disclosures() {
        return disclosures;
    }

    /** What is said of the others; nothing of it is proven. */
    List<NotShown> notShown() {
        return notShown;
    }

    /**
     * A value that is not shown.
     *
     * @param digest as it stands in the body, base64url
     * @param confidential in a word why, such as {@code withheld} or {@code erased}
     * @param ground on which that was decided; null when none is given
     * @param decidedAt position of the event that is said to have decided it; null when none is given
     */
    record NotShown(
            String digest,
            String confidential,
            @Nullable String ground,
            @Nullable Long decidedAt) {}

    /** Whether the bytes claim to be a bundle at all. */
    static boolean isClaimed(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1).contains('"' + FORMAT + '"');
    }

    /**
     * Reads a bundle.
     *
     * @throws MalformedException when it has not its form
     */
    static GivenBundle parse(byte[] bytes) {
        JsonObject object = object(json(bytes), "The file");
        if (!text(object, "format").equals(FORMAT)) {
            throw new MalformedException("The member format is not '" + FORMAT + "'");
        }
        return new GivenBundle(object);
    }

    private static Json json(byte[] bytes) {
        try {
            return JsonReader.read(bytes, LIMITS);
        } catch (MalformedJsonException e) {
            throw new MalformedException("It can't be read as JSON: " + e.getMessage(), e);
        }
    }

    private static String disclosure(Json item) {
        if (item instanceof JsonText text
                && text.value().length() <= Disclosure.MAX_ENCODED_CHARACTERS
                && text.value().matches("[A-Za-z0-9_-]+")) {
            return text.value();
        }
        throw new MalformedException("An item of disclosures is no disclosure");
    }

    private static NotShown notShown(JsonObject item) {
        return new NotShown(
                text(item, "digest"),
                text(item, "confidential"),
                BodyReader.text(item, "ground"),
                item.get("decidedAt") instanceof JsonNumber number ? number.value() : null);
    }

    private static JsonObject object(Json json, String what) {
        if (json instanceof JsonObject object) {
            return object;
        }
        throw new MalformedException(what + " is no JSON object");
    }

    private static String text(JsonObject object, String member) {
        String text = BodyReader.text(object, member);
        if (text == null) {
            throw new MalformedException("The member " + member + " is missing, or no text");
        }
        return text;
    }

    private static <T> List<T> items(JsonObject object, String member, Function<Json, T> read) {
        if (!(object.get(member) instanceof JsonArray array)) {
            throw new MalformedException("The member " + member + " is missing, or no list");
        }
        return array.items().stream().map(read).toList();
    }

    private static byte[] base64(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new MalformedException("The member body is no base64", e);
        }
    }
}
