package nl.korpsmonitor.transparency.json;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads JSON strictly and within limits: I-JSON (RFC 7493) with whole numbers only. It refuses duplicate names, lone surrogates, noncharacters, invalid UTF-8, a byte
 * order mark, fractions, exponents, minus zero, numbers beyond 2^53 - 1, and anything after the document. White space and escapes are free: compare
 * {@link CanonicalJson#encode} with the input to know whether it was canonical.
 */
public final class JsonReader {

    private static final int MAX_SAFE_DIGITS = 16;

    private final byte[] bytes;
    private final JsonLimits limits;
    private int position;
    private int values;

    private JsonReader(byte[] bytes, JsonLimits limits) {
        this.bytes = bytes;
        this.limits = limits;
    }

    /**
     * The value that these bytes are.
     *
     * @throws MalformedJsonException when they are not acceptable JSON, or exceed a limit
     */
    public static Json read(byte[] bytes, JsonLimits limits) {
        if (bytes.length > limits.maxBytes()) {
            throw new MalformedJsonException(
                    "The document is longer than " + limits.maxBytes() + " bytes", limits.maxBytes());
        }
        JsonReader reader = new JsonReader(bytes, limits);
        Json value = reader.readValue(0);
        reader.skipWhiteSpace();
        if (reader.position < bytes.length) {
            throw reader.fault("Something follows the document");
        }
        return value;
    }

    private Json readValue(int depth) {
        skipWhiteSpace();
        if (++values > limits.maxValues()) {
            throw fault("The document has more than " + limits.maxValues() + " values");
        }
        return switch (peek()) {
            case '{' -> readObject(deeper(depth));
            case '[' -> readArray(deeper(depth));
            case '"' -> new JsonText(readText());
            case 't' -> readWord("true", JsonBool.TRUE);
            case 'f' -> readWord("false", JsonBool.FALSE);
            case 'n' -> readWord("null", JsonNull.NULL);
            case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> readNumber();
            case -1 -> throw fault("The document ends where a value should be");
            case 0xEF -> throw fault("A value must not begin with this byte; was there a byte order mark?");
            default -> throw fault("A value must not begin with this byte");
        };
    }

    private int deeper(int depth) {
        if (depth == limits.maxDepth()) {
            throw fault("The document is nested deeper than " + limits.maxDepth());
        }
        return depth + 1;
    }

    private JsonObject readObject(int depth) {
        JsonObject.Builder members = JsonObject.builder();
        position++;
        skipWhiteSpace();
        if (skip('}')) {
            return members.build();
        }
        do {
            skipWhiteSpace();
            int start = position;
            if (peek() != '"') {
                throw fault("A member's name in double quotes should be here");
            }
            String name = readText();
            skipWhiteSpace();
            expect(':');
            if (!members.add(name, readValue(depth))) {
                throw new MalformedJsonException("The object has this name twice", start);
            }
            skipWhiteSpace();
        } while (skip(','));
        expect('}');
        return members.build();
    }

    private JsonArray readArray(int depth) {
        List<Json> items = new ArrayList<>();
        position++;
        skipWhiteSpace();
        if (skip(']')) {
            return new JsonArray(items);
        }
        do {
            items.add(readValue(depth));
            skipWhiteSpace();
        } while (skip(','));
        expect(']');
        return new JsonArray(items);
    }

    private String readText() {
        JsonTextReader text = new JsonTextReader(bytes, position + 1);
        String value = text.read();
        position = text.position();
        return value;
    }

    private JsonNumber readNumber() {
        int start = position;
        boolean negative = skip('-');
        int firstDigit = position;
        long magnitude = 0;
        while (peek() >= '0' && peek() <= '9') {
            magnitude = 10 * magnitude + (peek() - '0');
            position++;
            if (position - firstDigit > MAX_SAFE_DIGITS) {
                throw new MalformedJsonException("Numbers must lie within 2^53 - 1 of zero", start);
            }
        }
        int digits = position - firstDigit;
        if (digits == 0) {
            throw fault("A digit should be here");
        }
        if (bytes[firstDigit] == '0' && (digits > 1 || negative)) {
            throw new MalformedJsonException("Numbers must not be minus zero or begin with a needless zero", start);
        }
        if (peek() == '.' || peek() == 'e' || peek() == 'E') {
            throw fault("Numbers must be whole and without exponent; write a decimal as text");
        }
        if (magnitude > JsonNumber.MAX_SAFE) {
            throw new MalformedJsonException("Numbers must lie within 2^53 - 1 of zero", start);
        }
        return new JsonNumber(negative ? -magnitude : magnitude);
    }

    private Json readWord(String word, Json value) {
        for (int i = 0; i < word.length(); i++) {
            expect(word.charAt(i));
        }
        return value;
    }

    private void skipWhiteSpace() {
        while (position < bytes.length) {
            switch (bytes[position]) {
                case ' ', '\t', '\n', '\r' -> position++;
                default -> {
                    return;
                }
            }
        }
    }

    private boolean skip(char wanted) {
        if (peek() != wanted) {
            return false;
        }
        position++;
        return true;
    }

    private void expect(char wanted) {
        if (!skip(wanted)) {
            throw fault("Here should be '" + wanted + "'");
        }
    }

    /** The next byte, unsigned; -1 at the end. */
    private int peek() {
        return position < bytes.length ? bytes[position] & 0xFF : -1;
    }

    private MalformedJsonException fault(String reason) {
        return new MalformedJsonException(reason, position);
    }
}
