package nl.korpsmonitor.transparency;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** What the text formats of transparency logs have in common: each value has one spelling, and no other is accepted. */
public final class TextForms {

    private static final int MAX_DECIMAL_CHARACTERS = 19;

    private TextForms() {}

    /**
     * The text that these bytes are.
     *
     * @throws MalformedException when they are not UTF-8 of the shortest form
     */
    public static String utf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MalformedException("The bytes are not UTF-8", e);
        }
    }

    /**
     * A number from 0 to 2^63 - 1 in ASCII digits, without leading zeros or sign.
     *
     * @throws MalformedException when the text is anything else
     */
    public static long decimal(String text) {
        boolean digits = !text.isEmpty()
                && text.length() <= MAX_DECIMAL_CHARACTERS
                && text.chars().allMatch(c -> '0' <= c && c <= '9')
                && (text.length() == 1 || text.charAt(0) != '0');
        if (digits) {
            try {
                return Long.parseLong(text);
            } catch (NumberFormatException e) {
                throw new MalformedException("A number must be below 2^63", e);
            }
        }
        throw new MalformedException("A number must be written in decimal digits, without leading zeros");
    }

    /**
     * The bytes of standard base64 with padding (RFC 4648 section 4), in its only canonical spelling.
     *
     * @throws MalformedException when the text is anything else
     */
    public static byte[] base64(String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            // The JDK's decoder accepts missing padding and stray bits; two spellings of one value would make proofs
            // malleable.
            if (Base64.getEncoder().encodeToString(bytes).equals(text)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            throw new MalformedException("Not base64", e);
        }
        throw new MalformedException("Base64 must be canonical: padded, unused bits zero");
    }

    /**
     * The hash in a line of base64.
     *
     * @throws MalformedException when it is not exactly 32 bytes of canonical base64
     */
    public static Hash hash(String base64) {
        byte[] bytes = base64(base64);
        if (bytes.length != Hash.BYTES) {
            throw new MalformedException("A hash is exactly " + Hash.BYTES + " bytes");
        }
        return Hash.of(bytes);
    }
}
