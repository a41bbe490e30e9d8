package nl.korpsmonitor.command.actor;

import java.util.Set;
import nl.korpsmonitor.events.values.Role;

/**
 * What decisions need to know of an actor. Immutable.
 *
 * @param registered whether it is known who stands behind the pseudonym
 * @param roles in which it may act
 */
record ActorState(boolean registered, Set<Role> roles) {
    ActorState {
        roles = Set.copyOf(roles);
    }
}
