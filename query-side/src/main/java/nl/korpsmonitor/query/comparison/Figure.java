package nl.korpsmonitor.query.comparison;

import java.math.BigDecimal;
import nl.korpsmonitor.events.values.Decimal;
import nl.korpsmonitor.events.values.Framework.Rounding;

/**
 * A number as it is and as it is shown.
 *
 * @param exact what is calculated with
 * @param rounded in plain decimal notation, rounded by a framework's rule; for display only, so rounded figures need
 *     not add up where exact ones do
 */
public record Figure(Fraction exact, String rounded) {
    static Figure of(Fraction exact, Rounding rule) {
        return new Figure(exact, exact.rounded(rule).toPlainString());
    }

    /** A score, which is shown as it was recorded, unless it is a mean that has too many decimals for that. */
    static Figure ofScore(Fraction exact, Rounding rule) {
        Rounding finest = new Rounding(Decimal.MAXIMUM_FRACTION_DIGITS, Rounding.Mode.DOWN, false);
        return exact.roundedFraction(finest).equals(exact)
                ? new Figure(exact, plain(exact.rounded(finest)))
                : of(exact, rule);
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
