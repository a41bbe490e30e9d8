package nl.korpsmonitor.transparency.entry;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import nl.korpsmonitor.transparency.Hash;
import nl.korpsmonitor.transparency.MalformedException;
import nl.korpsmonitor.transparency.TextForms;

/**
 * A leaf of the tree, which is public: three lines of text, each ended by a line feed: the format's name, the time of
 * recording, and the digest of the body.
 *
 * @param recordedAtMicros since 1970-01-01T00:00:00Z; from 0 to the end of the year 9999
 * @param bodyHash SHA-256 of the body
 */
public record Leaf(long recordedAtMicros, Hash bodyHash) {
    /** The first line: the format of body and leaf. */
    public static final String FORMAT = "korpsmonitor-entry/v1";

    /** Microseconds since the epoch that a leaf can't pass: the end of the year 9999. */
    static final long MAXIMUM_MICROS = 253_402_300_799_999_999L;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);
    private static final long MICROS = 1_000_000;

    private static final int LINES = 3;

    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException when the time is out of bounds
     */
    public Leaf {
        requireTime(recordedAtMicros);
    }

    /**
     * The leaf that these bytes are.
     *
     * @throws MalformedException when they are none, or not in its only spelling
     */
    public static Leaf parse(byte[] bytes) {
        String[] lines = TextForms.utf8(bytes).split("\n", LINES + 1);
        if (lines.length != LINES + 1 || !lines[0].equals(FORMAT)) {
            throw new MalformedException("A leaf must be three lines, the first of them " + FORMAT);
        }
        try {
            Leaf leaf = new Leaf(micros(Instant.from(TIME.parse(lines[1]))), TextForms.hash(lines[2]));
            if (Arrays.equals(leaf.bytes(), bytes)) {
                return leaf;
            }
        } catch (DateTimeException | ArithmeticException | IllegalArgumentException e) {
            throw new MalformedException("A leaf's second line must be its time of recording", e);
        }
        throw new MalformedException("A leaf has one spelling only");
    }

    /** The leaf's bytes. */
    public byte[] bytes() {
        return of(recordedAtMicros, bodyHash);
    }

    /** The time of recording. */
    public Instant recordedAt() {
        return instant(recordedAtMicros);
    }

    /**
     * The leaf's bytes.
     *
     * @param recordedAtMicros since 1970-01-01T00:00:00Z; from 0 to the end of the year 9999
     * @param bodyHash SHA-256 of the body
     * @throws IllegalArgumentException when the time is out of bounds
     */
    public static byte[] of(long recordedAtMicros, Hash bodyHash) {
        return (FORMAT + "\n" + time(recordedAtMicros) + "\n" + bodyHash.base64() + "\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** The time of recording as it stands in the leaf, such as {@code 2013-10-24T09:30:00.000000Z}. */
    static String time(long micros) {
        requireTime(micros);
        return TIME.format(instant(micros));
    }

    private static void requireTime(long micros) {
        if (micros < 0 || micros > MAXIMUM_MICROS) {
            throw new IllegalArgumentException("an entry is recorded between 1970 and 9999");
        }
    }

    /** The instant of a number of microseconds since the epoch. */
    public static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * 1_000);
    }

    /** The microseconds since the epoch; what is finer is dropped, towards the past. */
    public static long micros(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), MICROS), instant.getNano() / 1_000);
    }
}
