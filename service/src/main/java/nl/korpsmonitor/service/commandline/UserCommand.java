package nl.korpsmonitor.service.commandline;

import java.io.PrintWriter;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.service.accounts.Account;
import nl.korpsmonitor.service.accounts.AccountStore;
import nl.korpsmonitor.service.accounts.Passwords;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ledger user …}: the accounts. They may be changed while the service runs; it sees that at the next request. */
@Command(
        name = "user",
        description = "Add, list and disable the accounts that may log in.",
        synopsisSubcommandLabel = "COMMAND")
final class UserCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: add, list or disable");
    }

    @Command(
            name = "add",
            description = {
                "Add an account. Its password is read from standard input, one line.",
                "Example:  ./ledger user add a.jansen --role ASSESSOR --organisation ijsselland --password-stdin"
                        + " < password.txt"
            })
    void add(
            @Mixin DataDirectory data,
            @Parameters(paramLabel = "NAME", description = "What is typed to log in.") String username,
            @Option(
                            names = "--role",
                            required = true,
                            paramLabel = "ROLE",
                            description = "A role to act in, once for each: ${COMPLETION-CANDIDATES}.")
                    List<Role> roles,
            @Option(
                            names = "--organisation",
                            paramLabel = "CODE",
                            description = "The only organisation to act for (default: none in particular).")
                    @Nullable
                    String organisation,
            @Option(
                            names = "--name",
                            paramLabel = "TEXT",
                            description = "Full name of the person or system (default: NAME).")
                    @Nullable
                    String name,
            @Option(
                            names = "--password-stdin",
                            required = true,
                            description = "Read the password from standard input; there is no other way.")
                    boolean passwordFromInput) {
        String hash = new Passwords().hash(PasswordInput.firstLine());
        Set<Role> chosen = new TreeSet<>(roles);
        try (AccountStore accounts = data.openAccounts()) {
            Account added = accounts.add(username, name == null ? username : name, hash, chosen, organisation);
            out().println("Added " + added.username() + " as " + roles(added) + ".");
        }
    }

    @Command(name = "list", description = "List the accounts, without their passwords.")
    void list(@Mixin DataDirectory data) {
        try (AccountStore accounts = data.openExistingAccounts()) {
            for (Account account : accounts.all()) {
                out().println(String.join(
                        "\t",
                        account.username(),
                        roles(account),
                        account.organisation() == null ? "-" : account.organisation(),
                        "actor/" + account.pseudonym(),
                        account.disabled() ? "disabled" : "enabled",
                        account.name()));
            }
        }
    }

    @Command(name = "disable", description = "Refuse all further logins of an account. What it recorded stays.")
    void disable(@Mixin DataDirectory data, @Parameters(paramLabel = "NAME", description = "Whose.") String username) {
        try (AccountStore accounts = data.openExistingAccounts()) {
            accounts.disable(username);
            out().println("Disabled " + username + ".");
        }
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private static String roles(Account account) {
        return account.roles().stream().map(Role::name).collect(Collectors.joining(","));
    }
}
