package nl.korpsmonitor.service.commandline;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.service.accounts.Account;
import nl.korpsmonitor.service.accounts.AccountStore;
import nl.korpsmonitor.service.accounts.Credential.LocalPassword;
import nl.korpsmonitor.service.accounts.PasswordState;
import nl.korpsmonitor.service.accounts.Passwords;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ledger user …}: the accounts. They may be changed while the service runs; it sees that at the next request. */
@Command(
        name = "user",
        description = "Add, list and change the accounts that may log in.",
        synopsisSubcommandLabel = "COMMAND")
final class UserCommand extends GroupOfCommands {
    private static final String ROLE = "A role to act in, once for each: ${COMPLETION-CANDIDATES}.";
    private static final String FROM_INPUT = "Read the password from standard input; there is no other way.";
    private static final String WHOSE = "Whose.";
    private static final String TEMPORARY =
            " The password is temporary: until its owner changes it, it is of no other use.";

    @Command(
            name = "add",
            description = {
                "Add an account. Its password is read from standard input, one line, and must be changed at the first login.",
                "Example:  ./ledger user add a.jansen --role ASSESSOR --organisation ijsselland --password-stdin"
                        + " < password.txt"
            })
    void add(
            @Mixin DataDirectory data,
            @Parameters(paramLabel = "NAME", description = "What is typed to log in.") String username,
            @Option(names = "--role", required = true, paramLabel = "ROLE", description = ROLE) List<Role> roles,
            @Mixin ActsFor actsFor,
            @Option(
                            names = "--name",
                            paramLabel = "TEXT",
                            description = "Full name of the person or system (default: NAME).")
                    @Nullable
                    String name,
            @Option(names = "--password-stdin", required = true, description = FROM_INPUT) boolean passwordFromInput,
            @Option(
                            names = "--permanent-password",
                            description =
                                    "For systems and scripts: the password need not be changed at the first login.")
                    boolean permanent) {
        Set<Role> chosen = new TreeSet<>(roles);
        String organisation = actsFor.organisation(chosen, null);
        String hash = new Passwords().hash(PasswordInput.firstLine());
        PasswordState state = permanent ? PasswordState.PERMANENT : PasswordState.TEMPORARY;
        try (AccountStore accounts = data.openAccounts()) {
            Account added = accounts.add(
                    username, name == null ? username : name, new LocalPassword(hash, state), chosen, organisation);
            out().println("Added " + added.username() + " as " + roles(added) + "." + (permanent ? "" : TEMPORARY));
        }
    }

    @Command(
            name = "list",
            description = {
                "List the accounts, without their passwords: name, roles, organisation, pseudonym, state of the account,",
                "state of its password or 'oidc', full name."
            })
    void list(@Mixin DataDirectory data) {
        try (AccountStore accounts = data.openExistingAccounts()) {
            for (Account account : accounts.all()) {
                out().println(String.join(
                        "\t",
                        account.username(),
                        account.roles().isEmpty() ? "-" : roles(account),
                        account.organisation() == null ? "-" : account.organisation(),
                        "actor/" + account.pseudonym(),
                        state(accounts, account),
                        kind(account),
                        account.name()));
            }
        }
    }

    private static String state(AccountStore accounts, Account account) {
        if (account.disabled()) {
            return "disabled";
        }
        return accounts.failedLogins().isLocked(account.username()) ? "locked" : "enabled";
    }

    private static String kind(Account account) {
        return account.password()
                .map(password -> switch (password.state()) {
                    case TEMPORARY -> "temporary password";
                    case CHOSEN -> "own password";
                    case PERMANENT -> "permanent password";
                })
                .orElse("oidc");
    }

    @Command(
            name = "password",
            description =
                    "Give an account another password, temporary again, and lift its lock: when its owner forgot it.")
    void password(
            @Mixin DataDirectory data,
            @Parameters(paramLabel = "NAME", description = WHOSE) String username,
            @Option(names = "--password-stdin", required = true, description = FROM_INPUT) boolean passwordFromInput) {
        LocalPassword password =
                new LocalPassword(new Passwords().hash(PasswordInput.firstLine()), PasswordState.TEMPORARY);
        try (AccountStore accounts = data.openExistingAccounts()) {
            accounts.update(username, account -> local(account).withPassword(password));
            accounts.failedLogins().clear(username);
            out().println("Changed the password of " + username + "." + TEMPORARY);
        }
    }

    @Command(
            name = "roles",
            description =
                    "Give an account other roles, and another organisation if one is given. The ledger records it before"
                            + " the account next acts.")
    void roles(
            @Mixin DataDirectory data,
            @Parameters(paramLabel = "NAME", description = WHOSE) String username,
            @Option(
                            names = "--role",
                            required = true,
                            paramLabel = "ROLE",
                            description = "All its roles from now on, once for each: ${COMPLETION-CANDIDATES}.")
                    List<Role> roles,
            @Mixin ActsFor actsFor) {
        Set<Role> chosen = new TreeSet<>(roles);
        try (AccountStore accounts = data.openExistingAccounts()) {
            Account changed = accounts.update(
                    username,
                    account -> local(account).withRoles(chosen, actsFor.organisation(chosen, account.organisation())));
            out().println(changed.username() + " acts as " + roles(changed) + " from now on.");
        }
    }

    /** What is somebody else's to say is not changed here. */
    private static Account local(Account account) {
        if (account.isExternal()) {
            throw new InvalidInputException(
                    "NAME", "the identity provider has the password and the roles of '" + account.username() + "'");
        }
        return account;
    }

    @Command(name = "unlock", description = "Let an account log in again that was locked since too many logins failed.")
    void unlock(@Mixin DataDirectory data, @Parameters(paramLabel = "NAME", description = WHOSE) String username) {
        try (AccountStore accounts = data.openExistingAccounts()) {
            Account account = accounts.find(username).orElseThrow(() -> AccountStore.unknown(username));
            accounts.failedLogins().clear(account.username());
            out().println("Unlocked " + account.username() + ".");
        }
    }

    @Command(name = "disable", description = "Refuse all further logins of an account. What it recorded stays.")
    void disable(@Mixin DataDirectory data, @Parameters(paramLabel = "NAME", description = WHOSE) String username) {
        try (AccountStore accounts = data.openExistingAccounts()) {
            accounts.disable(username);
            out().println("Disabled " + username + ".");
        }
    }

    @Command(name = "enable", description = "Let an account that was disabled log in again.")
    void enable(@Mixin DataDirectory data, @Parameters(paramLabel = "NAME", description = WHOSE) String username) {
        try (AccountStore accounts = data.openExistingAccounts()) {
            accounts.update(username, account -> account.withDisabled(false));
            out().println("Enabled " + username + ".");
        }
    }

    private static String roles(Account account) {
        return account.roles().stream().map(Role::name).collect(Collectors.joining(","));
    }
}
