package nl.korpsmonitor.events.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartialDateTest {

    @ParameterizedTest
    @CsvSource({
        "2013-10-24, 2013-10-24, 2013-10-24",
        "2013-10,    2013-10-01, 2013-10-31",
        "2012-02,    2012-02-01, 2012-02-29",
        "2013,       2013-01-01, 2013-12-31",
    })
    void means_every_day_that_its_text_allows(String text, LocalDate earliest, LocalDate latest) {
        PartialDate date = new PartialDate(text);
        assertThat(date.earliest()).isEqualTo(earliest);
        assertThat(date.latest()).isEqualTo(latest);
        assertThat(date.isUnknown()).isFalse();
        assertThat(date.isDay()).isEqualTo(earliest.equals(latest));
    }

    @Test
    void an_unknown_date_has_no_first_and_no_last_day() {
        assertThat(PartialDate.UNKNOWN.earliest()).isNull();
        assertThat(PartialDate.UNKNOWN.latest()).isNull();
        assertThat(PartialDate.UNKNOWN.isDay()).isFalse();
        assertThat(new PartialDate("unknown")).isEqualTo(PartialDate.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "24-10-2013",
                "2013-13",
                "2013-00",
                "2013-02-29",
                "2013-10-32",
                "2013-1-1",
                "20131024",
                "2013-10-24T00:00:00Z",
                "99999",
                "1799",
                "0000-00-00",
                "Unknown",
                "２０１３"
            })
    void refuses_what_is_no_date(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new PartialDate(text));
    }
}
