package nl.korpsmonitor.query.audit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import nl.korpsmonitor.events.Actor;
import nl.korpsmonitor.events.ActorEvent.ActorRegistered;
import nl.korpsmonitor.events.ActorEvent.ActorRolesChanged;
import nl.korpsmonitor.events.DocumentEvent.DocumentFileStored;
import nl.korpsmonitor.events.DocumentEvent.DocumentRegistered;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.events.values.Subject;
import org.jspecify.annotations.Nullable;

/** Who recorded what: known to the ledger, in a role that it had then, and that allows it. It keeps the roles of every actor, and who registered each document. */
final class ActorRules implements HistoryRule {
    /** As whom the ledger itself records. */
    private static final String LEDGER = "ledger";

    private static final int OWN_CARD = 3;

    private final Map<String, Known> known = new HashMap<>();
    private final Map<Subject, String> registrars = new HashMap<>();
    private final Set<String> unknownTypes;

    private record Known(Set<Role> roles, @Nullable String organisation, long since) {}

    /** @param unknownTypes filled with types of events of which it does not know who may record them */
    ActorRules(Set<String> unknownTypes) {
        this.unknownTypes = unknownTypes;
    }

    @Override
    public void see(RecordedEvent recorded, Observations observations) {
        held(recorded, observations);
        allowed(recorded, observations);
        String pseudonym =
                recorded.subject().id().substring(recorded.subject().id().indexOf('/') + 1);
        switch (recorded.event()) {
            case ActorRegistered event ->
                known.put(pseudonym, new Known(event.roles(), event.organisation(), recorded.position()));
            case ActorRolesChanged event ->
                known.computeIfPresent(
                        pseudonym,
                        (any, before) -> new Known(event.roles(), before.organisation(), recorded.position()));
            default -> {}
        }
    }

    private void held(RecordedEvent recorded, Observations observations) {
        Actor actor = recorded.actor();
        if (actor.id().equals(LEDGER)) {
            observations.require(actor.role() == Role.SYSTEM, Check.ROLE_HELD, recorded, LEDGER + ", " + actor.role());
            return;
        }
        Known now = known.get(actor.id());
        observations.require(
                now != null && now.roles().contains(actor.role()),
                Check.ROLE_HELD,
                recorded,
                actor.role() + " ∉ " + (now == null ? "-" : new TreeSet<>(now.roles())),
                now == null ? -1 : now.since());
        observations.require(
                now == null || Objects.equals(now.organisation(), actor.organisation()),
                Check.FOR_ANOTHER_ORGANISATION,
                recorded,
                actor.organisation() + " ≠ " + (now == null ? "-" : now.organisation()),
                now == null ? -1 : now.since());
    }

    private static String described(Role role, @Nullable String organisation) {
        return role + (organisation == null ? "" : " " + organisation);
    }

    private void allowed(RecordedEvent recorded, Observations observations) {
        Set<Role> roles = MayRecord.roles(recorded.type());
        if (roles == null) {
            unknownTypes.add(recorded.type());
            return;
        }
        Role role = recorded.actor().role();
        String organisation = recorded.actor().organisation();
        String owner = owner(recorded.subject());
        boolean own = owner == null
                || organisation == null
                || organisation.equals(owner)
                || (role != Role.ASSESSOR && role != Role.REVIEWER);
        observations.require(
                roles.contains(role) && own && mayStore(recorded),
                Check.ROLE_ALLOWS,
                recorded,
                recorded.type() + ": " + described(role, organisation));
    }

    /** A file that is public for good is stored by who publishes; one by an account of a force only with what that account registered. */
    private boolean mayStore(RecordedEvent recorded) {
        Actor actor = recorded.actor();
        if (recorded.event() instanceof DocumentRegistered) {
            registrars.putIfAbsent(recorded.subject(), actor.id());
        }
        if (!(recorded.event() instanceof DocumentFileStored stored)
                || actor.role() == Role.COORDINATOR
                || actor.role() == Role.PUBLISHER) {
            return true;
        }
        return stored.key() != null
                && (actor.organisation() == null || actor.id().equals(registrars.get(recorded.subject())));
    }

    /** The code of the force whose scorecard it is: of the last that its path names; null when it is none. */
    private static @Nullable String owner(Subject subject) {
        List<String> segments = subject.segments();
        return subject.type().equals("scorecard") && segments.size() >= OWN_CARD ? segments.getLast() : null;
    }
}
