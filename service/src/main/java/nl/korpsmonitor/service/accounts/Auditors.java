package nl.korpsmonitor.service.accounts;

import java.util.Optional;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.service.accounts.Credential.LocalPassword;

/** Checks that an auditor gives a command that shows what is confidential. */
public final class Auditors {
    private Auditors() {}

    /**
     * Looks whether this is the password, and no temporary one, of an enabled account with the role AUDITOR that is not locked.
     *
     * @param field that the fault names
     * @throws InvalidInputException when it is not; an unknown name, a wrong password and a missing role are told apart neither by the message nor by the
     *     time it takes
     */
    public static Account require(
            AccountStore accounts, Passwords passwords, String field, String name, String password) {
        Optional<Account> account = accounts.find(name)
                .filter(found -> !found.disabled() && !found.mustChangePassword())
                .filter(found -> !accounts.failedLogins().isLocked(name));
        String hash = account.flatMap(Account::password)
                .map(LocalPassword::hash)
                .orElseGet(() -> passwords.hash(passwords.random()));
        boolean right = passwords.matches(password, hash);
        return account.filter(found -> right && found.roles().contains(Role.AUDITOR))
                .orElseThrow(() -> new InvalidInputException(
                        field,
                        "this is not the name and password of an enabled account with the role AUDITOR, or its password"
                                + " must be changed first"));
    }
}
