package nl.korpsmonitor.ledger.document;

import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.regex.Pattern;

/** Bytes that have their SHA-256 as a name, for whoever keeps them. */
public final class NamedBytes {
    private static final Pattern NAME = Pattern.compile("[0-9a-f]{64}");

    private NamedBytes() {}

    /** The same bytes; before their end is told, {@link DamagedFileException} is thrown when they have another SHA-256 than their name. */
    public static InputStream checked(String sha256, InputStream bytes) {
        return new CheckedStream(bytes, requireName(sha256), CheckedStream.ANY_SIZE);
    }

    /** @throws IllegalArgumentException when it is no SHA-256 in lower-case hexadecimal digits */
    public static String requireName(String name) {
        if (!isName(name)) {
            throw new IllegalArgumentException("a file's name is 64 lower-case hexadecimal digits");
        }
        return name;
    }

    static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
