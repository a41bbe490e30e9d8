package nl.korpsmonitor.command.actor;

import java.util.Set;
import nl.korpsmonitor.command.deciding.Command;
import nl.korpsmonitor.command.deciding.CommandName;
import nl.korpsmonitor.command.deciding.SubjectType;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.events.values.Subject;
import org.jspecify.annotations.Nullable;

/** What may be asked about an actor; given by the service when accounts are made and changed, not over HTTP. */
@SubjectType("actor")
public sealed interface ActorCommand extends Command {

    /**
     * Makes known who stands behind a pseudonym.
     *
     * @param name of the person or system; kept confidential
     * @param organisation code; null when it acts for none in particular
     */
    @CommandName(
            value = "register-actor",
            roles = {Role.ADMINISTRATOR, Role.SYSTEM})
    record RegisterActor(
            Subject subject,
            @Nullable String name,
            @Nullable Set<Role> roles,
            @Nullable String organisation,
            @Nullable PartialDate occurredOn)
            implements ActorCommand {}

    /**
     * Changes in which roles it may act.
     *
     * @param roles all that it has from now on; may be empty
     */
    @CommandName(
            value = "change-actor-roles",
            roles = {Role.ADMINISTRATOR, Role.SYSTEM})
    record ChangeActorRoles(
            Subject subject,
            @Nullable Set<Role> roles,
            @Nullable PartialDate occurredOn) implements ActorCommand {}
}
