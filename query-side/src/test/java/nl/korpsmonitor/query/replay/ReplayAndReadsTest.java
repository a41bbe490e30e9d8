package nl.korpsmonitor.query.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.korpsmonitor.events.EditionEvent.EditionDiscussed;
import nl.korpsmonitor.events.EditionEvent.EditionPresentedToHouse;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.Framework;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.EventFilter;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.query.projection.ViewProjection;
import nl.korpsmonitor.query.readmodel.ViewType;
import nl.korpsmonitor.query.readmodel.ViewTypes;
import nl.korpsmonitor.query.replay.Differences.Side;
import nl.korpsmonitor.query.shown.ScorecardShowing;
import nl.korpsmonitor.query.state.Audience;
import nl.korpsmonitor.query.state.State;
import nl.korpsmonitor.query.state.StateQuestion;
import nl.korpsmonitor.query.state.States;
import nl.korpsmonitor.query.state.Viewer;
import nl.korpsmonitor.query.state.Visibility;
import nl.korpsmonitor.query.trail.ForwardingTrail;
import nl.korpsmonitor.query.trail.InMemoryPublishedLog;
import nl.korpsmonitor.query.view.EditionView;
import nl.korpsmonitor.query.view.ScorecardView;
import nl.korpsmonitor.query.view.View;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The replay of a long random year beside what the read API answers from: read models that followed the year, and past states. */
class ReplayAndReadsTest {
    /** Of so many events, or the next one that is projected, one is looked at. */
    private static final int EVERY = 500;

    private static final Trail TRAIL = new Unpresented(RandomYears.of(RandomYears.LONG));

    /** Of organisations and their scorecards only one in ten is projected: there are some 250, as like as can be, and projecting all of them takes a minute. */
    private static final Pattern LEFT_OUT = Pattern.compile(".*/org-\\d*[02-9]");

    private static final LocalDate DAY = LocalDate.of(2012, 3, 1);
    private static final List<Viewer> VIEWERS = List.of(() -> Audience.SUPERVISORS, Viewer.ANONYMOUS);

    @TempDir
    static Path directory;

    private static ViewProjection projection;
    private static States states;

    @BeforeAll
    static void project() {
        projection = ViewProjection.start(TRAIL, TRAIL::size, directory.resolve("views.db"));
        states = new States(TRAIL, projection, new InMemoryPublishedLog(TRAIL), Clock.systemUTC());
        assertThat(projection.awaitPosition(TRAIL.size() - 1, Duration.ofMinutes(2)))
                .isTrue();
    }

    @AfterAll
    static void close() {
        projection.close();
    }

    /** The year as if its last edition had been discussed where it was presented to the House, so that some of it is hidden from most. */
    private static final class Unpresented extends ForwardingTrail {
        private final Trail whole;

        Unpresented(Trail whole) {
            super(whole);
            this.whole = whole;
        }

        private static RecordedEvent discussed(RecordedEvent event) {
            return event.event() instanceof EditionPresentedToHouse presented
                            && event.subject().equals(Subject.edition(2012))
                    ? new RecordedEvent(
                            event.position(),
                            event.recordedAt(),
                            event.subject(),
                            event.sequence(),
                            event.id(),
                            "edition-discussed",
                            1,
                            event.actor(),
                            event.cause(),
                            event.fictitious(),
                            new EditionDiscussed("Taskforce", null, presented.occurredOn()))
                    : event;
        }

        @Override
        public List<RecordedEvent> page(EventFilter filter, long fromPosition, int limit) {
            return whole.page(filter, fromPosition, limit).stream()
                    .map(Unpresented::discussed)
                    .toList();
        }

        @Override
        public Optional<RecordedEvent> event(long position) {
            return whole.event(position).map(Unpresented::discussed);
        }

        @Override
        public List<RecordedEvent> ofSubject(Subject subject, long fromSequence, long beforePosition, int limit) {
            return whole.ofSubject(subject, fromSequence, beforePosition, limit).stream()
                    .map(Unpresented::discussed)
                    .toList();
        }

        /** What is projected: the other entries as if they held no event. */
        @Override
        public Stretch stretch(long fromPosition, int limit) {
            Stretch stretch = super.stretch(fromPosition, limit);
            return new Stretch(
                    stretch.events().stream()
                            .filter(ReplayAndReadsTest::isProjected)
                            .toList(),
                    stretch.end());
        }
    }

    @Test
    void some_of_the_year_is_hidden_from_the_public() {
        assertThat(states.visibilityFor(Viewer.ANONYMOUS).publicEditions()).containsExactlyInAnyOrder(2008, 2010);
    }

    @Test
    void what_a_read_says_then_and_now_is_what_stands_after_the_step() {
        for (Viewer viewer : VIEWERS) {
            Visibility visibility = states.visibilityFor(viewer);
            for (LocalDate day : days()) {
                Replay replay = new Replay(TRAIL, visibility, day);
                List<RecordedEvent> sample = sample(visibility);
                assertThat(sample).hasSizeGreaterThan(100);
                for (RecordedEvent event : sample) {
                    Subject subject = event.subject();
                    assertThat(replay.step(event).after())
                            .as("%s after %s, on %s", subject, event.position(), day)
                            .isEqualTo(read(viewer, subject, event.position(), day));
                    assertThat(replay.at(subject, TRAIL.size()))
                            .as("%s now, on %s", subject, day)
                            .isEqualTo(read(viewer, subject, null, day));
                }
            }
        }
    }

    @Test
    void what_differs_between_two_days_is_what_differs_between_two_reads() {
        Random random = new Random(RandomYears.LONG);
        int differing = 0;
        for (Viewer viewer : VIEWERS) {
            Visibility visibility = states.visibilityFor(viewer);
            for (RecordedEvent event : sample(visibility)) {
                Subject subject = event.subject();
                long from = event.position() - random.nextLong(event.position());
                LocalDate first = DAY.minusDays(random.nextInt(400));
                LocalDate second = DAY.plusDays(random.nextInt(400));
                Facts was = read(viewer, subject, from, first);
                Facts is = read(viewer, subject, event.position(), second);
                Difference found = new Differences(
                                TRAIL, visibility, new Side(from + 1, first), new Side(event.position() + 1, second))
                        .of(subject);
                assertThat(found.fields().stream().map(Difference.Field::change))
                        .as("%s after %s on %s, and after %s on %s", subject, from, first, event.position(), second)
                        .isEqualTo(Facts.changes(was, is));
                assertThat(found.existedBefore()).isEqualTo(was != null);
                assertThat(found.existsAfter()).isEqualTo(is != null);
                assertThat(found.fields())
                        .as("of each is told by which events it differs")
                        .allMatch(field -> !field.events().isEmpty()
                                && field.events().stream().allMatch(visibility::maySee));
                differing += found.fields().size();
            }
        }
        assertThat(differing).isPositive();
    }

    private static List<LocalDate> days() {
        List<LocalDate> days = new ArrayList<>();
        days.add(null);
        days.add(DAY);
        return days;
    }

    private static List<RecordedEvent> sample(Visibility visibility) {
        List<RecordedEvent> sample = new ArrayList<>();
        for (long start = EVERY; start < TRAIL.size(); start += EVERY) {
            TRAIL.page(EventFilter.ALL, start, EVERY).stream()
                    .filter(ReplayAndReadsTest::isProjected)
                    .filter(visibility::maySee)
                    .findFirst()
                    .ifPresent(sample::add);
        }
        return sample;
    }

    private static boolean isProjected(RecordedEvent event) {
        return !LEFT_OUT.matcher(event.subject().id()).matches();
    }

    /** The facts that a read shows; null when it shows nothing. */
    private static @Nullable Facts read(
            Viewer viewer, Subject subject, @Nullable Long knownAt, @Nullable LocalDate day) {
        StateQuestion question = StateQuestion.of(
                knownAt == null ? null : knownAt.toString(), day == null ? null : day.toString(), null);
        State state = states.at(question, viewer);
        return ViewTypes.ofSubjectType(subject.type())
                .flatMap(type -> one(state, type, subject))
                .map(view -> new FactsOf(state.day(), state.visibility()).of(view, framework(state, view)))
                .orElse(null);
    }

    private static <V extends View, S> Optional<V> one(State state, ViewType<V, S> type, Subject subject) {
        Optional<V> view = state.one(type, subject);
        if (state.visibility().isAll()) {
            view.ifPresent(shown -> assertThat(state.all(type, fields(type, shown)))
                    .as("the list has %s as it is shown alone", subject)
                    .contains(type.summary().apply(shown)));
        }
        return view;
    }

    private static <V extends View> Map<String, List<String>> fields(ViewType<V, ?> type, V view) {
        return type.values().apply(view).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, field -> List.of(field.getValue())));
    }

    private static @Nullable Framework framework(State state, View view) {
        if (!(view instanceof ScorecardView card)) {
            return null;
        }
        EditionView edition =
                state.one(ViewTypes.EDITIONS, Subject.edition(card.edition())).orElse(null);
        return edition == null ? null : ScorecardShowing.in(state, edition).framework();
    }
}
