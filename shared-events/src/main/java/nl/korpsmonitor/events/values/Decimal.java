package nl.korpsmonitor.events.values;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;

/**
 * An exact decimal number, for scores, weights, norms and shares. It is written and stored as a decimal string, never
 * as a binary fraction. Numbers that are equal have one form: {@code 7.50} becomes {@code 7.5}.
 *
 * @param value without trailing zeros and with a scale of 0 or more; at most 9 digits before and 6 after the point
 */
public record Decimal(BigDecimal value) implements Comparable<Decimal> {
    /** The most digits before the decimal point. */
    public static final int MAXIMUM_INTEGER_DIGITS = 9;
    /** The most digits after the decimal point. */
    public static final int MAXIMUM_FRACTION_DIGITS = 6;

    /** Zero. */
    public static final Decimal ZERO = new Decimal(BigDecimal.ZERO);

    /** @throws IllegalArgumentException when the number has more digits than the limits above */
    public Decimal {
        value = value.stripTrailingZeros();
        if (value.scale() < 0) {
            value = value.setScale(0);
        }
        if (value.scale() > MAXIMUM_FRACTION_DIGITS || value.precision() - value.scale() > MAXIMUM_INTEGER_DIGITS) {
            throw new IllegalArgumentException("a decimal has at most 9 digits before and 6 after the point");
        }
    }

    /**
     * Reads plain decimal notation with a point, such as {@code 7.5} or {@code -3}.
     *
     * @throws IllegalArgumentException on anything else: exponents, commas, signs other than a leading minus, blanks
     */
    @JsonCreator
    public static Decimal of(String text) {
        if (!isPlain(text)) {
            throw new IllegalArgumentException(
                    "a decimal is written with at most 9 digits before and 6 after a point, such as \"7.5\"");
        }
        return new Decimal(new BigDecimal(text));
    }

    /** By hand, not by a pattern: every score that is read is one. */
    private static boolean isPlain(String text) {
        int first = text.startsWith("-") ? 1 : 0;
        int point = text.indexOf('.');
        int end = point < 0 ? text.length() : point;
        return areDigits(text, first, end, MAXIMUM_INTEGER_DIGITS)
                && (point < 0 || areDigits(text, point + 1, text.length(), MAXIMUM_FRACTION_DIGITS));
    }

    private static boolean areDigits(String text, int from, int until, int most) {
        if (until <= from || until - from > most) {
            return false;
        }
        for (int i = from; i < until; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /** Plain notation, without exponent or trailing zeros; {@link #of(String)} reads it back. */
    @JsonValue
    @Override
    public String toString() {
        return value.toPlainString();
    }

    @Override
    public int compareTo(Decimal other) {
        return value.compareTo(other.value);
    }
}
