package nl.korpsmonitor.command.organisation;

import java.time.LocalDate;
import java.util.List;
import nl.korpsmonitor.command.deciding.Fold;
import nl.korpsmonitor.command.deciding.Occurred;
import nl.korpsmonitor.events.OrganisationEvent;
import nl.korpsmonitor.events.OrganisationEvent.Kind;
import nl.korpsmonitor.events.OrganisationEvent.Successor;
import nl.korpsmonitor.events.values.PartialDate;
import org.jspecify.annotations.Nullable;

/**
 * An organisation as decisions see it.
 *
 * @param kind what sort it is; null when it is not registered
 * @param since from when it exists; unknown counts as always
 * @param until the first day on which it exists no more; null while it exists
 * @param successors who took over; empty while it exists, or when nobody did
 * @param fictitious whether it is invented data
 */
public record OrganisationState(
        @Nullable Kind kind,
        PartialDate since,
        @Nullable LocalDate until,
        List<Successor> successors,
        boolean fictitious) {
    /** How it follows from its events. */
    public static final Fold<OrganisationState> FOLD = new Fold<>() {
        @Override
        public Class<OrganisationState> type() {
            return OrganisationState.class;
        }

        @Override
        public OrganisationState initial() {
            return new OrganisationState(null, PartialDate.UNKNOWN, null, List.of(), false);
        }

        @Override
        public OrganisationState apply(OrganisationState state, Occurred occurred) {
            return occurred.event() instanceof OrganisationEvent event
                    ? state.after(event, occurred.fictitious())
                    : state;
        }
    };

    /** Whether it is registered. */
    public boolean isRegistered() {
        return kind != null;
    }

    /**
     * Whether it is registered and existed on the whole of the given date, as far as can be known: a year or month
     * counts when it may have begun by its first day and had not ended by its last. On an unknown date it is given the
     * benefit of the doubt.
     */
    public boolean existsOn(PartialDate date) {
        LocalDate first = date.earliest();
        LocalDate last = date.latest();
        if (kind == null || first == null || last == null) {
            return isRegistered();
        }
        LocalDate begun = since.earliest();
        return (begun == null || !begun.isAfter(first)) && (until == null || last.isBefore(until));
    }

    /** Whether the given organisation had certainly taken over from it by the given date. */
    public boolean isSucceededBy(String organisation, PartialDate date) {
        LocalDate first = date.earliest();
        return until != null
                && first != null
                && !first.isBefore(until)
                && successors.stream().anyMatch(s -> s.organisation().equals(organisation));
    }

    private OrganisationState after(OrganisationEvent event, boolean invented) {
        return switch (event) {
            case OrganisationEvent.OrganisationRegistered registered ->
                new OrganisationState(registered.kind(), registered.occurredOn(), null, List.of(), invented);
            case OrganisationEvent.OrganisationRenamed ignored -> this;
            case OrganisationEvent.OrganisationSucceeded succeeded ->
                new OrganisationState(
                        kind, since, succeeded.occurredOn().earliest(), succeeded.successors(), fictitious);
            case OrganisationEvent.OrganisationEnded ended ->
                new OrganisationState(kind, since, ended.occurredOn().earliest(), List.of(), fictitious);
        };
    }
}
