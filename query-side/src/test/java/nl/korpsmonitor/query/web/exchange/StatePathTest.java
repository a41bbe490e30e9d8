package nl.korpsmonitor.query.web.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import nl.korpsmonitor.events.values.Subject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatePathTest {
    private static final LocalDate DAY = LocalDate.of(2013, 1, 1);

    @ParameterizedTest
    @CsvSource({
        "scorecard/2012/force, /v1/editions/2012/scorecards/force?knownAt=7&inForceOn=2013-01-01",
        "scorecard/2012/partner/by/force, /v1/editions/2012/scorecards/partner/by/force?knownAt=7&inForceOn=2013-01-01",
        "recommendation/2012/r-01, /v1/recommendations/2012/r-01?knownAt=7&inForceOn=2013-01-01",
        "inquiry/kv-2013-1, /v1/inquiries/kv-2013-1?knownAt=7",
        "hold/kv-2013-1, /v1/holds/kv-2013-1?knownAt=7"
    })
    void a_subject_is_shown_at_its_path_with_the_parameters_that_its_read_takes(String subject, String path) {
        assertThat(StatePath.of(new Subject(subject), 7, DAY)).isEqualTo(path);
    }

    @Test
    void without_a_day_none_is_named_and_what_has_no_state_has_no_path() {
        assertThat(StatePath.of(Subject.edition(2012), 7, null)).isEqualTo("/v1/editions/2012?knownAt=7");
        assertThat(StatePath.of(Subject.actor("anna"), 7, null)).isNull();
    }
}
