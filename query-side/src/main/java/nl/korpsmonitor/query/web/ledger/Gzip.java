package nl.korpsmonitor.query.web.ledger;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Compresses what is worth it, for who takes it. */
final class Gzip {
    private static final Pattern TAKEN =
            Pattern.compile("(gzip|\\*)(\\s*;\\s*q=(1(\\.0{0,3})?|0\\.(?!0{1,3}$)\\d{1,3}))?");

    private Gzip() {}

    /** Whether an {@code Accept-Encoding} header takes gzip (RFC 9110, 12.5.3); null for none. */
    static boolean takenBy(@Nullable String acceptEncoding) {
        return acceptEncoding != null
                && Arrays.stream(acceptEncoding.toLowerCase(Locale.ROOT).split(","))
                        .anyMatch(coding -> TAKEN.matcher(coding.strip()).matches());
    }

    /** The bytes compressed. */
    static byte[] compress(byte[] bytes) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream(bytes.length);
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return compressed.toByteArray();
    }
}
