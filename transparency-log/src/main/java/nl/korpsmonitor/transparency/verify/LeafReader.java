package nl.korpsmonitor.transparency.verify;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import nl.korpsmonitor.transparency.Hash;
import nl.korpsmonitor.transparency.MalformedException;
import nl.korpsmonitor.transparency.entry.Leaf;

/**
 * Takes leaves apart without the cost of {@link Leaf#parse}, which it asks about every leaf that it does not understand itself, and about the first of each
 * day. One thread at a time.
 */
final class LeafReader {

    private static final byte[] FORMAT_LINE = (Leaf.FORMAT + "\n").getBytes(StandardCharsets.US_ASCII);
    private static final int TIME = FORMAT_LINE.length;
    private static final int DATE_BYTES = "2013-10-24".length();

    /** The digits that vary within a day; each digit is the highest allowed there. */
    private static final byte[] CLOCK = "T29:59:59.999999Z\n".getBytes(StandardCharsets.US_ASCII);

    private static final int DIGEST = TIME + DATE_BYTES + CLOCK.length;
    private static final int DIGEST_CHARACTERS = 44;
    private static final int LEAF_BYTES = DIGEST + DIGEST_CHARACTERS + 1;
    private static final byte[] BASE64_VALUES = base64Values();

    /** The length of the time as text. */
    static final int TIME_BYTES = DATE_BYTES + CLOCK.length - 1;

    private final byte[] knownDate = new byte[DATE_BYTES];

    /**
     * Writes the body's digest of a leaf into the target.
     *
     * @throws MalformedException when these bytes are no leaf
     */
    void digest(byte[] leaf, byte[] target, int offset) {
        if (!plain(leaf) || !decode(leaf, target, offset)) {
            Leaf parsed = Leaf.parse(leaf);
            parsed.bodyHash().copyTo(target, offset);
            System.arraycopy(leaf, TIME, knownDate, 0, DATE_BYTES);
        }
    }

    /** The time of a leaf that was read, as text: it sorts as the times do. */
    static byte[] time(byte[] leaf) {
        return Arrays.copyOfRange(leaf, TIME, TIME + TIME_BYTES);
    }

    private boolean plain(byte[] leaf) {
        return leaf.length == LEAF_BYTES
                && Arrays.equals(leaf, 0, TIME, FORMAT_LINE, 0, TIME)
                && Arrays.equals(leaf, TIME, TIME + DATE_BYTES, knownDate, 0, DATE_BYTES)
                && clock(leaf)
                && leaf[LEAF_BYTES - 1] == '\n';
    }

    private static boolean clock(byte[] leaf) {
        int start = TIME + DATE_BYTES;
        for (int i = 0; i < CLOCK.length; i++) {
            byte shape = CLOCK[i];
            byte is = leaf[start + i];
            boolean digit = shape >= '0' && shape <= '9';
            boolean fits = digit ? (is >= '0' && is <= shape) : is == shape;
            if (!fits) {
                return false;
            }
        }
        return leaf[start + 1] < '2' || leaf[start + 2] < '4';
    }

    /** Decodes the digest; false when it is not canonical base64 of 32 bytes. */
    private static boolean decode(byte[] leaf, byte[] target, int offset) {
        int bits = 0;
        int count = 0;
        int next = offset;
        for (int i = 0; i < DIGEST_CHARACTERS - 1; i++) {
            int value = BASE64_VALUES[leaf[DIGEST + i] & 0xFF];
            if (value < 0) {
                return false;
            }
            bits = (bits << 6) | value;
            count += 6;
            if (count >= Byte.SIZE && next < offset + Hash.BYTES) {
                count -= Byte.SIZE;
                target[next++] = (byte) (bits >>> count);
            }
        }
        // 43 characters are 258 bits: the two that are left over must be zero.
        return (bits & 0b11) == 0 && leaf[DIGEST + DIGEST_CHARACTERS - 1] == '=';
    }

    private static byte[] base64Values() {
        byte[] values = new byte[256];
        Arrays.fill(values, (byte) -1);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        for (int i = 0; i < alphabet.length(); i++) {
            values[alphabet.charAt(i)] = (byte) i;
        }
        return values;
    }
}
