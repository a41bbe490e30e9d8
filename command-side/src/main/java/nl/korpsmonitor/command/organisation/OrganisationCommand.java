package nl.korpsmonitor.command.organisation;

import java.util.List;
import nl.korpsmonitor.command.deciding.Command;
import nl.korpsmonitor.command.deciding.CommandName;
import nl.korpsmonitor.command.deciding.SubjectType;
import nl.korpsmonitor.command.document.SourceInput;
import nl.korpsmonitor.events.OrganisationEvent.Kind;
import nl.korpsmonitor.events.values.Decimal;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.events.values.Subject;
import org.jspecify.annotations.Nullable;

/** What may be asked about an organisation. */
@SubjectType("organisation")
public sealed interface OrganisationCommand extends Command {

    /**
     * Makes an organisation known.
     *
     * @param name 1 to 200 characters
     * @param fictitious whether it is invented data; required, it can't change later
     * @param occurredOn when it began to exist
     */
    @CommandName(
            value = "register-organisation",
            roles = {Role.COORDINATOR, Role.PUBLISHER})
    record RegisterOrganisation(
            Subject subject,
            @Nullable String name,
            @Nullable Kind kind,
            @Nullable SourceInput source,
            @Nullable Boolean fictitious,
            @Nullable PartialDate occurredOn)
            implements OrganisationCommand {}

    /**
     * Gives it another name.
     *
     * @param name 1 to 200 characters
     */
    @CommandName(
            value = "rename-organisation",
            roles = {Role.COORDINATOR, Role.PUBLISHER})
    record RenameOrganisation(
            Subject subject,
            @Nullable String name,
            @Nullable SourceInput source,
            @Nullable PartialDate occurredOn) implements OrganisationCommand {}

    /**
     * Ends it, and has others take over.
     *
     * @param successors 1 to 20, each existing on that day
     * @param weightInSuccessor its weight among those that a successor replaces, above 0; left out when not laid down
     * @param inferred whether no source states the succession; left out means no
     * @param occurredOn the first day on which it exists no more
     */
    @CommandName(
            value = "succeed-organisation",
            roles = {Role.COORDINATOR, Role.PUBLISHER})
    record SucceedOrganisation(
            Subject subject,
            @Nullable List<SuccessorInput> successors,
            @Nullable Decimal weightInSuccessor,
            @Nullable Boolean inferred,
            @Nullable SourceInput source,
            @Nullable PartialDate occurredOn)
            implements OrganisationCommand {}

    /**
     * Ends it without successor.
     *
     * @param occurredOn the first day on which it exists no more
     */
    @CommandName(
            value = "end-organisation",
            roles = {Role.COORDINATOR, Role.PUBLISHER})
    record EndOrganisation(
            Subject subject,
            @Nullable SourceInput source,
            @Nullable PartialDate occurredOn) implements OrganisationCommand {}

    /**
     * An organisation that takes over, as a request names it.
     *
     * @param organisation code; required
     * @param share the part that goes to it, above 0 and at most 1; left out when not laid down
     */
    record SuccessorInput(
            @Nullable String organisation, @Nullable Decimal share) {}
}
