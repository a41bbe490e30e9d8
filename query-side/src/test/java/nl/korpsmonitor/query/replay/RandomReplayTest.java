package nl.korpsmonitor.query.replay;

import static nl.korpsmonitor.query.replay.RandomYears.LONG;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.events.values.Framework.Dimension;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.query.replay.Differences.Side;
import nl.korpsmonitor.query.replay.Explanation.Link;
import nl.korpsmonitor.query.state.Visibility;
import nl.korpsmonitor.query.trail.ForwardingTrail;
import nl.korpsmonitor.query.trail.Samples;
import nl.korpsmonitor.query.view.UnfoldableEventException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What must hold of every history, tried on a year of 100,000 random events, and on short years. */
class RandomReplayTest {
    private static final int TRIES = 50;

    /** Of how many explanations the events are left out of the trail, one after the other. */
    private static final int TRIES_WITHOUT = 20;

    /** Of how many subjects two moments are compared. */
    private static final int TRIES_OF_DIFFERENCES = 20;

    private static final int PAGE = 97;

    private static final OccurredDays SUMMER = new OccurredDays(LocalDate.of(2012, 6, 1), LocalDate.of(2012, 8, 31));

    @ParameterizedTest
    @ValueSource(longs = {LONG, 2})
    void what_stands_before_a_step_is_what_stood_after_the_one_before(long seed) {
        Trail trail = year(seed);
        for (Reader reader : readers(seed)) {
            Map<Subject, Step> last = new HashMap<>();
            Replay replay = reader.replay(trail);
            for (RecordedEvent event : upwards(trail, reader.visibility)) {
                Step step = replay.step(event);
                Step previous = last.put(event.subject(), step);
                assertThat(step.before()).isEqualTo(previous == null ? null : previous.after());
                if (event.position() % Math.max(1, trail.size() / 500) == 0) {
                    assertThat(step.before())
                            .as("as a state read of that moment has it")
                            .isEqualTo(reader.replay(trail).at(event.subject(), event.position()));
                }
                assertThat(step.previous())
                        .isEqualTo(previous == null ? null : previous.event().position());
            }
            last.forEach((subject, step) -> assertThat(reader.replay(trail).at(subject, trail.size()))
                    .as("now, as nothing but its own events changes it: %s", subject)
                    .isEqualTo(step.after()));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {3})
    void downwards_come_the_same_events_as_upwards(long seed) {
        Trail trail = year(seed);
        for (Reader reader : readers(seed)) {
            for (Scope scope : List.of(Scope.EVERYTHING, Scope.ofEdition(2012), Scope.of(Subject.edition(2010)))) {
                List<RecordedEvent> all = up(new EventWalk(trail, scope, reader.visibility), trail);
                assertThat(all)
                        .allMatch(reader.visibility::maySee)
                        .isSortedAccordingTo(java.util.Comparator.comparingLong(RecordedEvent::position));
                for (OccurredDays days : List.of(OccurredDays.ALL, SUMMER)) {
                    // Few may be passed over, so that pages end among them.
                    EventWalk walk = new EventWalk(trail, scope, reader.visibility, days, 10);
                    List<RecordedEvent> down = new ArrayList<>();
                    for (Long before = trail.size(); before != null; ) {
                        EventWalk.Page page = walk.downwards(0, before, PAGE);
                        down.addAll(page.events());
                        before = page.end();
                    }
                    assertThat(down.reversed()).isEqualTo(up(walk, trail)).isEqualTo(during(days, all));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 10})
    void in_the_order_of_days_come_the_same_events_as_in_that_of_recording(long seed) {
        Trail trail = year(seed);
        for (Reader reader : readers(seed)) {
            List<Subject> subjects = upwards(trail, reader.visibility).stream()
                    .map(RecordedEvent::subject)
                    .distinct()
                    .toList();
            int moved = 0;
            for (Subject subject : subjects) {
                for (OccurredDays days : List.of(OccurredDays.ALL, SUMMER)) {
                    List<Long> recorded =
                            up(new EventWalk(trail, Scope.of(subject), reader.visibility, days), trail).stream()
                                    .map(RecordedEvent::position)
                                    .toList();
                    OccurredOrder order = new OccurredOrder(trail, subject, reader.visibility, days);
                    for (boolean newestFirst : List.of(false, true)) {
                        List<Long> occurred = order.places(0, trail.size(), newestFirst).stream()
                                .map(OccurredOrder.Place::position)
                                .toList();
                        assertThat(occurred).containsExactlyInAnyOrderElementsOf(recorded);
                        requireOrder(trail, occurred, newestFirst);
                        moved += occurred.equals(recorded) ? 0 : 1;
                    }
                }
            }
            assertThat(moved).as("how often the orders differ").isPositive();
        }
    }

    private static void requireOrder(Trail trail, List<Long> positions, boolean newestFirst) {
        for (int i = 1; i < positions.size(); i++) {
            long one = positions.get(i - 1);
            long other = positions.get(i);
            LocalDate day = day(trail, one);
            LocalDate next = day(trail, other);
            if (day == null || next == null) {
                assertThat(next).as("no date is followed by no date only").isNull();
            }
            if (day == null || next != null) {
                int compared =
                        Objects.equals(day, next) || day == null ? Long.compare(one, other) : day.compareTo(next);
                assertThat(newestFirst ? -compared : compared)
                        .as("%s at %d before %s at %d", day, one, next, other)
                        .isNegative();
            }
        }
    }

    private static @Nullable LocalDate day(Trail trail, long position) {
        return trail.event(position).orElseThrow().event().occurredOn().earliest();
    }

    private static List<RecordedEvent> up(EventWalk walk, Trail trail) {
        List<RecordedEvent> up = new ArrayList<>();
        for (Long after = -1L; after != null; ) {
            EventWalk.Page page = walk.upwards(after + 1, trail.size(), PAGE);
            up.addAll(page.events());
            after = page.end();
        }
        return up;
    }

    private static List<RecordedEvent> during(OccurredDays days, List<RecordedEvent> all) {
        return all.stream()
                .filter(event -> days.fit(event.event().occurredOn()))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(longs = {LONG, 4})
    void differences_are_those_between_two_states(long seed) {
        Trail trail = year(seed);
        Random random = new Random(seed);
        for (Reader reader : readers(seed)) {
            List<RecordedEvent> events = upwards(trail, reader.visibility);
            int differing = 0;
            for (int i = 0; i < TRIES_OF_DIFFERENCES; i++) {
                Subject subject = events.get(random.nextInt(events.size())).subject();
                long from = 1 + random.nextLong(trail.size());
                Side first = new Side(from, reader.day);
                Side second = new Side(from + random.nextLong(trail.size() - from + 1), reader.day);
                differing += requireDifferences(trail, reader.visibility, subject, first, second);
            }
            assertThat(differing).as("how many fields differed").isGreaterThan(TRIES_OF_DIFFERENCES);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {LONG, 5})
    void what_differs_between_two_days_names_what_led_to_one_of_the_values_and_not_to_the_other(long seed) {
        Trail trail = year(seed);
        Random random = new Random(seed);
        for (Visibility visibility : List.of(Visibility.ALL, Visibility.ofPublic(Set.of(2008, 2012)))) {
            List<RecordedEvent> events = upwards(trail, visibility);
            int differing = 0;
            for (int i = 0; i < TRIES_OF_DIFFERENCES; i++) {
                Subject subject = events.get(random.nextInt(events.size())).subject();
                long from = 1 + random.nextLong(trail.size());
                // Every other time both are known at one moment.
                long to = i % 2 == 0 ? from : from + random.nextLong(trail.size() - from + 1);
                Side first = new Side(from, randomDay(random));
                Side second = new Side(to, i % 10 == 0 ? null : randomDay(random));
                differing += requireDifferences(trail, visibility, subject, first, second);
            }
            assertThat(differing).as("how many fields differed").isGreaterThan(TRIES_OF_DIFFERENCES);
        }
    }

    private static LocalDate randomDay(Random random) {
        return LocalDate.of(2011, 6, 1).plusDays(random.nextInt(1_000));
    }

    /**
     * What differs, and by which events, must be exactly what is expected.
     *
     * @return how many fields differ
     */
    private static int requireDifferences(
            Trail trail, Visibility visibility, Subject subject, Side first, Side second) {
        Difference found = new Differences(trail, visibility, first, second).of(subject);
        Facts was = new Replay(trail, visibility, first.day()).at(subject, first.beforePosition());
        Facts is = new Replay(trail, visibility, second.day()).at(subject, second.beforePosition());
        assertThat(found.fields().stream().map(Difference.Field::change)).isEqualTo(Facts.changes(was, is));
        assertThat(found.existedBefore()).isEqualTo(was != null);
        assertThat(found.existsAfter()).isEqualTo(is != null);
        Map<String, List<Long>> before = changing(trail, visibility, subject, first);
        Map<String, List<Long>> after = changing(trail, visibility, subject, second);
        List<Change> scores = found.fields().stream()
                .map(Difference.Field::change)
                .filter(change -> change.field().matches("/dimensions/[^/]+/score"))
                .toList();
        boolean computed = isClassComputed(was) || isClassComputed(is);
        for (Difference.Field field : found.fields()) {
            String name = field.change().field();
            Set<Long> expected = apart(before, after, name);
            scores.stream()
                    .filter(score -> isComputedFrom(name, score, computed))
                    .forEach(score -> expected.addAll(apart(before, after, score.field())));
            if (expected.isEmpty()) {
                assertThat(first.day()).as("on one day some event changed it").isNotEqualTo(second.day());
                expected.add(Objects.requireNonNull(before.get(name)).getLast());
            }
            assertThat(field.events())
                    .as("%s of %s between %s and %s", field.change(), subject, first, second)
                    .allMatch(event -> event.subject().equals(subject))
                    .extracting(RecordedEvent::position)
                    .containsExactlyElementsOf(expected);
        }
        return found.fields().size();
    }

    private static boolean isClassComputed(@Nullable Facts facts) {
        JsonNode basis = Facts.valuesOf(facts).get("/classBasis");
        return basis != null && basis.asString().equals("COMPUTED");
    }

    /**
     * Whether a field is computed, by the framework that all editions of the random years have, and differs by this score.
     *
     * @param classComputed whether the class is, at one of the moments: else a source publishes it
     */
    private static boolean isComputedFrom(String field, Change score, boolean classComputed) {
        String[] parts = field.split("/", -1);
        Dimension dimension =
                Samples.FRAMEWORK.dimension(score.field().split("/", -1)[2]).orElseThrow();
        return switch (parts[1]) {
            case "mean" -> true;
            case "scoreClass" -> classComputed;
            case "classBasis" -> classComputed && isOnOneSide(score);
            case "focusAreaMeans" -> dimension.focusArea().name().equals(parts[2]);
            case "dimensions" ->
                switch (parts[3]) {
                    case "share" -> isOnOneSide(score);
                    case "normMet" -> dimension.code().equals(parts[2]);
                    default -> false;
                };
            default -> false;
        };
    }

    /** Whether at one of the moments there was no such score. */
    private static boolean isOnOneSide(Change score) {
        return score.before() == null || score.after() == null;
    }

    /** The events that changed a field on one day and not on the other. */
    private static Set<Long> apart(Map<String, List<Long>> before, Map<String, List<Long>> after, String field) {
        List<Long> one = before.getOrDefault(field, List.of());
        List<Long> other = after.getOrDefault(field, List.of());
        Set<Long> apart = new TreeSet<>(one);
        apart.addAll(other);
        apart.removeIf(position -> one.contains(position) && other.contains(position));
        return apart;
    }

    /** For each field the positions of the events, known at the moment, before and after which it is not the same on its day. */
    private static Map<String, List<Long>> changing(Trail trail, Visibility visibility, Subject subject, Side moment) {
        Map<String, List<Long>> positions = new HashMap<>();
        Replay replay = new Replay(trail, visibility, moment.day());
        Facts last = null;
        for (RecordedEvent event : trail.ofSubject(subject, 0, moment.beforePosition(), Trail.MAXIMUM_PAGE)) {
            Facts facts = replay.at(subject, event.position() + 1);
            Facts.changes(last, facts)
                    .forEach(change -> positions
                            .computeIfAbsent(change.field(), key -> new ArrayList<>())
                            .add(event.position()));
            last = facts;
        }
        return positions;
    }

    @ParameterizedTest
    @ValueSource(longs = {LONG, 6})
    void an_explanation_leads_to_the_value_and_none_of_its_events_can_be_missed(long seed) {
        Trail trail = year(seed);
        Random random = new Random(seed);
        for (Reader reader : readers(seed)) {
            List<RecordedEvent> events = upwards(trail, reader.visibility);
            for (int i = 0; i < TRIES; i++) {
                Subject subject = events.get(random.nextInt(events.size())).subject();
                Facts now = reader.replay(trail).at(subject, trail.size());
                if (now != null) {
                    List<String> fields = List.copyOf(now.values().keySet());
                    String field = fields.get(random.nextInt(fields.size()));
                    requireExplanation(
                            trail, reader, subject, field, now.values().get(field));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {LONG, 8})
    void of_a_trail_that_lacks_an_event_of_an_explanation_follows_another_one(long seed) {
        Trail trail = year(seed);
        Random random = new Random(seed);
        for (Reader reader : readers(seed)) {
            List<RecordedEvent> events = upwards(trail, reader.visibility);
            int tried = 0;
            int derived = 0;
            while (tried < TRIES_WITHOUT) {
                Subject subject = events.get(random.nextInt(events.size())).subject();
                Facts now = reader.replay(trail).at(subject, trail.size());
                if (now != null) {
                    List<String> fields = List.copyOf(now.values().keySet());
                    derived +=
                            requireOtherWithoutAny(trail, reader, subject, fields.get(random.nextInt(fields.size())));
                    tried++;
                }
            }
            assertThat(derived).as("how often something followed all the same").isPositive();
        }
    }

    /**
     * Each event of the chain is needed: without it another value follows, or from the events that are left another chain, or nothing that holds together.
     *
     * @return how often something followed
     */
    private static int requireOtherWithoutAny(Trail trail, Reader reader, Subject subject, String field) {
        Explanation explanation = explain(trail, reader, subject, field).orElseThrow();
        int derived = 0;
        for (Link link : explanation.chain()) {
            List<Told> rest = told(explanation.chain().stream()
                    .filter(each -> !each.equals(link))
                    .toList());
            Optional<Explanation> without =
                    withoutOne(trail, reader, subject, field, link.step().event());
            // What goes with a score is in its chain, and counts: the values asked for alone need not differ.
            assertThat(without.map(other -> List.of(holding(other.chain()), told(other.chain()))))
                    .as(
                            "%s of %s without %s",
                            field, subject, link.step().event().position())
                    .isNotEqualTo(Optional.of(List.of(holding(explanation.chain()), rest)));
            derived += without.isPresent() ? 1 : 0;
        }
        return derived;
    }

    private static Map<String, JsonNode> holding(List<Link> chain) {
        return Objects.requireNonNull(led(chain), "a chain that holds together");
    }

    private static Optional<Explanation> explain(Trail trail, Reader reader, Subject subject, String field) {
        return new Explanations(trail, reader.visibility, reader.day).of(subject, field, trail.size());
    }

    /** What is explained when the trail never had that event; empty when nothing can be. */
    private static Optional<Explanation> withoutOne(
            Trail trail, Reader reader, Subject subject, String field, RecordedEvent left) {
        try {
            return explain(new Lacking(trail, left), reader, subject, field);
        } catch (UnfoldableEventException | InvalidInputException e) {
            // The others do not hold together without it, or there never was such a field.
            return Optional.empty();
        }
    }

    /** What a chain says of one event. */
    private record Told(long position, List<Change> changes) {}

    private static List<Told> told(List<Link> chain) {
        return chain.stream()
                .map(link -> new Told(link.step().event().position(), link.changes()))
                .toList();
    }

    /** A trail that never had one event of a subject: those after it are numbered as if it had not been. */
    private static final class Lacking extends ForwardingTrail {
        private final RecordedEvent left;
        private final List<RecordedEvent> others;

        Lacking(Trail trail, RecordedEvent left) {
            super(trail);
            this.left = left;
            List<RecordedEvent> all = trail.ofSubject(left.subject(), 0, trail.size(), Trail.MAXIMUM_PAGE);
            assertThat(all.size()).isLessThan(Trail.MAXIMUM_PAGE);
            this.others = all.stream()
                    .filter(event -> event.position() != left.position())
                    .map(event -> event.position() < left.position() ? event : renumbered(event))
                    .toList();
        }

        private static RecordedEvent renumbered(RecordedEvent event) {
            return new RecordedEvent(
                    event.position(),
                    event.recordedAt(),
                    event.subject(),
                    event.sequence() - 1,
                    event.id(),
                    event.type(),
                    event.revision(),
                    event.actor(),
                    event.cause(),
                    event.fictitious(),
                    event.event());
        }

        @Override
        public List<RecordedEvent> ofSubject(Subject subject, long fromSequence, long beforePosition, int limit) {
            return subject.equals(left.subject())
                    ? others.stream()
                            .filter(event -> event.sequence() >= fromSequence && event.position() < beforePosition)
                            .limit(limit)
                            .toList()
                    : super.ofSubject(subject, fromSequence, beforePosition, limit);
        }
    }

    private static void requireExplanation(
            Trail trail, Reader reader, Subject subject, String field, @Nullable JsonNode value) {
        Explanation explanation = new Explanations(trail, reader.visibility, reader.day)
                .of(subject, field, trail.size())
                .orElseThrow();
        List<Link> chain = explanation.chain();
        assertThat(explanation.values().get(field)).isEqualTo(value);
        Map<String, JsonNode> led = Objects.requireNonNull(led(chain), field + " of " + subject);
        assertThat(led.get(field)).isEqualTo(value);
        assertThat(chain).allMatch(link -> link.step().event().subject().equals(subject));
        assertThat(chain.stream().flatMap(link -> link.changes().stream()))
                .as("nothing unrelated in the chain of %s", field)
                .allMatch(change -> change.field().equals(field)
                        || change.field().startsWith(field + "/")
                        || isOfTheSameScore(change.field(), field));
        assertThat(positions(chain))
                .as("every event that changed %s", field)
                .containsAll(changing(trail, reader, subject, field));
        for (int left = 0; left < chain.size() - 1; left++) {
            List<Link> broken = new ArrayList<>(chain);
            broken.remove(left);
            assertThat(led(broken)).as("without event %d", left).isNotEqualTo(led);
        }
        List<Link> withoutLast = chain.subList(0, chain.size() - 1);
        assertThat(led(withoutLast)).isNotEqualTo(led);
    }

    /** Whether both are about what one dimension was scored, and not about what follows from it. */
    private static boolean isOfTheSameScore(String one, String other) {
        String[] first = one.split("/", -1);
        String[] second = other.split("/", -1);
        return first.length > 3
                && second.length > 3
                && first[1].equals("dimensions")
                && second[1].equals("dimensions")
                && first[2].equals(second[2])
                && !Set.of("share", "normMet").contains(first[3])
                && !Set.of("share", "normMet").contains(second[3]);
    }

    private static List<Long> positions(List<Link> chain) {
        return chain.stream().map(link -> link.step().event().position()).toList();
    }

    /** Positions of the subject's events before and after which a state read has another value in the field. */
    private static List<Long> changing(Trail trail, Reader reader, Subject subject, String field) {
        List<Long> positions = new ArrayList<>();
        JsonNode last = null;
        Replay replay = reader.replay(trail);
        for (RecordedEvent event : trail.ofSubject(subject, 0, trail.size(), Trail.MAXIMUM_PAGE)) {
            Facts facts = replay.at(subject, event.position() + 1);
            JsonNode now = facts == null ? null : facts.values().get(field);
            if (!Objects.equals(last, now) && reader.visibility.maySee(event)) {
                positions.add(event.position());
            }
            last = now;
        }
        return positions;
    }

    /** What the chain leads to; null when it does not hold together. */
    private static @Nullable Map<String, JsonNode> led(List<Link> chain) {
        Map<String, JsonNode> values = new TreeMap<>();
        for (Link link : chain) {
            for (Change change : link.changes()) {
                JsonNode old = change.after() == null
                        ? values.remove(change.field())
                        : values.put(change.field(), change.after());
                if (old == null ? change.before() != null : !old.equals(change.before())) {
                    return null;
                }
            }
        }
        return values;
    }

    private static Trail year(long seed) {
        return RandomYears.of(seed);
    }

    private static List<RecordedEvent> upwards(Trail trail, Visibility visibility) {
        List<RecordedEvent> events = up(new EventWalk(trail, Scope.EVERYTHING, visibility), trail);
        assertThat(events).isNotEmpty();
        return events;
    }

    /** Who looks, and at which day. */
    private record Reader(Visibility visibility, @Nullable LocalDate day) {
        Replay replay(Trail trail) {
            return new Replay(trail, visibility, day);
        }
    }

    private static List<Reader> readers(long seed) {
        LocalDate day = LocalDate.of(2011, 6, 1).plusDays(new Random(seed).nextInt(1_000));
        return List.of(
                new Reader(Visibility.ALL, null),
                new Reader(Visibility.ALL, day),
                new Reader(Visibility.ofPublic(java.util.Set.of(2008, 2012)), null));
    }
}
