package nl.korpsmonitor.command.actor;

import java.util.Set;
import nl.korpsmonitor.events.ActorEvent;
import nl.korpsmonitor.events.ActorEvent.ActorRegistered;
import nl.korpsmonitor.events.ActorEvent.ActorRolesChanged;
import nl.korpsmonitor.events.values.Role;
import org.jspecify.annotations.Nullable;

/**
 * What decisions need to know of an actor that is registered. Immutable.
 *
 * @param roles in which it may act
 */
record ActorState(Set<Role> roles) {

    ActorState {
        roles = Set.copyOf(roles);
    }

    /** The state after an event; before is null when nothing was recorded yet. */
    static ActorState after(@Nullable ActorState before, ActorEvent event) {
        return switch (event) {
            case ActorRegistered registered -> new ActorState(registered.roles());
            case ActorRolesChanged changed -> new ActorState(changed.roles());
        };
    }
}
