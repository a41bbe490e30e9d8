package nl.korpsmonitor.query.readmodel;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.function.Consumer;

/**
 * A digest over everything that read models hold at a position; equal states have equal digests, in every adapter.
 *
 * @param position as of which it was taken
 * @param hex SHA-256 over all lines, as 64 lower-case hexadecimal digits
 */
public record ReadModelDigest(long position, String hex) {
    /** The digest as of a store's present position. Reads everything; the store may be written meanwhile. */
    public static ReadModelDigest at(ReadModelStore store) {
        return ofLines(store::forEachLine);
    }

    /** The digest of {@link DigestLines}. */
    public static ReadModelDigest ofLines(Lines lines) {
        MessageDigest digest = DigestLines.sha256();
        long position = lines.forEach(line -> {
            digest.update(line.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) '\n');
        });
        return new ReadModelDigest(position, HexFormat.of().formatHex(digest.digest()));
    }

    /** Tells what is stored, in {@link DigestLines}. */
    @FunctionalInterface
    public interface Lines {
        /**
         * Gives every line, in order.
         *
         * @return the position of which they are
         */
        long forEach(Consumer<String> line);
    }

    /** The same, without its position, which is in it anyway. */
    public static String of(ReadModelStore store) {
        return at(store).hex();
    }
}
