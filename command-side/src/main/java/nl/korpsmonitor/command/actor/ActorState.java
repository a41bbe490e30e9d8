package nl.korpsmonitor.command.actor;

import java.util.Set;
import nl.korpsmonitor.command.deciding.Fold;
import nl.korpsmonitor.events.values.Role;

/**
 * What decisions need to know of an actor. Immutable.
 *
 * @param registered whether it is known who stands behind the pseudonym
 * @param roles in which it may act
 */
public record ActorState(boolean registered, Set<Role> roles) {
    /** How it follows from its events. */
    public static final Fold<ActorState> FOLD = new ActorFold();

    public ActorState {
        roles = Set.copyOf(roles);
    }
}
