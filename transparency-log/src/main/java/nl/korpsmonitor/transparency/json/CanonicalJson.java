package nl.korpsmonitor.transparency.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Encodes JSON in its canonical form by RFC 8785: the same value is always the same bytes. */
public final class CanonicalJson {

    private static final int FIRST_CAPACITY_BYTES = 512;
    private static final int MAX_UTF8_BYTES_PER_CHARACTER = 3;
    private static final int MAX_ESCAPE_BYTES = 6;
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);

    private byte[] bytes = new byte[FIRST_CAPACITY_BYTES];
    private int length;

    private CanonicalJson() {}

    /**
     * The canonical UTF-8 bytes of a value.
     *
     * @throws IllegalArgumentException when a text or name has a lone surrogate or a noncharacter, or arrays and objects are nested deeper than {@link
     *     JsonLimits#MAX_DEPTH}
     */
    public static byte[] encode(Json value) {
        CanonicalJson encoder = new CanonicalJson();
        encoder.write(value, 0);
        return Arrays.copyOf(encoder.bytes, encoder.length);
    }

    private void write(Json value, int depth) {
        switch (value) {
            case JsonText text -> writeText(text.value());
            case JsonNumber number -> writeAscii(Long.toString(number.value()).getBytes(StandardCharsets.ISO_8859_1));
            case JsonBool bool -> writeAscii(bool.value() ? TRUE : FALSE);
            case JsonNull ignored -> writeAscii(NULL);
            case JsonArray array -> writeArray(array, deeper(depth));
            case JsonObject object -> writeObject(object, deeper(depth));
        }
    }

    private static int deeper(int depth) {
        if (depth == JsonLimits.MAX_DEPTH) {
            throw new IllegalArgumentException("JSON may be nested " + JsonLimits.MAX_DEPTH + " deep at most");
        }
        return depth + 1;
    }

    private void writeArray(JsonArray array, int depth) {
        writeByte('[');
        boolean first = true;
        for (Json item : array.items()) {
            if (!first) {
                writeByte(',');
            }
            first = false;
            write(item, depth);
        }
        writeByte(']');
    }

    private void writeObject(JsonObject object, int depth) {
        writeByte('{');
        for (int i = 0; i < object.size(); i++) {
            if (i > 0) {
                writeByte(',');
            }
            writeText(object.name(i));
            writeByte(':');
            write(object.value(i), depth);
        }
        writeByte('}');
    }

    private void writeText(String text) {
        int count = text.length();
        // Room for the plain case, so that its loop needs no check; an escape asks for its own.
        reserve((long) count * MAX_UTF8_BYTES_PER_CHARACTER + 2);
        bytes[length++] = '"';
        for (int i = 0; i < count; i++) {
            char c = text.charAt(i);
            if (c >= 0x20 && c < 0x80 && c != '"' && c != '\\') {
                bytes[length++] = (byte) c;
            } else if (c < 0x80) {
                reserve((long) (count - i) * MAX_UTF8_BYTES_PER_CHARACTER + MAX_ESCAPE_BYTES);
                writeEscape(c);
            } else if (c < 0x800) {
                bytes[length++] = (byte) (0xC0 | (c >> 6));
                bytes[length++] = continuation(c);
            } else if (!Character.isSurrogate(c)) {
                requireCharacter(c);
                bytes[length++] = (byte) (0xE0 | (c >> 12));
                bytes[length++] = continuation(c >> 6);
                bytes[length++] = continuation(c);
            } else {
                i++;
                writeSurrogatePair(c, i < count ? text.charAt(i) : 0);
            }
        }
        bytes[length++] = '"';
    }

    private void writeSurrogatePair(char high, char low) {
        if (!Character.isSurrogatePair(high, low)) {
            throw new IllegalArgumentException("Text must not contain a lone surrogate: it has no UTF-8 form");
        }
        int codePoint = Character.toCodePoint(high, low);
        requireCharacter(codePoint);
        bytes[length++] = (byte) (0xF0 | (codePoint >> 18));
        bytes[length++] = continuation(codePoint >> 12);
        bytes[length++] = continuation(codePoint >> 6);
        bytes[length++] = continuation(codePoint);
    }

    private static void requireCharacter(int codePoint) {
        if (Noncharacters.include(codePoint)) {
            throw new IllegalArgumentException("Text must not contain a Unicode noncharacter");
        }
    }

    private static byte continuation(int bits) {
        return (byte) (0x80 | (bits & 0x3F));
    }

    private void writeEscape(char c) {
        bytes[length++] = '\\';
        switch (c) {
            case '"', '\\' -> bytes[length++] = (byte) c;
            case '\b' -> bytes[length++] = 'b';
            case '\t' -> bytes[length++] = 't';
            case '\n' -> bytes[length++] = 'n';
            case '\f' -> bytes[length++] = 'f';
            case '\r' -> bytes[length++] = 'r';
            default -> {
                bytes[length++] = 'u';
                bytes[length++] = '0';
                bytes[length++] = '0';
                bytes[length++] = HEX[c >> 4];
                bytes[length++] = HEX[c & 0xF];
            }
        }
    }

    private void writeAscii(byte[] ascii) {
        reserve(ascii.length);
        System.arraycopy(ascii, 0, bytes, length, ascii.length);
        length += ascii.length;
    }

    private void writeByte(int ascii) {
        reserve(1);
        bytes[length++] = (byte) ascii;
    }

    private void reserve(long more) {
        long needed = length + more;
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(
                    bytes, Math.toIntExact(Math.max(needed, Math.min(2L * bytes.length, Integer.MAX_VALUE - 8))));
        }
    }
}
