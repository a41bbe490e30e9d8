package nl.korpsmonitor.query.readmodel;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A digest over everything that the read models hold; equal states have equal digests, in every adapter. */
public final class ReadModelDigest {
    private ReadModelDigest() {}

    /** SHA-256 over the token and every line, as 64 lower-case hexadecimal digits. Reads everything. */
    public static String of(ReadModelStore store) {
        MessageDigest digest = sha256();
        update(digest, "position " + store.position());
        store.forEachLine(line -> update(digest, line));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void update(MessageDigest digest, String line) {
        digest.update(line.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
