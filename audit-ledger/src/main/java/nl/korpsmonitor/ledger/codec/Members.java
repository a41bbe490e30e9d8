package nl.korpsmonitor.ledger.codec;

import nl.korpsmonitor.transparency.json.Json;
import nl.korpsmonitor.transparency.json.JsonNumber;
import nl.korpsmonitor.transparency.json.JsonObject;
import nl.korpsmonitor.transparency.json.JsonText;
import org.jspecify.annotations.Nullable;

/** Takes the members of an object by name, and notices those that nobody asked for. Each is taken once. */
final class Members {
    private final JsonObject object;
    private int taken;

    Members(JsonObject object) {
        this.object = object;
    }

    @Nullable
    Json optional(String name) {
        Json value = object.get(name);
        if (value != null) {
            taken++;
        }
        return value;
    }

    Json required(String name) {
        Json value = optional(name);
        if (value == null) {
            throw new MalformedEntryException(name + " is missing");
        }
        return value;
    }

    String text(String name) {
        return asText(name, required(name));
    }

    @Nullable
    String optionalText(String name) {
        Json value = optional(name);
        return value == null ? null : asText(name, value);
    }

    long number(String name) {
        if (required(name) instanceof JsonNumber number) {
            return number.value();
        }
        throw new MalformedEntryException(name + " must be a whole number");
    }

    @Nullable
    JsonObject optionalObject(String name) {
        Json value = optional(name);
        if (value == null || value instanceof JsonObject) {
            return (JsonObject) value;
        }
        throw new MalformedEntryException(name + " must be an object");
    }

    void requireAllRead() {
        if (taken != object.size()) {
            throw new MalformedEntryException("there is a member that is not known, among " + object.names());
        }
    }

    private static String asText(String name, Json value) {
        if (value instanceof JsonText text) {
            return text.value();
        }
        throw new MalformedEntryException(name + " must be text");
    }
}
