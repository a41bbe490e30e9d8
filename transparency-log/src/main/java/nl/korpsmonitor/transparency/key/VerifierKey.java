package nl.korpsmonitor.transparency.key;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import nl.korpsmonitor.transparency.Hash;
import org.jspecify.annotations.Nullable;

/**
 * An Ed25519 public key with its name, written as a C2SP signed-note verifier key (vkey): {@code <name>+<hex key id>+<base64(type || public key)>}.
 * Immutable, equal by name, type and key, thread-safe.
 */
public final class VerifierKey {

    /** The length of an Ed25519 public key. */
    public static final int PUBLIC_KEY_BYTES = 32;

    /** The length of an Ed25519 signature. */
    public static final int SIGNATURE_BYTES = 64;

    private static final int MAX_TEXT_CHARACTERS = 512;
    private static final HexFormat HEX = HexFormat.of();
    private static final byte[] X509_PREFIX = HEX.parseHex("302a300506032b6570032100");

    private final String name;
    private final SignatureType type;
    private final byte[] publicKeyBytes;
    private final PublicKey publicKey;

    /**
     * The key with this name.
     *
     * @param type how it signs
     * @param publicKey the 32 bytes of RFC 8032 section 5.1.5; copied
     * @throws IllegalArgumentException when the name or the key is not well formed
     */
    public VerifierKey(String name, SignatureType type, byte[] publicKey) {
        this.name = KeyNames.check(name);
        this.type = type;
        if (publicKey.length != PUBLIC_KEY_BYTES) {
            throw new IllegalArgumentException("An Ed25519 public key is exactly 32 bytes, not " + publicKey.length);
        }
        this.publicKeyBytes = publicKey.clone();
        this.publicKey = decode(publicKeyBytes);
    }

    private static PublicKey decode(byte[] publicKey) {
        byte[] x509 = ByteBuffer.allocate(X509_PREFIX.length + PUBLIC_KEY_BYTES)
                .put(X509_PREFIX)
                .put(publicKey)
                .array();
        try {
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(x509));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("Not an Ed25519 public key", e);
        }
    }

    /**
     * The key that a vkey names.
     *
     * @throws IllegalArgumentException when the text is malformed, not in its canonical spelling, of a type that is not known, or has a key id that is
     *     not the key's
     */
    public static VerifierKey parse(String vkey) {
        // Base64 has plus signs of its own, so only the first two separate.
        String[] parts = vkey.split("\\+", 3);
        if (vkey.length() > MAX_TEXT_CHARACTERS || parts.length != 3) {
            throw new IllegalArgumentException("A verifier key is written <name>+<key id>+<base64 of type and key>");
        }
        byte[] typed = typedKey(parts[2]);
        SignatureType type = (typed.length == 0 ? Optional.<SignatureType>empty() : SignatureType.of(typed[0]))
                .orElseThrow(() -> new IllegalArgumentException(
                        "Only verifier keys of types 01 (Ed25519) and 04 (Ed25519 cosignature) are known"));
        VerifierKey key = new VerifierKey(parts[0], type, Arrays.copyOfRange(typed, 1, typed.length));
        if (!key.vkey().equals(vkey)) {
            throw new IllegalArgumentException(
                    "The verifier key's id does not fit its name and key, or its spelling is not canonical");
        }
        return key;
    }

    private static byte[] typedKey(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("The last part of a verifier key must be base64", e);
        }
    }

    /** Whether a text can be a key's name: 1 to 256 characters without spaces, plus signs or control characters. */
    public static boolean isName(String text) {
        return KeyNames.isName(text);
    }

    /** The name: for a log, its origin. */
    public String name() {
        return name;
    }

    /** How it signs. */
    public SignatureType type() {
        return type;
    }

    /** A copy of the 32 bytes of the public key. */
    public byte[] publicKey() {
        return publicKeyBytes.clone();
    }

    /** The key id: the first four bytes, big-endian, of SHA-256(name || 0A || type || public key). */
    public int keyId() {
        MessageDigest sha256 = Hash.newSha256();
        sha256.update(name.getBytes(StandardCharsets.UTF_8));
        sha256.update((byte) '\n');
        sha256.update(type.identifier());
        return ByteBuffer.wrap(sha256.digest(publicKeyBytes)).getInt();
    }

    /** The text form. */
    public String vkey() {
        byte[] typed = ByteBuffer.allocate(1 + PUBLIC_KEY_BYTES)
                .put(type.identifier())
                .put(publicKeyBytes)
                .array();
        return name + "+" + HEX.toHexDigits(keyId()) + "+" + Base64.getEncoder().encodeToString(typed);
    }

    /**
     * Whether the Ed25519 signature over exactly these bytes was made with this key. What a note's signature covers depends on the type; see {@link
     * nl.korpsmonitor.transparency.note.NoteSignature#verifiedBy}.
     *
     * @param signature of any length; false unless it has exactly 64 bytes
     */
    public boolean verify(byte[] message, byte[] signature) {
        if (signature.length != SIGNATURE_BYTES) {
            return false;
        }
        try {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(publicKey);
            verifier.update(message);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            // The JDK reports a public key or signature that is no point of the curve in this way; neither can verify
            // anything.
            return false;
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof VerifierKey that
                && name.equals(that.name)
                && type == that.type
                && Arrays.equals(publicKeyBytes, that.publicKeyBytes);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + Arrays.hashCode(publicKeyBytes);
    }

    /** The same as {@link #vkey()}. */
    @Override
    public String toString() {
        return vkey();
    }
}
