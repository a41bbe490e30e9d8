package nl.korpsmonitor.service.security;

import java.util.Locale;
import java.util.Optional;
import nl.korpsmonitor.command.deciding.ForbiddenException;
import nl.korpsmonitor.service.accounts.Account;
import nl.korpsmonitor.service.accounts.AccountStore;
import nl.korpsmonitor.service.accounts.Credential.LocalPassword;
import nl.korpsmonitor.service.accounts.PasswordRule;
import nl.korpsmonitor.service.accounts.PasswordState;
import nl.korpsmonitor.service.accounts.Passwords;
import nl.korpsmonitor.service.auditing.AccountEntries;
import org.springframework.stereotype.Component;

/** The rules by which somebody chooses a password. Safe for use by many threads. */
@Component
public final class PasswordChoice {
    /** Shorter usernames are in many words by chance. */
    private static final int SHORTEST_TELLING_NAME = 4;

    private final AccountStore accounts;
    private final AccountEntries entries;
    private final Passwords passwords = new Passwords();

    PasswordChoice(AccountStore accounts, AccountEntries entries) {
        this.accounts = accounts;
        this.entries = entries;
    }

    /**
     * Makes it the password of the account, which has one and showed it just now. That, or which rule was in the way, is logged.
     *
     * @return the account as it is now
     * @throws PasswordRuleException when it is no good; nothing is changed
     * @throws ForbiddenException when somebody else changed the account meanwhile
     */
    public Account choose(Account account, String password) {
        LocalPassword present = account.password().orElseThrow();
        broken(account, present, password).ifPresent(rule -> {
            entries.passwordNotChanged(account, rule.name());
            throw new PasswordRuleException(rule);
        });
        String hash = passwords.hash(password);
        Account changed = accounts.update(account.username(), now -> {
            // An administrator who set another meanwhile, or disabled the account, has the last word.
            if (!now.credential().equals(present) || now.disabled()) {
                throw new ForbiddenException("The account was changed meanwhile; log in again.");
            }
            return now.withPassword(new LocalPassword(hash, PasswordState.CHOSEN));
        });
        entries.passwordChanged(changed);
        return changed;
    }

    private Optional<PasswordRule> broken(Account account, LocalPassword present, String password) {
        boolean telling = account.username().length() >= SHORTEST_TELLING_NAME;
        if (telling && password.toLowerCase(Locale.ROOT).contains(account.username())) {
            return Optional.of(PasswordRule.USERNAME);
        }
        return Passwords.broken(password)
                .or(() -> passwords.matches(password, present.hash())
                        ? Optional.of(PasswordRule.PRESENT)
                        : Optional.empty());
    }
}
