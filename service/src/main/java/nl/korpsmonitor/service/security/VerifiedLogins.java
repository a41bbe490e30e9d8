package nl.korpsmonitor.service.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import nl.korpsmonitor.service.accounts.Account;
import nl.korpsmonitor.service.accounts.Credential.LocalPassword;

/**
 * Remembers for a few minutes which passwords were found right: bcrypt on each request would cost a quarter of a second.
 * What it keeps is an HMAC under a key that lives as long as the process, over the account's stored hash as well, so
 * that a changed password is not found again. Bounded; safe for use by many threads.
 */
final class VerifiedLogins {
    /** How long a password that was found right is not hashed again. */
    static final Duration KEPT = Duration.ofMinutes(10);

    /** The most logins remembered at a time. */
    static final int MAXIMUM = 1_000;

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;
    private final Cache<String, Boolean> verified;

    VerifiedLogins(Ticker ticker) {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        key = new SecretKeySpec(random, ALGORITHM);
        verified = Caffeine.newBuilder()
                .maximumSize(MAXIMUM)
                .expireAfterWrite(KEPT)
                .ticker(ticker)
                .build();
    }

    /** Whether this password was found right for the account, which has one, as it is now. */
    boolean contains(Account account, String password) {
        return verified.getIfPresent(digest(account, password)) != null;
    }

    /** Remembers that this password is the account's, which has one. */
    void add(Account account, String password) {
        verified.put(digest(account, password), true);
    }

    private static String hash(Account account) {
        return account.password().map(LocalPassword::hash).orElseThrow();
    }

    private String digest(Account account, String password) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            // The stored hash has a fixed length and a username no NUL, so no two inputs are the same bytes.
            mac.update((account.username() + "\0" + hash(account) + "\0").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(mac.doFinal(password.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }
}
