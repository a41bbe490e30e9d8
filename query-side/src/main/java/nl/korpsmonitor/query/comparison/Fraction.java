package nl.korpsmonitor.query.comparison;

import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import nl.korpsmonitor.events.values.Decimal;
import nl.korpsmonitor.events.values.Framework.Rounding;

/**
 * An exact rational number in lowest terms. Nothing is ever rounded but by {@link #rounded(Rounding)}.
 *
 * @param numerator carries the sign
 * @param denominator above 0, without a common divisor with the numerator; 1 for whole numbers
 */
public record Fraction(BigInteger numerator, BigInteger denominator) implements Comparable<Fraction> {
    /** Zero. */
    public static final Fraction ZERO = new Fraction(BigInteger.ZERO, BigInteger.ONE);
    /** One. */
    public static final Fraction ONE = new Fraction(BigInteger.ONE, BigInteger.ONE);

    private static final Fraction HALF = of(1, 2);

    /**
     * Brings the two to lowest terms, with the sign in the numerator.
     *
     * @throws ArithmeticException when the denominator is 0
     */
    public Fraction {
        if (denominator.signum() == 0) {
            throw new ArithmeticException("a fraction's denominator is not 0");
        }
        // Most are whole numbers, or in lowest terms already.
        if (!denominator.equals(BigInteger.ONE)) {
            BigInteger divisor = divisor(numerator, denominator);
            if (denominator.signum() < 0) {
                divisor = divisor.negate();
            }
            if (!divisor.equals(BigInteger.ONE)) {
                numerator = numerator.divide(divisor);
                denominator = denominator.divide(divisor);
            }
        }
    }

    /** The greatest common divisor, 1 or more. Nearly all are small, for which this is several times as fast as objects are. */
    private static BigInteger divisor(BigInteger numerator, BigInteger denominator) {
        if (numerator.bitLength() >= Long.SIZE - 1 || denominator.bitLength() >= Long.SIZE - 1) {
            return numerator.gcd(denominator);
        }
        long greater = Math.abs(denominator.longValue());
        long smaller = Math.abs(numerator.longValue());
        while (smaller != 0) {
            long rest = greater % smaller;
            greater = smaller;
            smaller = rest;
        }
        return BigInteger.valueOf(greater);
    }

    /**
     * The fraction of two whole numbers.
     *
     * @throws ArithmeticException when the denominator is 0
     */
    public static Fraction of(long numerator, long denominator) {
        return new Fraction(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
    }

    /** The same number, exactly. */
    public static Fraction of(Decimal decimal) {
        return of(decimal.value());
    }

    private static Fraction of(BigDecimal value) {
        return value.scale() <= 0
                ? new Fraction(value.toBigIntegerExact(), BigInteger.ONE)
                : new Fraction(value.unscaledValue(), BigInteger.TEN.pow(value.scale()));
    }

    /** The sum of all; 0 of none. */
    public static Fraction sum(Iterable<Fraction> terms) {
        Fraction total = ZERO;
        for (Fraction term : terms) {
            total = total.plus(term);
        }
        return total;
    }

    /** This plus the other. */
    public Fraction plus(Fraction other) {
        if (denominator.equals(other.denominator)) {
            return new Fraction(numerator.add(other.numerator), denominator);
        }
        return new Fraction(
                numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    /** This minus the other. */
    public Fraction minus(Fraction other) {
        return plus(other.negated());
    }

    /** This times the other. */
    public Fraction times(Fraction other) {
        return new Fraction(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
    }

    /**
     * This divided by the other.
     *
     * @throws ArithmeticException when the other is 0
     */
    public Fraction dividedBy(Fraction other) {
        return new Fraction(numerator.multiply(other.denominator), denominator.multiply(other.numerator));
    }

    /** This with the other sign. */
    public Fraction negated() {
        return new Fraction(numerator.negate(), denominator);
    }

    /** Half of this plus the other. */
    public Fraction midwayTo(Fraction other) {
        return plus(other).times(HALF);
    }

    /** Rounded by that rule, with exactly its number of decimals. */
    public BigDecimal rounded(Rounding rule) {
        BigInteger[] parts =
                numerator.abs().multiply(BigInteger.TEN.pow(rule.decimals())).divideAndRemainder(denominator);
        int half = parts[1].shiftLeft(1).compareTo(denominator);
        boolean up = switch (rule.mode()) {
            case HALF_UP -> half >= 0;
            case HALF_EVEN -> half > 0 || (half == 0 && parts[0].testBit(0));
            case DOWN -> false;
        };
        BigInteger digits = up ? parts[0].add(BigInteger.ONE) : parts[0];
        return new BigDecimal(numerator.signum() < 0 ? digits.negate() : digits, rule.decimals());
    }

    /** What {@link #rounded(Rounding)} gives, as a fraction. */
    Fraction roundedFraction(Rounding rule) {
        return of(rounded(rule));
    }

    @Override
    public int compareTo(Fraction other) {
        return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
    }

    /** Numerator and denominator with a stroke, such as {@code -37/6}; whole numbers too: {@code 3/1}. */
    @JsonValue
    @Override
    public String toString() {
        return numerator + "/" + denominator;
    }
}
