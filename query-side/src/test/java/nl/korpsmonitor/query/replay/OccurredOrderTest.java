package nl.korpsmonitor.query.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import nl.korpsmonitor.events.RecommendationEvent.OwnerAssigned;
import nl.korpsmonitor.events.ScorecardEvent.RectificationProposed;
import nl.korpsmonitor.events.ScorecardEvent.ScoreRecorded;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.events.values.Decimal;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.query.replay.OccurredOrder.Place;
import nl.korpsmonitor.query.state.Visibility;
import nl.korpsmonitor.query.trail.InMemoryTrail;
import nl.korpsmonitor.query.trail.Samples;
import org.junit.jupiter.api.Test;

/** Five events at most may be recorded in a stretch here. */
class OccurredOrderTest {
    private static final int MAXIMUM = 5;
    private static final Subject RECOMMENDATION = Subject.recommendation(2012, "r-07");
    private static final Subject CARD = Subject.scorecard(2012, "ijsselland");

    private final InMemoryTrail trail = new InMemoryTrail();

    private long assigned(String occurredOn) {
        return trail.append(RECOMMENDATION, new OwnerAssigned("owner", null, new PartialDate(occurredOn)));
    }

    private OccurredOrder order(OccurredDays days) {
        return new OccurredOrder(trail, RECOMMENDATION, Visibility.ALL, days, MAXIMUM);
    }

    private static List<Long> positions(OccurredOrder order, long from, long before, boolean newestFirst) {
        return order.places(from, before, newestFirst).stream()
                .map(Place::position)
                .toList();
    }

    private List<Long> all(boolean newestFirst) {
        return positions(order(OccurredDays.ALL), 0, trail.size(), newestFirst);
    }

    @Test
    void a_month_or_a_year_stands_where_its_first_day_does() {
        long second = assigned("2013-01-02");
        long month = assigned("2013-01");
        long first = assigned("2013-01-01");
        long year = assigned("2013");
        long december = assigned("2012-12-31");
        assertThat(all(false)).containsExactly(december, month, first, year, second);
        assertThat(all(true)).containsExactly(second, year, first, month, december);
    }

    @Test
    void what_has_no_date_comes_last_in_either_direction() {
        long undated = assigned("unknown");
        long day = assigned("2013-05-01");
        long undatedToo = assigned("unknown");
        long old = assigned("1800");
        assertThat(all(false)).containsExactly(old, day, undated, undatedToo);
        assertThat(all(true)).containsExactly(day, old, undatedToo, undated);
    }

    @Test
    void of_the_stretch_there_is_what_may_have_happened_on_the_days() {
        long year = assigned("2013");
        assigned("2013-11-01");
        long october = assigned("2013-10-24");
        assigned("unknown");
        long later = assigned("2013-10-02");
        OccurredDays days = new OccurredDays(LocalDate.of(2013, 10, 1), LocalDate.of(2013, 10, 31));
        assertThat(positions(order(days), 0, trail.size(), false)).containsExactly(year, later, october);
        assertThat(positions(order(days), year + 1, later, false)).containsExactly(october);
        assertThat(positions(order(OccurredDays.ALL), year, year, false)).isEmpty();
    }

    @Test
    void of_another_subject_there_is_nothing() {
        long own = assigned("2013");
        trail.append(Subject.recommendation(2012, "r-08"), new OwnerAssigned("owner", null, new PartialDate("2013")));
        assertThat(all(false)).containsExactly(own);
    }

    /** Else one would have to read however many to find those that fit. */
    @Test
    void more_events_than_may_be_are_refused_on_whatever_day_they_happened() {
        for (int i = 0; i < MAXIMUM; i++) {
            assigned("2013-05-0" + (i + 1));
        }
        assertThat(all(false)).hasSize(MAXIMUM);
        long last = assigned("2013-06");
        OccurredOrder june = order(new OccurredDays(LocalDate.of(2013, 6, 1), null));
        assertThatThrownBy(() -> june.places(0, trail.size(), false))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("order: more than 5 events of recommendation/2012/r-07 were recorded in the stretch; ask"
                        + " for a shorter one (from, to), or for steps in the order of recording");
        assertThat(positions(june, 1, trail.size(), false)).containsExactly(last);
        assertThat(positions(june, 0, last, false)).isEmpty();
    }

    @Test
    void what_is_hidden_is_not_there_and_counts_for_nothing() {
        for (int i = 0; i < MAXIMUM; i++) {
            trail.append(
                    CARD,
                    new RectificationProposed(
                            "org-1",
                            Decimal.of("6"),
                            Decimal.of("7"),
                            Samples.secret(),
                            Samples.LETTER,
                            Samples.day("2012-06-02")));
        }
        long seen = trail.append(
                CARD, new ScoreRecorded("org-1", Decimal.of("5"), Samples.secret(), Samples.day("2012-06-02")));
        Visibility visibility = Visibility.ofPublic(Set.of(2012));
        OccurredOrder order = new OccurredOrder(trail, CARD, visibility, OccurredDays.ALL, MAXIMUM);
        assertThat(positions(order, 0, trail.size(), false)).containsExactly(seen);
    }

    /** A subject of ten thousand is told in several stretches of the trail. */
    @Test
    void ten_thousand_events_are_put_in_order_and_one_more_is_refused() {
        for (int i = 0; i < OccurredOrder.MAXIMUM_EVENTS; i++) {
            assigned("2013-01-0" + (1 + i % 7));
        }
        OccurredOrder order = new OccurredOrder(trail, RECOMMENDATION, Visibility.ALL, OccurredDays.ALL);
        assertThat(order.places(0, trail.size(), false)).hasSize(10_000);
        assigned("2013");
        assertThatThrownBy(() -> order.places(0, trail.size(), false)).hasMessageContaining("more than 10000 events");
    }
}
