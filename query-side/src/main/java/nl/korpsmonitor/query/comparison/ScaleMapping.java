package nl.korpsmonitor.query.comparison;

import nl.korpsmonitor.events.values.Decimal;

/** How a score of an earlier edition reads on a later edition's scale: {@code factor x score + offset}. */
public record ScaleMapping(Decimal factor, Decimal offset) {
    /** The score on the later scale. */
    Fraction apply(Fraction score) {
        return Fraction.of(factor).times(score).plus(Fraction.of(offset));
    }
}
