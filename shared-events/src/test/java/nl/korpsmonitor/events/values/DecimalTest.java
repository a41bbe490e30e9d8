package nl.korpsmonitor.events.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalTest {

    @ParameterizedTest
    @CsvSource({"7.5,7.5", "7.50,7.5", "7,7", "-3.000,-3", "0.000001,0.000001", "100,100", "-0,0", "007,7"})
    void equal_numbers_have_one_form(String written, String form) {
        assertThat(Decimal.of(written)).hasToString(form).isEqualTo(Decimal.of(form));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "7,5",
                "+7",
                "1e3",
                " 7",
                "7 ",
                ".5",
                "5.",
                "0x10",
                "NaN",
                "1234567890",
                "0.0000001",
                "--1",
                "７"
            })
    void refuses_any_other_notation(String written) {
        assertThatIllegalArgumentException().isThrownBy(() -> Decimal.of(written));
    }

    @Test
    void never_rounds_or_loses_a_digit() {
        Random random = new Random(20130924);
        for (int i = 0; i < 10_000; i++) {
            BigDecimal number =
                    new BigDecimal(random.nextInt(1_999_999_999) - 999_999_999).movePointLeft(random.nextInt(7));
            Decimal decimal = new Decimal(number);
            assertThat(decimal.value()).isEqualByComparingTo(number);
            assertThat(Decimal.of(decimal.toString())).isEqualTo(decimal);
        }
    }
}
