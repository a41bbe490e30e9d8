package nl.korpsmonitor.transparency.disclosure;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import nl.korpsmonitor.transparency.Hash;
import nl.korpsmonitor.transparency.json.CanonicalJson;
import nl.korpsmonitor.transparency.json.Json;
import nl.korpsmonitor.transparency.json.JsonArray;
import nl.korpsmonitor.transparency.json.JsonLimits;
import nl.korpsmonitor.transparency.json.JsonReader;
import nl.korpsmonitor.transparency.json.JsonText;
import nl.korpsmonitor.transparency.json.MalformedJsonException;
import org.jspecify.annotations.Nullable;

/**
 * A salted disclosure of a named value (RFC 9901 section 4.2.1): base64url of the JSON {@code [salt, name, value]}. Its digest can be published: without
 * the disclosure it tells nothing about the value. Immutable, and equal when the encoded text is.
 */
public final class Disclosure {

    /** The random bytes in the salt of a new disclosure: 128 bits, as RFC 9901 section 9.3 recommends. */
    public static final int SALT_BYTES = 16;

    /** The most characters that an encoded disclosure may have. */
    public static final int MAX_ENCODED_CHARACTERS = 128 * 1024;

    private static final JsonLimits LIMITS = new JsonLimits(MAX_ENCODED_CHARACTERS, JsonLimits.MAX_DEPTH, 4096);

    private final String encoded;
    private final String salt;
    private final String name;
    private final Json value;
    private final Hash digest;

    private Disclosure(String encoded, String salt, String name, Json value) {
        if (encoded.length() > MAX_ENCODED_CHARACTERS) {
            throw new IllegalArgumentException("A disclosure has at most " + MAX_ENCODED_CHARACTERS + " characters");
        }
        if (name.equals("_sd") || name.equals("...")) {
            throw new IllegalArgumentException("A disclosure must not be named '_sd' or '...'");
        }
        this.encoded = encoded;
        this.salt = salt;
        this.name = name;
        this.value = value;
        this.digest = Hash.sha256(encoded.getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * Discloses a value under a fresh salt.
     *
     * @param name any but {@code _sd} and {@code ...}
     * @throws IllegalArgumentException when the name is one of these, or name or value cannot be encoded
     */
    public static Disclosure create(String name, Json value, SecureRandom random) {
        byte[] saltBytes = new byte[SALT_BYTES];
        random.nextBytes(saltBytes);
        String salt = Base64.getUrlEncoder().withoutPadding().encodeToString(saltBytes);
        byte[] json = CanonicalJson.encode(JsonArray.of(new JsonText(salt), new JsonText(name), value));
        return new Disclosure(Base64.getUrlEncoder().withoutPadding().encodeToString(json), salt, name, value);
    }

    /**
     * The disclosure that this text is. Its JSON need not be canonical: the digest covers the text as it stands.
     *
     * @throws IllegalArgumentException when it is not base64url without padding of a JSON array of salt, name and value
     */
    public static Disclosure parse(String encoded) {
        if (encoded.length() > MAX_ENCODED_CHARACTERS) {
            throw new IllegalArgumentException("A disclosure has at most " + MAX_ENCODED_CHARACTERS + " characters");
        }
        byte[] json = Base64.getUrlDecoder().decode(encoded);
        if (!Base64.getUrlEncoder().withoutPadding().encodeToString(json).equals(encoded)) {
            throw new IllegalArgumentException("A disclosure must be canonical base64url without padding");
        }
        List<Json> items = read(json) instanceof JsonArray array ? array.items() : List.of();
        if (items.size() == 3 && items.get(0) instanceof JsonText salt && items.get(1) instanceof JsonText name) {
            return new Disclosure(encoded, salt.value(), name.value(), items.get(2));
        }
        throw new IllegalArgumentException("A disclosure must be a JSON array of salt, name and value");
    }

    private static Json read(byte[] json) {
        try {
            return JsonReader.read(json, LIMITS);
        } catch (MalformedJsonException e) {
            throw new IllegalArgumentException("A disclosure must be JSON: " + e.getMessage(), e);
        }
    }

    /** The disclosure itself, base64url. Whoever has it can read the value and check it against the digest. */
    public String encoded() {
        return encoded;
    }

    /** The salt, as it stands in the JSON. */
    public String salt() {
        return salt;
    }

    /** The name of the value. */
    public String name() {
        return name;
    }

    /** The value. */
    public Json value() {
        return value;
    }

    /** SHA-256 of the encoded text: what stands in {@code _sd}, there as {@link Hash#base64Url()}. */
    public Hash digest() {
        return digest;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Disclosure that && encoded.equals(that.encoded);
    }

    @Override
    public int hashCode() {
        return encoded.hashCode();
    }

    /** The digest only: a disclosure must not slip into a log. */
    @Override
    public String toString() {
        return "Disclosure of " + digest().base64Url();
    }
}
