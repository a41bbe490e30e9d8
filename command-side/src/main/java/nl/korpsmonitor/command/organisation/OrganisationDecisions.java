package nl.korpsmonitor.command.organisation;

import static nl.korpsmonitor.command.deciding.Faults.given;

import java.time.LocalDate;
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
import nl.korpsmonitor.events.problems.RefusedException;
import nl.korpsmonitor.events.values.Decimal;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Source;
import org.jspecify.annotations.Nullable;

/** Decides about organisations. */
final class OrganisationDecisions {
    private static final int MAXIMUM_NAME_LENGTH = 200;

    private OrganisationDecisions() {}

    static List<OrganisationEvent> decide(OrganisationCommand command, OrganisationState state, References references) {
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
        @Nullable
        Source source =
                Documents.optionalSource(faults, references, command.subject(), "source", command.source(), fictitious);
        @Nullable PartialDate on = faults.pastDate("occurredOn", command.occurredOn(), references.today());
        faults.required("fictitious", command.fictitious());
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
        @Nullable
        Source source = Documents.optionalSource(
                faults, references, command.subject(), "source", command.source(), state.fictitious());
        @Nullable
        PartialDate on =
                existing(faults, state, faults.pastDate("occurredOn", command.occurredOn(), references.today()));
        faults.orThrow();
        return List.of(new OrganisationRenamed(given(name), source, given(on)));
    }

    private static List<OrganisationEvent> succeed(
            SucceedOrganisation command, OrganisationState state, References references) {
        Faults faults = new Faults();
        @Nullable
        PartialDate on =
                existing(faults, state, faults.pastDay("occurredOn", command.occurredOn(), references.today()));
        @Nullable
        Source source = Documents.optionalSource(
                faults, references, command.subject(), "source", command.source(), state.fictitious());
        @Nullable Decimal weight = command.weightInSuccessor();
        faults.check(weight == null || weight.compareTo(Decimal.ZERO) > 0, "weightInSuccessor", "must be above 0");
        List<Successor> successors = Successors.checked(faults, references, command, on, state.fictitious());
        faults.orThrow();
        refuseIfEnded(state);
        boolean inferred = Boolean.TRUE.equals(command.inferred());
        return List.of(new OrganisationSucceeded(successors, weight, inferred, source, given(on)));
    }

    private static List<OrganisationEvent> end(
            EndOrganisation command, OrganisationState state, References references) {
        Faults faults = new Faults();
        @Nullable
        PartialDate on =
                existing(faults, state, faults.pastDay("occurredOn", command.occurredOn(), references.today()));
        @Nullable
        Source source = Documents.optionalSource(
                faults, references, command.subject(), "source", command.source(), state.fictitious());
        faults.orThrow();
        refuseIfEnded(state);
        return List.of(new OrganisationEnded(source, given(on)));
    }

    /** The date, when the organisation is registered and can have existed then; else a fault. */
    private static @Nullable PartialDate existing(Faults faults, OrganisationState state, @Nullable PartialDate on) {
        faults.check(state.isRegistered(), "code", "no organisation of this code is registered; register it first");
        if (on != null) {
            faults.check(
                    !Dates.certainlyBefore(on, state.since()),
                    "occurredOn",
                    "lies before the organisation began to exist, which was " + state.since());
            LocalDate from = on.earliest();
            LocalDate until = state.until();
            faults.check(
                    until == null || from == null || from.isBefore(until),
                    "occurredOn",
                    "lies after the organisation's end: from " + until + " on it exists no more");
        }
        return on;
    }

    private static void refuseIfEnded(OrganisationState state) {
        if (state.until() != null) {
            throw new RefusedException(
                    "organisation-ended", "The organisation exists no more from " + state.until() + " on.");
        }
    }
}
