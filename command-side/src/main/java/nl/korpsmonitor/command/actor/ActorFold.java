package nl.korpsmonitor.command.actor;

import java.util.Set;
import nl.korpsmonitor.command.deciding.Fold;
import nl.korpsmonitor.command.deciding.Occurred;
import nl.korpsmonitor.events.ActorEvent;
import nl.korpsmonitor.events.ActorEvent.ActorRegistered;
import nl.korpsmonitor.events.ActorEvent.ActorRolesChanged;

/** How an actor's state follows from its events. */
final class ActorFold implements Fold<ActorState> {
    @Override
    public Class<ActorState> type() {
        return ActorState.class;
    }

    @Override
    public ActorState initial() {
        return new ActorState(false, Set.of());
    }

    @Override
    public ActorState apply(ActorState state, Occurred occurred) {
        return switch ((ActorEvent) occurred.event()) {
            case ActorRegistered registered -> new ActorState(true, registered.roles());
            case ActorRolesChanged changed -> new ActorState(state.registered(), changed.roles());
        };
    }
}
