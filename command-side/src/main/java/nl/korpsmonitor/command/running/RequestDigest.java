package nl.korpsmonitor.command.running;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Digests requests, so that a repeat under an idempotency key can be told from another request. The digest stands in
 * the entry's public part, so it is keyed: nobody without the key can test a guess at a confidential text. Safe for use
 * by many threads.
 */
public final class RequestDigest {
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    /**
     * @param key 32 random bytes, kept with the service's keys; with another key earlier repeats are not recognised
     * @throws IllegalArgumentException when it has another length
     */
    public RequestDigest(byte[] key) {
        if (key.length != 32) {
            throw new IllegalArgumentException("the request digest's key has 32 bytes, this has " + key.length);
        }
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /**
     * The digest of a request; base64url without padding.
     *
     * @param command its name
     * @param target what it is about: the subject, and what else does not stand in the body; one line
     * @param body as sent
     */
    public String of(String command, String target, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update((command + "\n" + target + "\n").getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
