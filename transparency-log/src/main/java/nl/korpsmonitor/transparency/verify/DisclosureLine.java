package nl.korpsmonitor.transparency.verify;

import java.nio.charset.StandardCharsets;
import nl.korpsmonitor.transparency.MalformedException;
import nl.korpsmonitor.transparency.disclosure.Disclosure;
import nl.korpsmonitor.transparency.json.CanonicalJson;
import nl.korpsmonitor.transparency.json.Json;
import nl.korpsmonitor.transparency.json.JsonLimits;
import nl.korpsmonitor.transparency.json.JsonNumber;
import nl.korpsmonitor.transparency.json.JsonObject;
import nl.korpsmonitor.transparency.json.JsonReader;
import nl.korpsmonitor.transparency.json.JsonText;
import nl.korpsmonitor.transparency.json.MalformedJsonException;

/**
 * A line of an export's disclosures: {@code {"disclosure":"<base64url>","position":123}}.
 *
 * @param position of the entry that it belongs to
 */
record DisclosureLine(long position, Disclosure disclosure) {

    /** The most bytes of a line, its line feed left out. */
    static final int MAX_BYTES = Disclosure.MAX_ENCODED_CHARACTERS + 128;

    private static final JsonLimits LIMITS = new JsonLimits(MAX_BYTES, 1, 3);

    /**
     * The disclosure in a line.
     *
     * @throws MalformedException when it is none
     */
    static DisclosureLine parse(byte[] line) {
        try {
            if (JsonReader.read(line, LIMITS) instanceof JsonObject object
                    && object.size() == 2
                    && object.get("disclosure") instanceof JsonText encoded
                    && object.get("position") instanceof JsonNumber position) {
                return new DisclosureLine(position.value(), Disclosure.parse(encoded.value()));
            }
        } catch (MalformedJsonException | IllegalArgumentException e) {
            throw new MalformedException("It is not a disclosure with its position: " + e.getMessage(), e);
        }
        throw new MalformedException("It is not {\"disclosure\":\"...\",\"position\":n}");
    }

    /** A text as it is, anything else as JSON. */
    static String shown(Json value) {
        return value instanceof JsonText text
                ? text.value()
                : new String(CanonicalJson.encode(value), StandardCharsets.UTF_8);
    }
}
