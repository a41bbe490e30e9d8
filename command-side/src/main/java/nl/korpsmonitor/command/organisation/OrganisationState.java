package nl.korpsmonitor.command.organisation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import nl.korpsmonitor.events.OrganisationEvent;
import nl.korpsmonitor.events.OrganisationEvent.Kind;
import nl.korpsmonitor.events.OrganisationEvent.OrganisationEnded;
import nl.korpsmonitor.events.OrganisationEvent.OrganisationRegistered;
import nl.korpsmonitor.events.OrganisationEvent.OrganisationRenamed;
import nl.korpsmonitor.events.OrganisationEvent.OrganisationSucceeded;
import nl.korpsmonitor.events.OrganisationEvent.Successor;
import nl.korpsmonitor.events.values.PartialDate;
import org.jspecify.annotations.Nullable;

/**
 * What decisions need to know of an organisation that is registered. Immutable.
 *
 * @param since when it began to exist; unknown counts as always
 * @param names every name with the date from which it holds, in order of recording; one at least
 * @param endedFrom first day on which it no longer exists; null while it exists
 * @param successors who took over from {@code endedFrom} on; empty when nobody did
 */
public record OrganisationState(
        Kind kind,
        PartialDate since,
        List<NameFrom> names,
        @Nullable LocalDate endedFrom,
        List<Successor> successors) {

    /** A name, and the date from which it holds. */
    public record NameFrom(String name, PartialDate from) {}

    public OrganisationState {
        names = List.copyOf(names);
        successors = List.copyOf(successors);
    }

    /**
     * The state after an event.
     *
     * @param before null when nothing was recorded yet
     * @throws IllegalStateException when the first event does not register it
     */
    public static OrganisationState after(@Nullable OrganisationState before, OrganisationEvent event) {
        if (event instanceof OrganisationRegistered registered) {
            PartialDate since = registered.occurredOn();
            return new OrganisationState(
                    registered.kind(), since, List.of(new NameFrom(registered.name(), since)), null, List.of());
        }
        if (before == null) {
            throw new IllegalStateException("an organisation begins with its registration, not with " + event);
        }
        return switch (event) {
            case OrganisationRegistered ignored -> throw new IllegalStateException("handled above");
            case OrganisationRenamed renamed -> before.named(new NameFrom(renamed.name(), renamed.occurredOn()));
            case OrganisationSucceeded succeeded -> before.ended(succeeded.occurredOn(), succeeded.successors());
            case OrganisationEnded ended -> before.ended(ended.occurredOn(), List.of());
        };
    }

    /**
     * Whether it existed on the whole of the given date, as far as can be known: a year or month counts when the
     * organisation may have begun by its first day and had not ended by its last. On an unknown date it is given the
     * benefit of the doubt.
     */
    public boolean existsOn(PartialDate date) {
        LocalDate first = date.earliest();
        LocalDate last = date.latest();
        if (first == null || last == null) {
            return true;
        }
        LocalDate begun = since.earliest();
        return (begun == null || !begun.isAfter(first)) && (endedFrom == null || last.isBefore(endedFrom));
    }

    /** Whether the given organisation had certainly taken over from it by the given date. */
    public boolean succeededBy(String organisation, PartialDate date) {
        LocalDate first = date.earliest();
        return endedFrom != null
                && first != null
                && !first.isBefore(endedFrom)
                && successors.stream().anyMatch(s -> s.organisation().equals(organisation));
    }

    private OrganisationState named(NameFrom name) {
        List<NameFrom> all = new ArrayList<>(names);
        all.add(name);
        return new OrganisationState(kind, since, all, endedFrom, successors);
    }

    private OrganisationState ended(PartialDate day, List<Successor> by) {
        return new OrganisationState(kind, since, names, day.earliest(), by);
    }
}
