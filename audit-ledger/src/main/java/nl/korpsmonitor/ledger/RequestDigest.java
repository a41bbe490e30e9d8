package nl.korpsmonitor.ledger;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keyed digest of a request (HMAC-SHA-256), which an entry names as its cause. Without the key it tells nothing
 * about a request that somebody guesses. Safe for use by many threads.
 */
public final class RequestDigest {
    /** The length of the key. */
    static final int KEY_BYTES = 32;

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    RequestDigest(byte[] key) {
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("the request digest's key has " + KEY_BYTES + " bytes");
        }
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /** Tells this key from another one, and nothing else of it. */
    String fingerprint() {
        return of("the fingerprint of this key, which is no request".getBytes(StandardCharsets.US_ASCII));
    }

    /** The digest of a request's bytes, base64url without padding: 43 characters. */
    public String of(byte[] request) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(request));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
