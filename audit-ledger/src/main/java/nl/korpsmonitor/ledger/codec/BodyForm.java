package nl.korpsmonitor.ledger.codec;

import java.time.DateTimeException;
import java.util.SortedMap;
import java.util.TreeMap;
import nl.korpsmonitor.events.Actor;
import nl.korpsmonitor.events.Cause;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.transparency.json.CanonicalJson;
import nl.korpsmonitor.transparency.json.Json;
import nl.korpsmonitor.transparency.json.JsonBool;
import nl.korpsmonitor.transparency.json.JsonLimits;
import nl.korpsmonitor.transparency.json.JsonNumber;
import nl.korpsmonitor.transparency.json.JsonObject;
import nl.korpsmonitor.transparency.json.JsonReader;
import nl.korpsmonitor.transparency.json.JsonText;
import nl.korpsmonitor.transparency.json.MalformedJsonException;
import org.jspecify.annotations.Nullable;

/**
 * The stored form of a {@link Body}, version 1: canonical JSON (RFC 8785), at most 60 KiB. What is absent, empty or
 * false has no member; JSON null stands only inside {@code data} of payloads that are not domain events.
 */
public final class BodyForm {
    /** The longest body, in bytes; with its envelope it fits the entry of a tile's bundle. */
    public static final int MAXIMUM_BYTES = JsonLimits.BODY.maxBytes();

    private static final long VERSION = 1;

    private BodyForm() {}

    /**
     * The body's bytes.
     *
     * @throws InvalidInputException when it would be larger than {@link #MAXIMUM_BYTES}, or hold more values or deeper
     *     nesting than a reader accepts
     */
    public static byte[] write(Body body) {
        JsonObject.Builder object = JsonObject.builder();
        if (body.actor() != null) {
            object.put("actor", actor(body.actor()));
        }
        putOptional(object, "aggregateType", body.aggregateType());
        JsonObject cause = cause(body.cause());
        if (cause.size() > 0) {
            object.put("cause", cause);
        }
        object.put("data", body.data());
        if (body.fictitious()) {
            object.put("fictitious", true);
        }
        object.put("id", body.id()).put("messageTime", body.messageTime().toString());
        if (!body.meta().isEmpty()) {
            JsonObject.Builder meta = JsonObject.builder();
            body.meta().forEach(meta::put);
            object.put("meta", meta.build());
        }
        if (body.occurredOn() != null) {
            object.put("occurredOn", body.occurredOn().text());
        }
        if (body.revision() != null) {
            object.put("rev", body.revision());
        }
        object.put("salt", body.salt());
        if (body.subject() != null && body.sequence() != null) {
            object.put("seq", body.sequence()).put("subject", body.subject());
        }
        object.put("type", body.type()).put("v", VERSION);
        return encode(object.build());
    }

    private static byte[] encode(JsonObject object) {
        byte[] bytes = CanonicalJson.encode(object);
        if (bytes.length > MAXIMUM_BYTES) {
            throw new InvalidInputException(
                    "event", "takes " + bytes.length + " bytes to store; the most is " + MAXIMUM_BYTES);
        }
        // A value takes two bytes at least, with its comma; only a long body can hold more values than are read back.
        if (bytes.length > 2 * JsonLimits.BODY.maxValues()) {
            try {
                JsonReader.read(bytes, JsonLimits.BODY);
            } catch (MalformedJsonException e) {
                throw new InvalidInputException("event", "can't be stored: " + e.getMessage());
            }
        }
        return bytes;
    }

    private static JsonObject actor(Actor actor) {
        JsonObject.Builder object = JsonObject.builder().put("id", actor.id());
        putOptional(object, "org", actor.organisation());
        return object.put("role", actor.role().name()).build();
    }

    private static JsonObject cause(Cause cause) {
        JsonObject.Builder object = JsonObject.builder();
        putOptional(object, "command", cause.command());
        putOptional(object, "correlation", cause.correlation());
        putOptional(object, "key", cause.key());
        putOptional(object, "request", cause.request());
        return object.build();
    }

    private static void putOptional(JsonObject.Builder object, String name, @Nullable String value) {
        if (value != null) {
            object.put(name, value);
        }
    }

    /**
     * The body that these bytes are.
     *
     * @throws MalformedEntryException when they are not a body of this version
     */
    public static Body read(byte[] bytes) {
        try {
            if (JsonReader.read(bytes, JsonLimits.BODY) instanceof JsonObject object) {
                return read(new Members(object));
            }
            throw new MalformedEntryException("a body must be an object");
        } catch (MalformedJsonException | DateTimeException | IllegalArgumentException | ClassCastException e) {
            throw new MalformedEntryException(String.valueOf(e.getMessage()), e);
        }
    }

    private static Body read(Members body) {
        if (body.number("v") != VERSION) {
            throw new MalformedEntryException("v: only bodies of version " + VERSION + " are known");
        }
        JsonObject actor = body.optionalObject("actor");
        JsonObject cause = body.optionalObject("cause");
        JsonObject meta = body.optionalObject("meta");
        String occurredOn = body.optionalText("occurredOn");
        Json fictitious = body.optional("fictitious");
        Json sequence = body.optional("seq");
        Body read = new Body(
                body.text("salt"),
                body.text("id"),
                body.optionalText("subject"),
                body.optionalText("aggregateType"),
                sequence == null ? null : ((JsonNumber) sequence).value(),
                body.text("type"),
                body.optional("rev"),
                MessageTime.parse(body.text("messageTime")),
                occurredOn == null ? null : new PartialDate(occurredOn),
                actor == null ? null : actor(new Members(actor)),
                cause == null ? Body.NO_CAUSE : cause(new Members(cause)),
                body.required("data"),
                meta == null ? new TreeMap<>() : meta(meta),
                fictitious != null && ((JsonBool) fictitious).value());
        body.requireAllRead();
        return read;
    }

    private static Actor actor(Members actor) {
        Actor read = new Actor(actor.text("id"), Role.valueOf(actor.text("role")), actor.optionalText("org"));
        actor.requireAllRead();
        return read;
    }

    private static Cause cause(Members cause) {
        Cause read = new Cause(
                cause.optionalText("command"),
                cause.optionalText("correlation"),
                cause.optionalText("request"),
                cause.optionalText("key"));
        cause.requireAllRead();
        return read;
    }

    private static SortedMap<String, String> meta(JsonObject meta) {
        SortedMap<String, String> read = new TreeMap<>();
        meta.forEach((name, value) -> read.put(name, ((JsonText) value).value()));
        return read;
    }
}
