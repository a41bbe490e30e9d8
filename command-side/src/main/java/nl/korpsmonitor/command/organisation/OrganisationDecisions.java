package nl.korpsmonitor.command.organisation;

import static nl.korpsmonitor.command.deciding.Faults.given;

import java.util.List;
import nl.korpsmonitor.command.deciding.Dates;
import nl.korpsmonitor.command.deciding.Faults;
import nl.korpsmonitor.command.deciding.References;
import nl.korpsmonitor.command.document.Documents;
import nl.korpsmonitor.command.organisation.OrganisationCommand.EndOrganisation;
import nl.korpsmonitor.command.organisation.OrganisationCommand.RegisterOrganisation;
import nl.korpsmonitor.command.organisation.OrganisationCommand.RenameOrganisation;
import nl.korpsmonitor.command.organisation.OrganisationCommand.SucceedOrganisation;
import nl.korpsmonitor.events.OrganisationEvent;
import nl.korpsmonitor.events.OrganisationEvent.Kind;
import nl.korpsmonitor.events.OrganisationEvent.OrganisationEnded;
import nl.korpsmonitor.events.OrganisationEvent.OrganisationRegistered;
import nl.korpsmonitor.events.OrganisationEvent.OrganisationRenamed;
import nl.korpsmonitor.events.OrganisationEvent.OrganisationSucceeded;
import nl.korpsmonitor.events.OrganisationEvent.Successor;
import nl.korpsmonitor.events.problems.NotFoundException;
import nl.korpsmonitor.events.problems.RefusedException;
import nl.korpsmonitor.events.values.Decimal;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Source;
import org.jspecify.annotations.Nullable;

/** Decides about organisations. */
final class OrganisationDecisions {
    private static final int MAXIMUM_NAME_LENGTH = 200;

    private OrganisationDecisions() {}

    static List<OrganisationEvent> decide(
            OrganisationCommand command, OrganisationState state, References references) {
        if (!(command instanceof RegisterOrganisation) && !state.isRegistered()) {
            throw new NotFoundException("There is no " + command.subject() + ".");
        }
        return switch (command) {
            case RegisterOrganisation register -> register(register, state, references);
            case RenameOrganisation rename -> rename(rename, state, references);
            case SucceedOrganisation succeed -> succeed(succeed, state, references);
            case EndOrganisation end -> end(end, state, references);
        };
    }

    /** Whether the organisation that the command registers, or that is registered, is invented. */
    static boolean isFictitious(OrganisationCommand command, OrganisationState state) {
        return command instanceof RegisterOrganisation register
                ? Boolean.TRUE.equals(register.fictitious())
                : state.fictitious();
    }

    private static List<OrganisationEvent> register(
            RegisterOrganisation command, OrganisationState state, References references) {
        Faults faults = new Faults();
        @Nullable String name = faults.text("name", command.name(), MAXIMUM_NAME_LENGTH);
        @Nullable Kind kind = faults.required("kind", command.kind());
        boolean fictitious = isFictitious(command, state);
        @Nullable Source source =
                Documents.optionalSource(faults, references, "source", command.source(), fictitious);
        @Nullable PartialDate on = faults.pastDate("occurredOn", command.occurredOn(), references.today());
        faults.orThrow();
        if (state.isRegistered()) {
            throw new RefusedException(
                    "already-registered", "The organisation is registered already; rename it or take another code.");
        }
        return List.of(new OrganisationRegistered(given(name), given(kind), source, given(on)));
    }

    private static List<OrganisationEvent> rename(
            RenameOrganisation command, OrganisationState state, References references) {
        Faults faults = new Faults();
        @Nullable String name = faults.text("name", command.name(), MAXIMUM_NAME_LENGTH);
        @Nullable Source source =
                Documents.optionalSource(faults, references, "source", command.source(), state.fictitious());
        @Nullable PartialDate on = faults.pastDate("occurredOn", command.occurredOn(), references.today());
        faults.orThrow();
        requireExisting(state, given(on));
        return List.of(new OrganisationRenamed(given(name), source, given(on)));
    }

    private static List<OrganisationEvent> succeed(
            SucceedOrganisation command, OrganisationState state, References references) {
        Faults faults = new Faults();
        @Nullable PartialDate on = faults.pastDay("occurredOn", command.occurredOn(), references.today());
        @Nullable Source source =
                Documents.optionalSource(faults, references, "source", command.source(), state.fictitious());
        @Nullable Decimal weight = command.weightInSuccessor();
        faults.check(weight == null || weight.compareTo(Decimal.ZERO) > 0, "weightInSuccessor", "must be above 0");
        List<Successor> successors = Successors.checked(faults, references, command, on, state.fictitious());
        faults.orThrow();
        requireRunning(state, given(on));
        boolean inferred = Boolean.TRUE.equals(command.inferred());
        return List.of(new OrganisationSucceeded(successors, weight, inferred, source, given(on)));
    }

    private static List<OrganisationEvent> end(
            EndOrganisation command, OrganisationState state, References references) {
        Faults faults = new Faults();
        @Nullable PartialDate on = faults.pastDay("occurredOn", command.occurredOn(), references.today());
        @Nullable Source source =
                Documents.optionalSource(faults, references, "source", command.source(), state.fictitious());
        faults.orThrow();
        requireRunning(state, given(on));
        return List.of(new OrganisationEnded(source, given(on)));
    }

    private static void requireRunning(OrganisationState state, PartialDate on) {
        if (state.until() != null) {
            throw new RefusedException(
                    "organisation-ended", "The organisation exists no more since " + state.until() + ".");
        }
        requireExisting(state, on);
    }

    private static void requireExisting(OrganisationState state, PartialDate on) {
        if (Dates.certainlyBefore(on, state.since())) {
            throw new RefusedException(
                    "organisation-not-begun",
                    "The organisation exists since " + state.since() + ", which is after " + on + ".");
        }
        if (state.until() != null && !Dates.certainlyBefore(on, PartialDate.of(state.until())) && !on.isUnknown()) {
            throw new RefusedException(
                    "organisation-ended", "The organisation exists no more since " + state.until() + ".");
        }
    }
}
