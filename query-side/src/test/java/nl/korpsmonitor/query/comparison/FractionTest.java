package nl.korpsmonitor.query.comparison;

import static nl.korpsmonitor.query.comparison.Given.decimal;
import static nl.korpsmonitor.query.comparison.Given.fraction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import nl.korpsmonitor.events.values.Framework.Rounding;
import nl.korpsmonitor.events.values.Framework.Rounding.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FractionTest {
    @Test
    void equal_numbers_are_equal_fractions() {
        assertThat(fraction(6, -8)).isEqualTo(fraction(-3, 4)).hasToString("-3/4");
        assertThat(fraction(0, -5)).isEqualTo(Fraction.ZERO).hasToString("0/1");
        assertThat(Fraction.of(decimal("7.50"))).isEqualTo(fraction(15, 2));
        assertThat(Fraction.of(decimal("-300"))).isEqualTo(fraction(-300, 1));
    }

    @Test
    void calculates_exactly() {
        assertThat(fraction(1, 3).plus(fraction(1, 6))).isEqualTo(fraction(1, 2));
        assertThat(fraction(1, 3).minus(fraction(1, 2))).isEqualTo(fraction(-1, 6));
        assertThat(fraction(2, 3).times(fraction(9, 4))).isEqualTo(fraction(3, 2));
        assertThat(fraction(2, 3).dividedBy(fraction(-4, 3))).isEqualTo(fraction(-1, 2));
        assertThat(fraction(1, 3).midwayTo(fraction(1, 2))).isEqualTo(fraction(5, 12));
        assertThat(Fraction.sum(List.of(fraction(1, 3), fraction(1, 3), fraction(1, 3))))
                .isEqualTo(Fraction.ONE);
        assertThat(fraction(1, 3)).isLessThan(fraction(34, 100));
        assertThatThrownBy(() -> Fraction.ONE.dividedBy(Fraction.ZERO)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> fraction(1, 0)).isInstanceOf(ArithmeticException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "5, 2, 0, HALF_UP, 3",
        "-5, 2, 0, HALF_UP, -3",
        "5, 2, 0, HALF_EVEN, 2",
        "7, 2, 0, HALF_EVEN, 4",
        "-7, 2, 0, HALF_EVEN, -4",
        "29, 10, 0, DOWN, 2",
        "-29, 10, 0, DOWN, -2",
        "20, 3, 2, HALF_UP, 6.67",
        "10, 3, 2, HALF_UP, 3.33",
        "20, 3, 2, DOWN, 6.66",
        "6, 1, 2, HALF_UP, 6.00",
        "-1, 300, 1, HALF_UP, 0.0"
    })
    void rounds_by_the_rule(long numerator, long denominator, int decimals, Mode mode, String expected) {
        assertThat(fraction(numerator, denominator).rounded(new Rounding(decimals, mode, false)))
                .hasToString(expected);
    }
}
