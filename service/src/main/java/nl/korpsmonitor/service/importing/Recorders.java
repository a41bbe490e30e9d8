package nl.korpsmonitor.service.importing;

import java.util.List;
import java.util.Optional;
import nl.korpsmonitor.command.deciding.CommandCatalogue;
import nl.korpsmonitor.events.Actor;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.service.accounts.Account;

/**
 * The accounts that an import records by. Each record is recorded by the first of them that may give its command.
 *
 * @param accounts in order of preference
 * @param system who registers who records
 */
public record Recorders(List<Account> accounts, Actor system) {
    public Recorders {
        accounts = List.copyOf(accounts);
    }

    /** An account, and how it acts. */
    record Recorder(Account account, Actor actor) {}

    /** Who may give the command, in the first of its roles that the account has. */
    Optional<Recorder> recorderFor(CommandCatalogue.Entry command) {
        for (Account account : accounts) {
            for (Role role : command.roles()) {
                if (account.roles().contains(role) && !account.disabled()) {
                    Actor actor = new Actor(account.pseudonym(), role, account.organisation());
                    return Optional.of(new Recorder(account, actor));
                }
            }
        }
        return Optional.empty();
    }
}
