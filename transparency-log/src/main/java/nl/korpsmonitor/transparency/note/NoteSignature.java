package nl.korpsmonitor.transparency.note;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import nl.korpsmonitor.transparency.MalformedException;
import nl.korpsmonitor.transparency.TextForms;
import nl.korpsmonitor.transparency.key.SigningKey;
import nl.korpsmonitor.transparency.key.VerifierKey;
import org.jspecify.annotations.Nullable;

/**
 * One signature of a note: who claims to have signed, and with what. Whether that is so is for {@link #verifiedBy} to say. Immutable, equal by content.
 */
public final class NoteSignature {

    /** The most bytes that a signature may have, key id included: ample for ML-DSA-44. */
    static final int MAX_BYTES = 8 * 1024;

    private static final int KEY_ID_BYTES = 4;
    private static final String DASH = "\u2014 ";
    private static final int TIME_BYTES = Long.BYTES;

    private final String name;
    private final int keyId;
    private final byte[] signature;

    /**
     * A signature as it stands in a note.
     *
     * @param name of the key
     * @param keyId of the key; see {@link VerifierKey#keyId()}
     * @param signature what follows the key id, at least one byte; copied
     * @throws MalformedException when the name can't be a key's, or the signature is empty or too long
     */
    public NoteSignature(String name, int keyId, byte[] signature) {
        if (!VerifierKey.isName(name)) {
            throw new MalformedException("A signature line must name a key, without spaces or plus signs");
        }
        if (signature.length == 0 || signature.length > MAX_BYTES - KEY_ID_BYTES) {
            throw new MalformedException("A signature must have a key id and at most " + MAX_BYTES + " bytes with it");
        }
        this.name = name;
        this.keyId = keyId;
        this.signature = signature.clone();
    }

    /** Signs a note's text as a log does: Ed25519 over the text. */
    public static NoteSignature sign(String text, SigningKey key) {
        byte[] signature = key.sign(text.getBytes(StandardCharsets.UTF_8));
        return new NoteSignature(key.verifierKey().name(), key.verifierKey().keyId(), signature);
    }

    /**
     * Cosigns a checkpoint's text as a witness does (C2SP tlog-cosignature, Ed25519).
     *
     * @param timeSeconds since the epoch, above 0
     */
    public static NoteSignature cosign(String text, SigningKey key, long timeSeconds) {
        if (timeSeconds <= 0) {
            throw new IllegalArgumentException("A cosignature's time must be after 1970");
        }
        byte[] signature = ByteBuffer.allocate(TIME_BYTES + VerifierKey.SIGNATURE_BYTES)
                .putLong(timeSeconds)
                .put(key.sign(cosigned(text, timeSeconds)))
                .array();
        VerifierKey cosigner = key.cosignerKey();
        return new NoteSignature(cosigner.name(), cosigner.keyId(), signature);
    }

    private static byte[] cosigned(String text, long timeSeconds) {
        return ("cosignature/v1\ntime " + timeSeconds + "\n" + text).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The signature in a line of a note, without its line feed.
     *
     * @throws MalformedException when the line is anything else
     */
    static NoteSignature parse(String line) {
        int space = line.lastIndexOf(' ');
        if (!line.startsWith(DASH) || space < DASH.length()) {
            throw new MalformedException("A signature line must be an em dash, a key's name and base64");
        }
        String name = line.substring(DASH.length(), space);
        byte[] bytes = TextForms.base64(line.substring(space + 1));
        if (bytes.length < KEY_ID_BYTES) {
            throw new MalformedException("A signature must begin with a key id");
        }
        int keyId = ByteBuffer.wrap(bytes).getInt();
        return new NoteSignature(name, keyId, Arrays.copyOfRange(bytes, KEY_ID_BYTES, bytes.length));
    }

    /** The name of the key that is claimed. */
    public String name() {
        return name;
    }

    /** The id of the key that is claimed. */
    public int keyId() {
        return keyId;
    }

    /** The line as it stands in a note, without its line feed. */
    public String line() {
        byte[] bytes = ByteBuffer.allocate(KEY_ID_BYTES + signature.length)
                .putInt(keyId)
                .put(signature)
                .array();
        return DASH + name + " " + Base64.getEncoder().encodeToString(bytes);
    }

    /** Whether it claims to be of this key: name and id are the key's. */
    public boolean claims(VerifierKey key) {
        return name.equals(key.name()) && keyId == key.keyId();
    }

    /** Whether this key made it over this text; false also when it claims another key. */
    public boolean verifiedBy(VerifierKey key, String text) {
        if (!claims(key)) {
            return false;
        }
        return switch (key.type()) {
            case ED25519 -> key.verify(text.getBytes(StandardCharsets.UTF_8), signature);
            case ED25519_COSIGNATURE -> {
                // A time of 0 is for subtrees only, and one beyond 2^63 - 1 reads as negative here.
                long time = signature.length > TIME_BYTES
                        ? ByteBuffer.wrap(signature).getLong()
                        : 0;
                yield time > 0
                        && key.verify(
                                cosigned(text, time), Arrays.copyOfRange(signature, TIME_BYTES, signature.length));
            }
        };
    }

    /**
     * The time that stands in a cosignature, in seconds since the epoch. It means something only when the signature {@linkplain #verifiedBy verifies} with
     * a key of type {@link nl.korpsmonitor.transparency.key.SignatureType#ED25519_COSIGNATURE}.
     *
     * @throws MalformedException when the signature is too short to hold a time
     */
    public long cosignedAtSeconds() {
        if (signature.length < TIME_BYTES) {
            throw new MalformedException("This signature is no cosignature");
        }
        return ByteBuffer.wrap(signature).getLong();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof NoteSignature that
                && name.equals(that.name)
                && keyId == that.keyId
                && Arrays.equals(signature, that.signature);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + Arrays.hashCode(signature);
    }

    /** The name and key id that are claimed. */
    @Override
    public String toString() {
        return name + "+" + HexFormat.of().toHexDigits(keyId);
    }
}
