package nl.korpsmonitor.command.running;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.regex.Pattern;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.ledger.RequestDigest;
import org.jspecify.annotations.Nullable;

/**
 * Under which key a request is recorded at most once, and which request it was.
 *
 * @param key as the sender chose it; 1 to 200 visible ASCII characters
 * @param request digest of the request, by {@link #of}: a repeat must have the same
 */
public record Idempotency(String key, String request) {
    /** The field, and HTTP header, that faults name. */
    public static final String FIELD = "Idempotency-Key";

    private static final Pattern FORM = Pattern.compile("[\\x21-\\x7e]{1,200}");

    /** @throws InvalidInputException when the key has another form */
    public Idempotency {
        if (!FORM.matcher(key).matches()) {
            throw new InvalidInputException(FIELD, "is 1 to 200 visible ASCII characters");
        }
    }

    /**
     * The key, with the digest of the request under it.
     *
     * @param command its name
     * @param target what it is about: the subject, and what else does not stand in the body; one line
     * @param ifMatch the precondition as sent; null for none
     * @param body as sent
     * @throws InvalidInputException when the key has another form
     */
    public static Idempotency of(
            String key, RequestDigest digest, String command, String target, @Nullable String ifMatch, byte[] body) {
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        // No line can hold a line feed, so no two requests give the same bytes. No tag is empty.
        String precondition = ifMatch == null ? "" : ifMatch;
        request.writeBytes((command + "\n" + target + "\n" + precondition + "\n").getBytes(StandardCharsets.UTF_8));
        request.writeBytes(body);
        return new Idempotency(key, digest.of(request.toByteArray()));
    }

    /** The ledger's key: SHA-256 over the actor's pseudonym, a line feed, and the sender's key. */
    byte[] ledgerKey(String actor) {
        try {
            // Neither part can hold a line feed, so no two pairs give the same bytes.
            return MessageDigest.getInstance("SHA-256").digest((actor + "\n" + key).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
