package nl.korpsmonitor.query.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import nl.korpsmonitor.events.EditionEvent.EditionOpened;
import nl.korpsmonitor.events.EditionEvent.Provenance;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.EventFilter;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.query.state.Visibility;
import nl.korpsmonitor.query.trail.ForwardingTrail;
import nl.korpsmonitor.query.trail.InMemoryTrail;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Walks among many events of which few happened when it is asked: three may be passed over on a page here. */
class EventWalkTest {
    private static final int MAXIMUM = 3;
    private static final OccurredDays OCTOBER = new OccurredDays(LocalDate.of(2013, 10, 1), LocalDate.of(2013, 10, 31));

    private final InMemoryTrail trail = new InMemoryTrail();

    private long open(int edition, String occurredOn) {
        return trail.append(
                Subject.edition(edition),
                new EditionOpened("" + edition, Provenance.CONDUCTED_HERE, new PartialDate(occurredOn)));
    }

    /** Eight in September, one in October, and eight in November, all recorded within a day. */
    private long fill() {
        for (int i = 0; i < 8; i++) {
            open(2000 + i, "2013-09-01");
        }
        long found = open(2008, "2013-10-24");
        for (int i = 0; i < 8; i++) {
            open(2009 + i, "2013-11-01");
        }
        return found;
    }

    private EventWalk walk(Trail along, Visibility visibility) {
        return new EventWalk(along, Scope.EVERYTHING, visibility, OCTOBER, MAXIMUM);
    }

    private static List<Long> positions(EventWalk.Page page) {
        return page.events().stream().map(RecordedEvent::position).toList();
    }

    @Test
    void a_page_passes_over_no_more_than_it_may_and_says_where_to_go_on() {
        long found = fill();
        EventWalk walk = walk(trail, Visibility.ALL);
        List<String> up = new ArrayList<>();
        for (Long after = -1L; after != null; ) {
            EventWalk.Page page = walk.upwards(after + 1, trail.size(), 5);
            up.add(positions(page) + " " + page.end());
            after = page.end();
        }
        assertThat(up).containsExactly("[] 2", "[] 5", "[" + found + "] 9", "[] 12", "[] 15", "[] null");
        List<String> down = new ArrayList<>();
        for (Long before = trail.size(); before != null; ) {
            EventWalk.Page page = walk.downwards(0, before, 5);
            down.add(positions(page) + " " + page.end());
            before = page.end();
        }
        assertThat(down).containsExactly("[] 14", "[] 11", "[" + found + "] 7", "[] 4", "[] 1", "[] null");
    }

    @Test
    void the_first_and_the_last_are_found_behind_more_than_one_page_passes_over() {
        long found = fill();
        EventWalk walk = walk(trail, Visibility.ALL);
        assertThat(position(walk.first(0, trail.size()))).isEqualTo(found);
        assertThat(position(walk.last(0, trail.size()))).isEqualTo(found);
        assertThat(walk.first(found + 1, trail.size())).isNull();
        assertThat(walk.last(0, found)).isNull();
    }

    private static long position(@Nullable RecordedEvent event) {
        return Objects.requireNonNull(event).position();
    }

    @Test
    void what_is_hidden_does_not_count_as_passed_over() {
        open(2000, "2013-09-01");
        for (int i = 0; i < 2 * MAXIMUM; i++) {
            open(2001, "2013-09-01");
        }
        open(2000, "2013-09-02");
        long found = open(2000, "2013-10-24");
        EventWalk.Page page = walk(trail, Visibility.ofPublic(Set.of(2000))).upwards(0, trail.size(), 5);
        assertThat(positions(page)).containsExactly(found);
        assertThat(page.end()).isNull();
    }

    /** Else a page of one step would ask once for every two events that it passes over. */
    @Test
    void what_is_passed_over_is_read_many_at_once() {
        fill();
        List<Integer> limits = new ArrayList<>();
        Trail counted = new ForwardingTrail(trail) {
            @Override
            public List<RecordedEvent> page(EventFilter filter, long fromPosition, int limit) {
                limits.add(limit);
                return super.page(filter, fromPosition, limit);
            }
        };
        new EventWalk(counted, Scope.EVERYTHING, Visibility.ALL, OCTOBER).upwards(0, trail.size(), 1);
        assertThat(limits).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "2013-10-01, true",
        "2013-10-31, true",
        "2013-09-30, false",
        "2013-11-01, false",
        "2013-10, true",
        "2013-09, false",
        "2013, true",
        "2012, false",
        "unknown, false"
    })
    void a_date_fits_when_a_day_that_it_can_mean_does(String occurredOn, boolean fits) {
        assertThat(OCTOBER.fit(new PartialDate(occurredOn))).isEqualTo(fits);
        assertThat(OccurredDays.ALL.fit(new PartialDate(occurredOn))).isTrue();
    }
}
