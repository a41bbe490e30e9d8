package nl.korpsmonitor.service.accounts;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;
import nl.korpsmonitor.events.problems.InvalidInputException;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** Makes, hashes and checks passwords. Safe for use by many threads. */
public final class Passwords {
    /** bcrypt's cost, log2 of its rounds: about a quarter of a second on the machines of 2026. */
    public static final int BCRYPT_STRENGTH = 12;

    /** The fewest characters of a password. */
    public static final int MINIMUM_LENGTH = 12;

    /** The most bytes of a password in UTF-8: bcrypt ignores what comes after. */
    public static final int MAXIMUM_BYTES = 72;

    // Without letters and digits that look alike; 20 of these 31 are 99 bits.
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int RANDOM_LENGTH = 20;

    private final BCryptPasswordEncoder encoder = new BCryptPasswordEncoder(BCRYPT_STRENGTH);
    private final SecureRandom random = new SecureRandom();

    /** A password that nobody can guess, easy to type over: letters and digits, in groups of five. */
    public String random() {
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < RANDOM_LENGTH; i++) {
            if (i > 0 && i % 5 == 0) {
                password.append('-');
            }
            password.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return password.toString();
    }

    /**
     * Its bcrypt hash.
     *
     * @throws InvalidInputException when it is too short, too long or holds control characters
     */
    public String hash(String password) {
        broken(password).ifPresent(rule -> {
            throw new InvalidInputException("password", rule.message());
        });
        return encoder.encode(password);
    }

    /** The first rule that it breaks, of those that hold for every account. */
    public static Optional<PasswordRule> broken(String password) {
        if (password.codePointCount(0, password.length()) < MINIMUM_LENGTH) {
            return Optional.of(PasswordRule.TOO_SHORT);
        }
        if (password.getBytes(StandardCharsets.UTF_8).length > MAXIMUM_BYTES) {
            return Optional.of(PasswordRule.TOO_LONG);
        }
        return password.chars().anyMatch(Character::isISOControl)
                ? Optional.of(PasswordRule.CONTROL_CHARACTERS)
                : Optional.empty();
    }

    /** Whether the hash is of this password; takes as long for a wrong one as for a right one. */
    public boolean matches(String password, String hash) {
        return password.getBytes(StandardCharsets.UTF_8).length <= MAXIMUM_BYTES && encoder.matches(password, hash);
    }
}
