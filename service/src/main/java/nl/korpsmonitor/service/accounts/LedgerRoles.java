package nl.korpsmonitor.service.accounts;

import java.util.List;
import java.util.Set;
import nl.korpsmonitor.events.ActorEvent.ActorRegistered;
import nl.korpsmonitor.events.ActorEvent.ActorRolesChanged;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.Trail;

/** What the ledger knows of somebody's roles. */
public final class LedgerRoles {
    private LedgerRoles() {}

    /** The roles that an actor has by his last event; none when he is not registered. */
    public static Set<Role> of(Trail trail, Subject actor) {
        return at(trail, actor, trail.lastSequence(actor));
    }

    /** The roles that an actor has by his event of a sequence; none when there is no such event. */
    public static Set<Role> at(Trail trail, Subject actor, long sequence) {
        List<RecordedEvent> last = sequence < 0 ? List.of() : trail.ofSubject(actor, sequence, Long.MAX_VALUE, 1);
        return switch (last.isEmpty() ? null : last.getFirst().event()) {
            case ActorRegistered registered -> registered.roles();
            case ActorRolesChanged changed -> changed.roles();
            case null -> Set.of();
            default -> throw new IllegalStateException("no event of an actor: " + last);
        };
    }
}
