package nl.korpsmonitor.events.values;

import org.jspecify.annotations.Nullable;

/**
 * Whom a recommendation asks.
 *
 * @param kind national, one unit or force, or a chain partner
 * @param organisation the organisation's code; null only for national, or where the source names none
 */
public record Addressee(Kind kind, @Nullable String organisation) {
    /** The circle that is asked. */
    public enum Kind {
        /** The police as a whole. */
        NATIONAL,
        /** One force or unit. */
        UNIT,
        /** A body outside the police. */
        PARTNER
    }

    /** @throws IllegalArgumentException when a national addressee names an organisation, or it is no code */
    public Addressee {
        if (organisation != null) {
            Code.require("organisation", organisation);
            if (kind == Kind.NATIONAL) {
                throw new IllegalArgumentException("organisation: a national recommendation names none");
            }
        }
    }
}
