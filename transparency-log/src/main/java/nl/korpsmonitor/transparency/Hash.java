package nl.korpsmonitor.transparency;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A SHA-256 value: exactly 32 bytes, immutable, equal by content. */
public final class Hash {

    /** The number of bytes of every hash. */
    public static final int BYTES = 32;

    private static final HexFormat HEX = HexFormat.of();

    // Finding the algorithm's provider takes as long as hashing a small text.
    private static final ThreadLocal<MessageDigest> SHA256 = ThreadLocal.withInitial(Hash::newSha256);

    private final byte[] value;

    private Hash(byte[] owned) {
        value = owned;
    }

    /**
     * The hash that these bytes are.
     *
     * @param bytes exactly 32 bytes; copied
     * @throws IllegalArgumentException when there are not exactly 32
     */
    public static Hash of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("A SHA-256 hash is exactly 32 bytes, not " + bytes.length);
        }
        return new Hash(bytes.clone());
    }

    /**
     * The hash that stands at an offset in a run of bytes, such as a tile.
     *
     * @throws IndexOutOfBoundsException when fewer than 32 bytes stand there
     */
    public static Hash at(byte[] bytes, int offset) {
        Objects.checkFromIndexSize(offset, BYTES, bytes.length);
        return new Hash(Arrays.copyOfRange(bytes, offset, offset + BYTES));
    }

    /**
     * The hash written as 64 hexadecimal digits of either case.
     *
     * @throws IllegalArgumentException when the text is anything else
     */
    public static Hash ofHex(String hex) {
        return of(HEX.parseHex(hex));
    }

    /**
     * The hash written in standard base64 with padding (RFC 4648 section 4), in its only canonical spelling.
     *
     * @throws IllegalArgumentException when the text is anything else, unused bits that are not zero included
     */
    public static Hash ofBase64(String base64) {
        Hash hash = of(Base64.getDecoder().decode(base64));
        // The JDK's decoder accepts missing padding and stray bits; two spellings of one hash would make proofs
        // malleable.
        if (!hash.base64().equals(base64)) {
            throw new IllegalArgumentException("Base64 of a hash must be canonical: padded, unused bits zero");
        }
        return hash;
    }

    /** The SHA-256 digest of these bytes. */
    public static Hash sha256(byte[] data) {
        return new Hash(SHA256.get().digest(data));
    }

    /** A new SHA-256 digest, for one thread's use. */
    public static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform must have SHA-256", e);
        }
    }

    /** A copy of the 32 bytes. */
    public byte[] bytes() {
        return value.clone();
    }

    /**
     * Writes the 32 bytes into a target at an offset.
     *
     * @throws IndexOutOfBoundsException when there is no room; the target is then unchanged
     */
    public void copyTo(byte[] target, int offset) {
        System.arraycopy(value, 0, target, offset, BYTES);
    }

    /** 64 lower-case hexadecimal digits. */
    public String hex() {
        return HEX.formatHex(value);
    }

    /** Standard base64 with padding: 44 characters. */
    public String base64() {
        return Base64.getEncoder().encodeToString(value);
    }

    /** URL-safe base64 without padding: 43 characters. */
    public String base64Url() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(value);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Hash that && Arrays.equals(value, that.value);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(value);
    }

    /** The same as {@link #hex()}. */
    @Override
    public String toString() {
        return hex();
    }
}
