package nl.korpsmonitor.transparency.json;

import java.nio.charset.StandardCharsets;

/** Reads one JSON string: escapes, and UTF-8 of the shortest form only (RFC 3629). */
final class JsonTextReader {

    private static final int HEX_DIGITS = 4;

    private final byte[] bytes;
    private int position;

    /** Starts at the byte after the opening quote. */
    JsonTextReader(byte[] bytes, int start) {
        this.bytes = bytes;
        this.position = start;
    }

    /** After {@link #read()}: the byte after the closing quote. */
    int position() {
        return position;
    }

    String read() {
        int start = position;
        while (true) {
            int next = next();
            if (next == '"') {
                return new String(bytes, start, position - 1 - start, StandardCharsets.ISO_8859_1);
            }
            if (next == '\\' || next >= 0x80) {
                position--;
                return readRest(
                        new StringBuilder(new String(bytes, start, position - start, StandardCharsets.ISO_8859_1)));
            }
        }
    }

    /** The rest of a text that is not plain ASCII all along. */
    private String readRest(StringBuilder text) {
        while (true) {
            int next = next();
            if (next == '"') {
                return text.toString();
            }
            if (next == '\\') {
                readEscape(text);
            } else if (next < 0x80) {
                text.append((char) next);
            } else {
                text.appendCodePoint(character(readMultiByte(next)));
            }
        }
    }

    private int next() {
        if (position == bytes.length) {
            throw fault("The document ends within a text", 0);
        }
        int next = bytes[position++] & 0xFF;
        if (next < 0x20) {
            throw fault("A control character in a text must be escaped", 1);
        }
        return next;
    }

    private void readEscape(StringBuilder text) {
        int escape = next();
        switch (escape) {
            case '"', '\\', '/' -> text.append((char) escape);
            case 'b' -> text.append('\b');
            case 'f' -> text.append('\f');
            case 'n' -> text.append('\n');
            case 'r' -> text.append('\r');
            case 't' -> text.append('\t');
            case 'u' -> readUnicodeEscape(text);
            default -> throw fault("There is no such escape", 1);
        }
    }

    private void readUnicodeEscape(StringBuilder text) {
        char first = readFourHexDigits();
        if (!Character.isSurrogate(first)) {
            text.append((char) character(first));
            return;
        }
        if (Character.isLowSurrogate(first) || next() != '\\' || next() != 'u') {
            throw fault("A lone surrogate is not a character", 0);
        }
        char second = readFourHexDigits();
        if (!Character.isLowSurrogate(second)) {
            throw fault("A lone surrogate is not a character", 0);
        }
        text.appendCodePoint(character(Character.toCodePoint(first, second)));
    }

    private int character(int codePoint) {
        if (Noncharacters.include(codePoint)) {
            throw fault("A Unicode noncharacter must not stand in a text", 0);
        }
        return codePoint;
    }

    private char readFourHexDigits() {
        int value = 0;
        for (int i = 0; i < HEX_DIGITS; i++) {
            // A single byte, so no digit of another script can pass for one of ours.
            int digit = Character.digit(next(), 16);
            if (digit < 0) {
                throw fault("Four hexadecimal digits should be here", 1);
            }
            value = (value << 4) | digit;
        }
        return (char) value;
    }

    private int readMultiByte(int lead) {
        if (lead >= 0xC2 && lead <= 0xDF) {
            return ((lead & 0x1F) << 6) | continuation(0x80, 0xBF);
        }
        if (lead >= 0xE0 && lead <= 0xEF) {
            // The bounds leave out overlong forms (after E0) and surrogates (after ED).
            int second = continuation(lead == 0xE0 ? 0xA0 : 0x80, lead == 0xED ? 0x9F : 0xBF);
            return ((lead & 0x0F) << 12) | (second << 6) | continuation(0x80, 0xBF);
        }
        if (lead >= 0xF0 && lead <= 0xF4) {
            // The bounds leave out overlong forms (after F0) and what lies beyond U+10FFFF (after F4).
            int second = continuation(lead == 0xF0 ? 0x90 : 0x80, lead == 0xF4 ? 0x8F : 0xBF);
            int third = continuation(0x80, 0xBF);
            return ((lead & 0x07) << 18) | (second << 12) | (third << 6) | continuation(0x80, 0xBF);
        }
        throw fault("The text is not valid UTF-8", 1);
    }

    private int continuation(int lowest, int highest) {
        int next = next();
        if (next < lowest || next > highest) {
            throw fault("The text is not valid UTF-8", 1);
        }
        return next & 0x3F;
    }

    private MalformedJsonException fault(String reason, int bytesBack) {
        return new MalformedJsonException(reason, position - bytesBack);
    }
}
