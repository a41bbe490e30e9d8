package nl.korpsmonitor.transparency.key;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;

/** An Ed25519 private key with its name. Immutable and thread-safe; a signature takes about half a millisecond. */
public final class SigningKey {

    private static final String PEM_BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String PEM_END = "-----END PRIVATE KEY-----";
    private static final int PEM_LINE_CHARACTERS = 64;
    private static final int MAX_PEM_CHARACTERS = 1024;

    private final EdECPrivateKey privateKey;
    private final VerifierKey verifierKey;

    private SigningKey(String name, KeyPair pair) {
        this.privateKey = (EdECPrivateKey) pair.getPrivate();
        byte[] x509 = pair.getPublic().getEncoded();
        this.verifierKey = new VerifierKey(
                name,
                SignatureType.ED25519,
                Arrays.copyOfRange(x509, x509.length - VerifierKey.PUBLIC_KEY_BYTES, x509.length));
    }

    /**
     * A new key from fresh random bits.
     *
     * @throws IllegalArgumentException when the name is not well formed
     */
    public static SigningKey generate(String name, SecureRandom random) {
        return new SigningKey(name, keyPair(random));
    }

    /**
     * The key in a PKCS#8 document (RFC 8410).
     *
     * @throws IllegalArgumentException when it is not an Ed25519 private key, or the name is not well formed
     */
    public static SigningKey ofPkcs8(String name, byte[] der) {
        byte[] seed = seed(der);
        // The JDK does not derive a public key from a private one, but its generator does from the seed that it draws.
        KeyPair pair = keyPair(new FixedSeed(seed));
        if (!Arrays.equals(seed, ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow())) {
            throw new IllegalStateException("This Java platform does not make Ed25519 keys from the seed alone");
        }
        return new SigningKey(name, pair);
    }

    /**
     * The key in a PEM text with one {@code PRIVATE KEY} block, such as {@link #pem()} and other tools write it.
     *
     * @throws IllegalArgumentException as {@link #ofPkcs8}, or when the text has another form
     */
    public static SigningKey ofPem(String name, String pem) {
        String text = pem.strip();
        // The two lines must not share their dashes.
        if (text.length() < PEM_BEGIN.length() + PEM_END.length()
                || text.length() > MAX_PEM_CHARACTERS
                || !text.startsWith(PEM_BEGIN)
                || !text.endsWith(PEM_END)) {
            throw new IllegalArgumentException("The key must be one PEM block of type PRIVATE KEY");
        }
        String body = text.substring(PEM_BEGIN.length(), text.length() - PEM_END.length());
        return ofPkcs8(name, Base64.getDecoder().decode(body.replaceAll("\\s", "")));
    }

    private static byte[] seed(byte[] der) {
        try {
            KeyFactory factory = KeyFactory.getInstance("Ed25519");
            if (factory.generatePrivate(new PKCS8EncodedKeySpec(der)) instanceof EdECPrivateKey key) {
                return key.getBytes().orElseThrow();
            }
            throw new IllegalArgumentException("Not an Ed25519 private key");
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("Not an Ed25519 private key in PKCS#8 form", e);
        }
    }

    private static KeyPair keyPair(SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(NamedParameterSpec.ED25519, random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform from 15 on has Ed25519", e);
        }
    }

    /** The public half, under the same name, for what a log signs ({@link SignatureType#ED25519}). */
    public VerifierKey verifierKey() {
        return verifierKey;
    }

    /**
     * The public half, under the same name, for what a witness signs ({@link SignatureType#ED25519_COSIGNATURE}). A key should serve as one of the two only.
     */
    public VerifierKey cosignerKey() {
        return new VerifierKey(verifierKey.name(), SignatureType.ED25519_COSIGNATURE, verifierKey.publicKey());
    }

    /** The private key as PKCS#8 in PEM; to be kept where only its owner can read it. */
    public String pem() {
        byte[] lineEnd = "\n".getBytes(StandardCharsets.US_ASCII);
        String body = Base64.getMimeEncoder(PEM_LINE_CHARACTERS, lineEnd).encodeToString(privateKey.getEncoded());
        return PEM_BEGIN + "\n" + body + "\n" + PEM_END + "\n";
    }

    /** The Ed25519 signature over these bytes: 64 bytes, the same every time. */
    public byte[] sign(byte[] message) {
        try {
            Signature signer = Signature.getInstance("Ed25519");
            signer.initSign(privateKey);
            signer.update(message);
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("An Ed25519 key signs any message", e);
        }
    }

    /** The public half only: a private key must not slip into a log. */
    @Override
    public String toString() {
        return "SigningKey of " + verifierKey;
    }

    /** Hands out one seed instead of random bits. */
    private static final class FixedSeed extends SecureRandom {
        private static final long serialVersionUID = 1L;

        private final transient byte[] seed;

        FixedSeed(byte[] seed) {
            this.seed = seed;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(seed, 0, bytes, 0, bytes.length);
        }
    }
}
