package nl.korpsmonitor.service.accounts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.korpsmonitor.transparency.Hash;

/**
 * A read token as its holder has it, {@code kml_<id>_<secret>}: easy to find for whoever looks for secrets in files and logs.
 *
 * @param id the token's
 * @param secret 256 random bits in base64url, 43 characters
 */
public record ReadTokenSecret(String id, String secret) {
    /** How every one begins; no access token of an identity provider does. */
    public static final String PREFIX = "kml_";

    private static final int ID_BYTES = 6;
    private static final int SECRET_BYTES = 32;
    private static final Pattern FORM = Pattern.compile(PREFIX + "([0-9a-f]{12})_([A-Za-z0-9_-]{43})");
    private static final SecureRandom RANDOM = new SecureRandom();

    /** A new one, which nobody can guess. */
    public static ReadTokenSecret random() {
        byte[] id = new byte[ID_BYTES];
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(id);
        RANDOM.nextBytes(secret);
        return new ReadTokenSecret(
                HexFormat.of().formatHex(id),
                Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }

    /** The one that a text is; empty when it is none. */
    public static Optional<ReadTokenSecret> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches()
                ? Optional.of(new ReadTokenSecret(matcher.group(1), matcher.group(2)))
                : Optional.empty();
    }

    /** What is kept of it. A slow hash would add nothing: nobody tries 256 random bits. */
    public Hash hash() {
        return Hash.sha256(secret.getBytes(StandardCharsets.US_ASCII));
    }

    /** Whether that is kept of it; takes as long whichever byte differs. */
    public boolean fits(ReadToken kept) {
        return MessageDigest.isEqual(hash().bytes(), kept.secretHash().bytes());
    }

    /** As its holder sends it; to be shown once. */
    public String text() {
        return PREFIX + id + "_" + secret;
    }

    /** Without the secret, so that no log can show it. */
    @Override
    public String toString() {
        return "ReadTokenSecret[" + id + "]";
    }
}
