package nl.korpsmonitor.query.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class TimelineTest {
    private static final LocalDate MAY = LocalDate.parse("2012-05-01");
    private static final LocalDate JUNE = LocalDate.parse("2012-06-01");
    private static final LocalDate JULY = LocalDate.parse("2012-07-01");

    @Test
    void a_fact_is_in_force_from_its_day_until_the_next() {
        Timeline<String> names = Timeline.<String>empty().with("A", MAY, 1).with("B", JULY, 2);
        assertThat(names.inForceOn(MAY.minusDays(1))).isNull();
        assertThat(names.inForceOn(MAY)).isEqualTo("A");
        assertThat(names.inForceOn(JULY.minusDays(1))).isEqualTo("A");
        assertThat(names.inForceOn(JULY)).isEqualTo("B");
        assertThat(names.inForceOn(null)).isEqualTo("B");
    }

    @Test
    void a_fact_that_is_learned_late_takes_its_place_in_time_not_in_the_order_of_recording() {
        Timeline<String> names =
                Timeline.<String>empty().with("A", MAY, 1).with("C", JULY, 2).with("B", JUNE, 3);
        assertThat(names.inForceOn(JUNE)).isEqualTo("B");
        assertThat(names.inForceOn(JULY)).isEqualTo("C");
        assertThat(names.inForceOn(null)).isEqualTo("C");
    }

    @Test
    void of_two_facts_of_one_day_the_later_recorded_counts() {
        assertThat(Timeline.<String>empty().with("A", MAY, 1).with("B", MAY, 2).inForceOn(MAY))
                .isEqualTo("B");
    }

    @Test
    void what_replaces_another_ends_it_from_its_day_even_when_that_day_is_earlier() {
        Timeline<String> decision = Timeline.<String>empty().with("A", JULY, 1).replacedFrom("B", JUNE, 2);
        assertThat(decision.inForceOn(JUNE)).isEqualTo("B");
        assertThat(decision.inForceOn(JULY)).isEqualTo("B");
        assertThat(decision.replacedFrom(null, JULY, 3).inForceOn(JULY)).isNull();
    }

    @Test
    void a_correction_holds_from_the_day_of_the_first_entry_and_names_its_own_event() {
        Timeline<String> score = Timeline.<String>empty().with("5", MAY, 1).corrected("6", 9);
        assertThat(score.inForceOn(MAY)).isEqualTo("6");
        assertThat(score.inForceOn(MAY.minusDays(1))).isNull();
        assertThat(score.entryOn(MAY)).isEqualTo(new Timeline.Entry<>("6", MAY, 9));
    }
}
