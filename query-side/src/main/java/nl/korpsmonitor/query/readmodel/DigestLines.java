package nl.korpsmonitor.query.readmodel;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** The lines by which {@link ReadModelStore#forEachLine} tells what is stored, the same in every adapter. */
public final class DigestLines {
    private DigestLines() {}

    /** The first line. */
    public static String position(long position) {
        return "position " + position;
    }

    /** Of a live document; its text goes in as {@link #digestOf}, which an adapter may still know when the text is gone. */
    public static String document(String view, String key, String textDigest) {
        return "document " + view + " " + key + " " + textDigest;
    }

    /** Of a row. */
    public static String row(String view, String key, long from, long to, String summary, Map<String, String> fields) {
        StringBuilder line = new StringBuilder("row " + view + " " + key + " " + from + " " + to + " " + summary);
        new TreeMap<>(fields).values().forEach(value -> line.append(' ').append(value));
        return line.toString();
    }

    /** SHA-256 of a text's UTF-8 bytes, as 64 lower-case hexadecimal digits. */
    public static String digestOf(String text) {
        return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
