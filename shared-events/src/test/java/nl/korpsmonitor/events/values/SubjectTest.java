package nl.korpsmonitor.events.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubjectTest {

    @Test
    void tells_its_type_and_its_edition() {
        Subject judged = Subject.scorecard(2012, "om", "ijsselland");
        assertThat(judged).hasToString("scorecard/2012/om/by/ijsselland");
        assertThat(judged.type()).isEqualTo("scorecard");
        assertThat(judged.editionYear()).isEqualTo(2012);
        assertThat(Subject.organisation("ijsselland").editionYear()).isNull();
        assertThat(Subject.LEDGER.type()).isEqualTo("ledger");
        assertThat(new Subject("edition/next").editionYear()).as("no year").isNull();
        assertThat(new Subject("edition").editionYear()).as("no year").isNull();
    }

    @Test
    void names_an_hour_of_viewing_in_utc() {
        assertThat(Subject.viewing("adam", Instant.parse("2013-10-24T09:59:59.999Z")))
                .hasToString("viewing/adam/20131024t09");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "a/", "/a", "a//b", "A", "a b", "é", "../x", "a/-b", "a/..", "a\n"})
    void refuses_what_is_no_path_of_codes(String id) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Subject(id));
    }

    @Test
    void refuses_more_than_its_longest_length() {
        assertThat(new Subject("a".repeat(200)).id()).hasSize(200);
        assertThatIllegalArgumentException().isThrownBy(() -> new Subject("a".repeat(201)));
    }
}
