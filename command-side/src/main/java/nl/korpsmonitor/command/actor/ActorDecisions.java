package nl.korpsmonitor.command.actor;

import static nl.korpsmonitor.command.deciding.Faults.given;

import java.util.List;
import java.util.Set;
import nl.korpsmonitor.command.actor.ActorCommand.ChangeActorRoles;
import nl.korpsmonitor.command.actor.ActorCommand.RegisterActor;
import nl.korpsmonitor.command.deciding.Faults;
import nl.korpsmonitor.command.deciding.References;
import nl.korpsmonitor.command.organisation.OrganisationState;
import nl.korpsmonitor.events.ActorEvent;
import nl.korpsmonitor.events.ActorEvent.ActorRegistered;
import nl.korpsmonitor.events.ActorEvent.ActorRolesChanged;
import nl.korpsmonitor.events.problems.RefusedException;
import nl.korpsmonitor.events.values.Confidential;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.events.values.Subject;
import org.jspecify.annotations.Nullable;

/** Decides about actors. */
final class ActorDecisions {
    /** The longest name, in characters. */
    static final int MAXIMUM_NAME_LENGTH = 200;

    private ActorDecisions() {}

    static List<ActorEvent> decide(ActorCommand command, ActorState state, References references) {
        return switch (command) {
            case RegisterActor register -> register(register, state, references);
            case ChangeActorRoles change -> changeRoles(change, state, references);
        };
    }

    private static List<ActorEvent> register(RegisterActor command, ActorState state, References references) {
        Faults faults = new Faults();
        @Nullable String name = faults.text("name", command.name(), MAXIMUM_NAME_LENGTH);
        @Nullable Set<Role> roles = faults.required("roles", command.roles());
        @Nullable String organisation = faults.optionalCode("organisation", command.organisation());
        if (organisation != null) {
            // It need not exist still: somebody may record scores of a force that was succeeded.
            faults.check(
                    references
                            .state(Subject.organisation(organisation), OrganisationState.FOLD)
                            .isRegistered(),
                    "organisation",
                    "no organisation of this code is registered");
        }
        @Nullable PartialDate on = faults.pastDate("occurredOn", command.occurredOn(), references.today());
        faults.orThrow();
        if (state.registered()) {
            throw new RefusedException("already-registered", "The actor is registered already; change its roles.");
        }
        return List.of(new ActorRegistered(Confidential.of(given(name)), given(roles), organisation, given(on)));
    }

    private static List<ActorEvent> changeRoles(ChangeActorRoles command, ActorState state, References references) {
        Faults faults = new Faults();
        faults.check(state.registered(), "subject", "this actor is not registered");
        @Nullable Set<Role> roles = faults.required("roles", command.roles());
        @Nullable PartialDate on = faults.pastDate("occurredOn", command.occurredOn(), references.today());
        faults.orThrow();
        if (state.roles().equals(roles)) {
            throw new RefusedException("nothing-changes", "The actor has exactly these roles already.");
        }
        return List.of(new ActorRolesChanged(given(roles), given(on)));
    }
}
