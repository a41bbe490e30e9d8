package nl.korpsmonitor.command.mandate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import nl.korpsmonitor.events.MandateEvent;
import nl.korpsmonitor.events.MandateEvent.MandateGranted;
import nl.korpsmonitor.events.MandateEvent.MandateLimited;
import nl.korpsmonitor.events.MandateEvent.MandateRevoked;
import nl.korpsmonitor.events.values.Addressee;
import nl.korpsmonitor.events.values.MandateScope;
import org.jspecify.annotations.Nullable;

/**
 * What decisions need to know of a mandate that was granted. Immutable.
 *
 * @param holderOrganisation organisation code
 * @param holderOffice such as 'korpschef'
 * @param scopes the granted scope and every limit, each with its first day, in order of recording; one at least
 * @param validUntil last day; null without end
 * @param revokedFrom first day on which nothing may be decided under it; null when it was not revoked
 */
public record MandateState(
        String holderOrganisation,
        String holderOffice,
        List<ScopeFrom> scopes,
        @Nullable LocalDate validUntil,
        @Nullable LocalDate revokedFrom) {

    /** A bound on what may be decided, and its first day. */
    public record ScopeFrom(MandateScope scope, LocalDate from) {}

    public MandateState {
        scopes = List.copyOf(scopes);
    }

    /**
     * The state after an event.
     *
     * @param before null when nothing was recorded yet
     * @throws IllegalStateException when the first event does not grant it
     */
    public static MandateState after(@Nullable MandateState before, MandateEvent event) {
        if (event instanceof MandateGranted granted) {
            return new MandateState(
                    granted.holderOrganisation(),
                    granted.holderOffice(),
                    List.of(new ScopeFrom(granted.scope(), granted.validFrom())),
                    granted.validUntil(),
                    null);
        }
        if (before == null) {
            throw new IllegalStateException("a mandate begins with its grant, not with " + event);
        }
        return switch (event) {
            case MandateGranted ignored -> throw new IllegalStateException("handled above");
            case MandateLimited limited -> before.limited(new ScopeFrom(limited.scope(), limited.from()));
            case MandateRevoked revoked -> before.revoked(revoked.from());
        };
    }

    /** First day. */
    public LocalDate validFrom() {
        return scopes.getFirst().from();
    }

    /** Whether something may be decided under it on that day; both ends are included. */
    public boolean validOn(LocalDate day) {
        return !day.isBefore(validFrom())
                && (validUntil == null || !day.isAfter(validUntil))
                && (revokedFrom == null || day.isBefore(revokedFrom));
    }

    /** Whether it is held by exactly that office in that organisation. */
    public boolean heldBy(String organisation, String office) {
        return holderOrganisation.equals(organisation) && holderOffice.equals(office);
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

    private MandateState limited(ScopeFrom bound) {
        List<ScopeFrom> all = new ArrayList<>(scopes);
        all.add(bound);
        return new MandateState(holderOrganisation, holderOffice, all, validUntil, revokedFrom);
    }

    private MandateState revoked(LocalDate from) {
        return new MandateState(holderOrganisation, holderOffice, scopes, validUntil, from);
    }
}
