package nl.korpsmonitor.command.running;

import nl.korpsmonitor.command.deciding.Command;
import nl.korpsmonitor.command.deciding.ForbiddenException;
import nl.korpsmonitor.events.Actor;

/** Knows who is at the door. The service implements it from the login. Safe for use by many threads. */
@FunctionalInterface
public interface ActingUser {
    /**
     * Who gives the command: the pseudonym of the present user, the first role of the command's
     * {@link nl.korpsmonitor.command.deciding.CommandName} that the account has, and the account's organisation.
     *
     * @throws ForbiddenException when nobody is logged in, or the account has none of the roles
     */
    Actor actorFor(Command command);
}
