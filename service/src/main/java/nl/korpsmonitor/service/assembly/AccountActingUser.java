package nl.korpsmonitor.service.assembly;

import nl.korpsmonitor.command.deciding.Command;
import nl.korpsmonitor.command.deciding.CommandCatalogue;
import nl.korpsmonitor.command.deciding.ForbiddenException;
import nl.korpsmonitor.command.running.ActingUser;
import nl.korpsmonitor.events.Actor;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.service.accounts.Account;

/** Lets the account of the present login act, in the role that the command asks for. */
final class AccountActingUser implements ActingUser {
    private final ActorRegistrar registrar;

    AccountActingUser(ActorRegistrar registrar) {
        this.registrar = registrar;
    }

    @Override
    public Actor actorFor(Command command) {
        Account account = SignedIn.account().orElseThrow(() -> new ForbiddenException("Log in to record anything."));
        if (!SignedIn.mayWrite()) {
            throw new ForbiddenException("This login records nothing.");
        }
        return actorFor(command, account);
    }

    /**
     * Like {@link #actorFor(Command)}, for an account that is known already.
     *
     * @throws ForbiddenException when it may not give the command
     */
    Actor actorFor(Command command, Account account) {
        CommandCatalogue.Entry entry = CommandCatalogue.entry(command.getClass());
        Role role = entry.roles().stream()
                .filter(account.roles()::contains)
                .findFirst()
                .orElseThrow(() -> new ForbiddenException("This account may not "
                        + entry.name().replace('-', ' ') + "; that takes one of the roles " + entry.roles() + "."));
        registrar.ensureRegistered(account);
        return new Actor(account.pseudonym(), role, account.organisation());
    }
}
