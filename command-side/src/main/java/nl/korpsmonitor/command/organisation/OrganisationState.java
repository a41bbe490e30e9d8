package nl.korpsmonitor.command.organisation;

import java.time.LocalDate;
import java.util.List;
import nl.korpsmonitor.events.OrganisationEvent.Kind;
import nl.korpsmonitor.events.OrganisationEvent.Successor;
import nl.korpsmonitor.events.values.PartialDate;
import org.jspecify.annotations.Nullable;

/**
 * What decisions need to know of an organisation. Immutable.
 *
 * @param kind null while it is not registered
 * @param since when it began to exist; unknown counts as always
 * @param names every name with the date from which it holds, in order of recording; empty while it is not registered
 * @param endedFrom first day on which it no longer exists; null while it exists
 * @param successors who took over from {@code endedFrom} on; empty when nobody did
 * @param fictitious whether it is invented
 */
public record OrganisationState(
        @Nullable Kind kind,
        PartialDate since,
        List<NameFrom> names,
        @Nullable LocalDate endedFrom,
        List<Successor> successors,
        boolean fictitious) {

    /** Not registered. */
    static final OrganisationState INITIAL =
            new OrganisationState(null, PartialDate.UNKNOWN, List.of(), null, List.of(), false);

    /** A name, and the date from which it holds. */
    public record NameFrom(String name, PartialDate from) {}

    public OrganisationState {
        names = List.copyOf(names);
        successors = List.copyOf(successors);
    }

    /** Whether the ledger knows it at all. */
    public boolean registered() {
        return kind != null;
    }

    /**
     * Whether it existed on the whole of the given date, as far as can be known: a year or month counts when the
     * organisation may have begun by its first day and had not ended by its last. On an unknown date it is given the
     * benefit of the doubt.
     */
    public boolean existsOn(PartialDate date) {
        LocalDate first = date.earliest();
        LocalDate last = date.latest();
        if (!registered() || first == null || last == null) {
            return registered();
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
}
