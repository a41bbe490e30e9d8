package nl.korpsmonitor.command.mandate;

import java.util.Set;
import nl.korpsmonitor.command.deciding.Faults;
import nl.korpsmonitor.command.deciding.References;
import nl.korpsmonitor.command.edition.EditionRules;
import nl.korpsmonitor.command.mandate.MandateCommand.ScopeInput;
import nl.korpsmonitor.command.organisation.Organisations;
import nl.korpsmonitor.events.values.MandateScope;
import org.jspecify.annotations.Nullable;

/** Reads and compares what mandates allow. */
final class Scopes {
    private static final String FIELD = "scope";

    private Scopes() {}

    /**
     * The scope that a request names; null when there is a fault.
     *
     * @param fictitious whether the mandate is invented data
     */
    static @Nullable MandateScope checked(
            Faults faults, References references, @Nullable ScopeInput input, boolean fictitious) {
        if (input == null) {
            faults.required(FIELD, input);
            return null;
        }
        Faults own = new Faults();
        own.check(
                input.addressees() != null && !input.addressees().isEmpty(),
                FIELD + ".addressees",
                "names NATIONAL, UNIT or PARTNER at least");
        for (int year : orEmpty(input.editions())) {
            own.check(
                    year >= EditionRules.EARLIEST_YEAR && year <= EditionRules.LATEST_YEAR,
                    FIELD + ".editions",
                    year + " is no year of an edition");
        }
        for (String code : orEmpty(input.organisations())) {
            // It need not exist on any one day: a mandate may cover forces that were succeeded.
            Organisations.required(own, references, FIELD + ".organisations", code, null, fictitious);
        }
        faults.addAll(own.all());
        return own.none()
                ? new MandateScope(
                        orEmpty(input.addressees()), orEmpty(input.editions()), orEmpty(input.organisations()))
                : null;
    }

    /** Whether all that the inner scope allows is allowed by the outer one too. */
    static boolean within(MandateScope inner, MandateScope outer) {
        return outer.addressees().containsAll(inner.addressees())
                && partOf(inner.editions(), outer.editions())
                && partOf(inner.organisations(), outer.organisations());
    }

    /** An empty set stands for all there are. */
    private static boolean partOf(Set<?> inner, Set<?> outer) {
        return outer.isEmpty() || (!inner.isEmpty() && outer.containsAll(inner));
    }

    private static <T> Set<T> orEmpty(@Nullable Set<T> set) {
        return set == null ? Set.of() : set;
    }
}
