package nl.korpsmonitor.service.security;

import java.util.Locale;
import nl.korpsmonitor.command.deciding.ForbiddenException;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.service.accounts.Account;
import nl.korpsmonitor.service.accounts.AccountStore;
import nl.korpsmonitor.service.accounts.Credential.LocalPassword;
import nl.korpsmonitor.service.accounts.PasswordState;
import nl.korpsmonitor.service.accounts.Passwords;
import org.springframework.stereotype.Component;

/** The rules by which somebody chooses a password. Safe for use by many threads. */
@Component
public final class PasswordChoice {
    private static final String FIELD = "password";

    /** Shorter usernames are in many words by chance. */
    private static final int SHORTEST_TELLING_NAME = 4;

    private final AccountStore accounts;
    private final Passwords passwords = new Passwords();

    PasswordChoice(AccountStore accounts) {
        this.accounts = accounts;
    }

    /**
     * Makes it the password of the account, which has one and showed it just now.
     *
     * @return the account as it is now
     * @throws InvalidInputException when it is no good; nothing is changed
     * @throws ForbiddenException when somebody else changed the account meanwhile
     */
    public Account choose(Account account, String password) {
        boolean telling = account.username().length() >= SHORTEST_TELLING_NAME;
        if (telling && password.toLowerCase(Locale.ROOT).contains(account.username())) {
            throw new InvalidInputException(FIELD, "must not contain the username");
        }
        String hash = passwords.hash(password);
        LocalPassword present = account.password().orElseThrow();
        if (passwords.matches(password, present.hash())) {
            throw new InvalidInputException(FIELD, "must be another one than the present one");
        }
        return accounts.update(account.username(), now -> {
            // An administrator who set another meanwhile, or disabled the account, has the last word.
            if (!now.credential().equals(present) || now.disabled()) {
                throw new ForbiddenException("The account was changed meanwhile; log in again.");
            }
            return now.withPassword(new LocalPassword(hash, PasswordState.CHOSEN));
        });
    }
}
