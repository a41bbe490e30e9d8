package nl.korpsmonitor.service.accounts;

import java.time.Instant;
import java.util.regex.Pattern;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.events.values.Text;
import nl.korpsmonitor.transparency.Hash;

/**
 * What a program shows instead of its account's password, to read. The secret itself is kept nowhere.
 *
 * @param id 12 hexadecimal digits; no secret
 * @param account username of whoever it reads for
 * @param label what it is for, for people to read
 * @param secretHash SHA-256 of the secret
 * @param created when
 * @param expires from when on it is refused
 * @param revoked whether an administrator ended it
 */
public record ReadToken(
        String id, String account, String label, Hash secretHash, Instant created, Instant expires, boolean revoked) {
    /** The longest label, in characters. */
    public static final int MAXIMUM_LABEL_LENGTH = 100;

    private static final Pattern ID = Pattern.compile("[0-9a-f]{12}");

    /** @throws InvalidInputException when a field has not its form */
    public ReadToken {
        if (!ID.matcher(id).matches()) {
            throw new InvalidInputException("id", "12 hexadecimal digits, as 'token list' shows");
        }
        try {
            Text.require("label", label, MAXIMUM_LABEL_LENGTH);
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException("label", "1 to " + MAXIMUM_LABEL_LENGTH + " characters");
        }
    }

    /** Whether it may be used at that time. */
    public boolean isValidAt(Instant time) {
        return !revoked && time.isBefore(expires);
    }

    /** The same, ended. */
    ReadToken ended() {
        return new ReadToken(id, account, label, secretHash, created, expires, true);
    }
}
