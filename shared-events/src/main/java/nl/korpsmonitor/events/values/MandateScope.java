package nl.korpsmonitor.events.values;

import java.util.Set;
import java.util.TreeSet;

/**
 * What a mandate allows to decide on. An empty set of editions or organisations means: all of them.
 *
 * @param addressees the kinds of addressees whose recommendations may be decided; one at least
 * @param editions years
 * @param organisations codes of the addressed organisations
 */
public record MandateScope(Set<Addressee.Kind> addressees, Set<Integer> editions, Set<String> organisations) {
    /** @throws IllegalArgumentException when no kind of addressee is given */
    public MandateScope {
        // Sorted, so that equal scopes have equal stored forms.
        addressees = java.util.Collections.unmodifiableSet(new TreeSet<>(addressees));
        editions = java.util.Collections.unmodifiableSet(new TreeSet<>(editions));
        organisations = java.util.Collections.unmodifiableSet(new TreeSet<>(organisations));
        if (addressees.isEmpty()) {
            throw new IllegalArgumentException("addressees: name NATIONAL, UNIT or PARTNER at least");
        }
    }

    /** Whether a recommendation of that edition to that addressee may be decided under it. */
    public boolean covers(int edition, Addressee addressee) {
        return addressees.contains(addressee.kind())
                && (editions.isEmpty() || editions.contains(edition))
                && (organisations.isEmpty()
                        || (addressee.organisation() != null && organisations.contains(addressee.organisation())));
    }
}
