package nl.korpsmonitor.command.organisation;

import java.util.List;
import java.util.stream.Stream;
import nl.korpsmonitor.command.deciding.Fold;
import nl.korpsmonitor.command.deciding.Occurred;
import nl.korpsmonitor.command.organisation.OrganisationState.NameFrom;
import nl.korpsmonitor.events.OrganisationEvent;
import nl.korpsmonitor.events.OrganisationEvent.OrganisationEnded;
import nl.korpsmonitor.events.OrganisationEvent.OrganisationRegistered;
import nl.korpsmonitor.events.OrganisationEvent.OrganisationRenamed;
import nl.korpsmonitor.events.OrganisationEvent.OrganisationSucceeded;
import nl.korpsmonitor.events.OrganisationEvent.Successor;
import nl.korpsmonitor.events.values.PartialDate;

/** How an organisation's state follows from its events. */
public final class OrganisationFold implements Fold<OrganisationState> {
    /** The only one. */
    public static final OrganisationFold INSTANCE = new OrganisationFold();

    private OrganisationFold() {}

    @Override
    public Class<OrganisationState> type() {
        return OrganisationState.class;
    }

    @Override
    public OrganisationState initial() {
        return OrganisationState.INITIAL;
    }

    @Override
    public OrganisationState apply(OrganisationState state, Occurred occurred) {
        return switch ((OrganisationEvent) occurred.event()) {
            case OrganisationRegistered registered ->
                new OrganisationState(
                        registered.kind(),
                        registered.occurredOn(),
                        List.of(new NameFrom(registered.name(), registered.occurredOn())),
                        null,
                        List.of(),
                        occurred.fictitious());
            case OrganisationRenamed renamed -> named(state, new NameFrom(renamed.name(), renamed.occurredOn()));
            case OrganisationSucceeded succeeded -> ended(state, succeeded.occurredOn(), succeeded.successors());
            case OrganisationEnded ended -> ended(state, ended.occurredOn(), List.of());
        };
    }

    private static OrganisationState named(OrganisationState state, NameFrom name) {
        return new OrganisationState(
                state.kind(),
                state.since(),
                Stream.concat(state.names().stream(), Stream.of(name)).toList(),
                state.endedFrom(),
                state.successors(),
                state.fictitious());
    }

    private static OrganisationState ended(OrganisationState state, PartialDate day, List<Successor> successors) {
        return new OrganisationState(
                state.kind(), state.since(), state.names(), day.earliest(), successors, state.fictitious());
    }
}
