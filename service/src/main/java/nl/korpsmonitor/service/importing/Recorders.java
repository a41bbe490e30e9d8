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
 * @param system who registers the invented actors of fictitious files
 */
public record Recorders(List<Account> accounts, Actor system) {
    public Recorders {
        accounts = List.copyOf(accounts);
    }

    /** Who may give the command, in the first of its roles that the account has. */
    Optional<Actor> actorFor(CommandCatalogue.Entry command) {
        for (Account account : accounts) {
            for (Role role : command.roles()) {
                if (account.roles().contains(role) && !account.disabled()) {
                    return Optional.of(new Actor(account.pseudonym(), role, account.organisation()));
                }
            }
        }
        return Optional.empty();
    }
}
