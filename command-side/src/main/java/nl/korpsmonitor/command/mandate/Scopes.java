package nl.korpsmonitor.command.mandate;

import java.util.Set;
import nl.korpsmonitor.events.values.MandateScope;

/** Compares what mandates allow. */
final class Scopes {
    private Scopes() {}

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
}
