package nl.korpsmonitor.command.mandate;

import java.time.LocalDate;
import java.util.List;
import nl.korpsmonitor.command.deciding.Fold;
import nl.korpsmonitor.events.values.Addressee;
import nl.korpsmonitor.events.values.MandateScope;
import org.jspecify.annotations.Nullable;

/**
 * What decisions need to know of a mandate. Immutable.
 *
 * @param holderOrganisation organisation code; null while it is not granted
 * @param holderOffice such as 'korpschef'; null while it is not granted
 * @param scopes the granted scope and every limit, each with its first day, in order of recording; empty while it is
 *     not granted
 * @param validUntil last day; null without end
 * @param revokedFrom first day on which nothing may be decided under it; null when it was not revoked
 * @param fictitious whether it is invented
 */
public record MandateState(
        @Nullable String holderOrganisation,
        @Nullable String holderOffice,
        List<ScopeFrom> scopes,
        @Nullable LocalDate validUntil,
        @Nullable LocalDate revokedFrom,
        boolean fictitious) {

    /** How it follows from its events. */
    public static final Fold<MandateState> FOLD = new MandateFold();

    /** Not granted. */
    static final MandateState INITIAL = new MandateState(null, null, List.of(), null, null, false);

    /** A bound on what may be decided, and its first day. */
    public record ScopeFrom(MandateScope scope, LocalDate from) {}

    public MandateState {
        scopes = List.copyOf(scopes);
    }

    /** Whether the ledger knows it at all. */
    public boolean granted() {
        return !scopes.isEmpty();
    }

    /**
     * First day.
     *
     * @throws java.util.NoSuchElementException while it is not granted
     */
    public LocalDate validFrom() {
        return scopes.getFirst().from();
    }

    /** Whether something may be decided under it on that day; both ends are included. */
    public boolean validOn(LocalDate day) {
        return granted()
                && !day.isBefore(validFrom())
                && (validUntil == null || !day.isAfter(validUntil))
                && (revokedFrom == null || day.isBefore(revokedFrom));
    }

    /** Whether it is held by exactly that office in that organisation. */
    public boolean heldBy(String organisation, String office) {
        return organisation.equals(holderOrganisation) && office.equals(holderOffice);
    }

    /** Whether every scope in force on that day covers a recommendation of that edition to that addressee. */
    public boolean covers(LocalDate day, int edition, Addressee addressee) {
        return scopes.stream()
                .filter(bound -> !bound.from().isAfter(day))
                .allMatch(bound -> bound.scope().covers(edition, addressee));
    }

    /** Whether the scope allows nothing that the scopes in force on that day do not, and less than the last of them. */
    boolean narrowedBy(MandateScope scope, LocalDate day) {
        List<ScopeFrom> inForce =
                scopes.stream().filter(bound -> !bound.from().isAfter(day)).toList();
        return !inForce.isEmpty()
                && inForce.stream().allMatch(bound -> Scopes.within(scope, bound.scope()))
                && inForce.stream().noneMatch(bound -> bound.scope().equals(scope));
    }
}
