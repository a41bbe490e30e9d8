package nl.korpsmonitor.query.web.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import nl.korpsmonitor.events.RecommendationEvent.OwnerAssigned;
import nl.korpsmonitor.events.RecommendationEvent.RecommendationIssued;
import nl.korpsmonitor.events.RecommendationEvent.Urgency;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.Addressee;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.EventFilter;
import nl.korpsmonitor.query.state.Visibility;
import nl.korpsmonitor.query.trail.ForwardingTrail;
import nl.korpsmonitor.query.trail.InMemoryTrail;
import nl.korpsmonitor.query.trail.Samples;
import nl.korpsmonitor.query.web.history.TimelinePages.Told;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That memory does not grow with a timeline, that each step is read once, and that each page is what its reader may see then. */
class TimelinePagesTest {
    private static final Subject SUBJECT = Subject.recommendation(2012, "r-1");
    private static final int STEPS = 5 * TimelinePages.PAGE;
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2030-01-01T00:00:00Z"), ZoneOffset.UTC);

    private final InMemoryTrail trail = new InMemoryTrail();
    private final AtomicReference<Visibility> visibility = new AtomicReference<>(Visibility.ALL);

    @BeforeEach
    void fill() {
        trail.append(
                SUBJECT,
                new RecommendationIssued(
                        "Do it.",
                        false,
                        new Addressee(Addressee.Kind.NATIONAL, null),
                        Urgency.HIGH,
                        null,
                        null,
                        null,
                        Samples.day("2012-05-01")));
        for (int i = 1; i < STEPS; i++) {
            assign(i);
        }
    }

    private void assign(int owner) {
        trail.append(SUBJECT, new OwnerAssigned("owner-" + owner, null, Samples.day("2012-05-02")));
    }

    private static TimelineQuestion question(@Nullable String order) {
        boolean byDay = TimelineOrder.of(order).byDay();
        return new WholeTimelineQuestion(
                        byDay ? SUBJECT.id() : null,
                        byDay ? null : "2012",
                        null,
                        null,
                        null,
                        null,
                        order,
                        null,
                        null,
                        null)
                .asked();
    }

    private TimelinePages pages(@Nullable String order) {
        return new TimelinePages(question(order), trail, visibility::get, CLOCK);
    }

    private static List<Long> positions(List<Told> steps) {
        return steps.stream().map(told -> told.step().event().position()).toList();
    }

    @Test
    void a_page_is_in_memory_at_a_time_and_all_pages_are_the_whole_timeline_in_any_order() {
        for (String order : List.of("oldestFirst", "newestFirst", "occurred", "occurredNewestFirst")) {
            TimelinePages pages = pages(order);
            List<Long> told = new ArrayList<>();
            List<Told> page = pages.next();
            while (page != null) {
                assertThat(page).hasSizeLessThanOrEqualTo(TimelinePages.PAGE);
                told.addAll(positions(page));
                page = pages.next();
            }
            List<Long> all = LongStream.range(0, STEPS).boxed().toList();
            assertThat(told).as(order).isEqualTo(TimelineOrder.of(order).newestFirst() ? all.reversed() : all);
        }
    }

    /** What a page reads does not depend on how much comes after it, or came before it. */
    @Test
    void each_page_reads_what_is_on_it_and_goes_on_from_what_was_folded() {
        AtomicInteger read = new AtomicInteger();
        ForwardingTrail counting = new ForwardingTrail(trail) {
            @Override
            public List<RecordedEvent> page(EventFilter filter, long fromPosition, int limit) {
                return counted(super.page(filter, fromPosition, limit));
            }

            @Override
            public List<RecordedEvent> ofSubject(Subject subject, long fromSequence, long beforePosition, int limit) {
                return counted(super.ofSubject(subject, fromSequence, beforePosition, limit));
            }

            private List<RecordedEvent> counted(List<RecordedEvent> events) {
                read.addAndGet(events.size());
                return events;
            }
        };
        TimelinePages pages = new TimelinePages(question(null), counting, visibility::get, CLOCK);
        assertThat(read).as("none before it is asked for").hasValue(0);
        LongFunction<Integer> ofPage = number -> {
            read.set(0);
            assertThat(pages.next()).as("page " + number).hasSize(TimelinePages.PAGE);
            return read.get();
        };
        for (int number = 0; number < STEPS / TimelinePages.PAGE; number++) {
            assertThat(ofPage.apply(number)).isLessThanOrEqualTo(TimelinePages.PAGE + 1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"oldestFirst", "occurred"})
    void what_is_recorded_meanwhile_is_not_told(String order) {
        TimelinePages pages = pages(order);
        pages.next();
        assign(STEPS);
        int told = TimelinePages.PAGE;
        for (List<Told> page = pages.next(); page != null; page = pages.next()) {
            told += page.size();
        }
        assertThat(told).isEqualTo(STEPS);
        assertThat(pages.position()).isEqualTo(STEPS - 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"oldestFirst", "occurred"})
    void what_may_be_seen_no_longer_is_told_no_longer(String order) {
        TimelinePages pages = pages(order);
        assertThat(pages.next()).hasSize(TimelinePages.PAGE);
        visibility.set(Visibility.ofPublic(Set.of()));
        assertThat(pages.next()).isEmpty();
    }
}
