package nl.korpsmonitor.query.replay;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.events.values.Framework.Dimension;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.query.state.Visibility;
import nl.korpsmonitor.query.view.EditionView.FixedFramework;
import org.jspecify.annotations.Nullable;

/**
 * Finds what differs between two moments, and which events made the difference. For one thread.
 *
 * <p>At each of the moments a field stands at the end of a chain: the events, known by then, that changed it in what was in force on that moment's day. The
 * events that made the difference are those of one chain that are not in the other. On one day these are the events between the moments. On two days an event
 * that changed the field on both led to either value, and tells nothing of the difference; one that is known at the second moment only, and changed it on the
 * first one's day only, led to neither. Of a figure of a scorecard also those count that made the scores differ which it is computed from: one that came into
 * force between the days may have left the figure alone when it was recorded.
 */
public final class Differences {
    /** How many events of one subject are walked through; of more it is refused, not cut off. */
    public static final int MAXIMUM_EVENTS = 10_000;

    private final Trail trail;
    private final Visibility visibility;
    private final Side from;
    private final Side to;
    private final boolean onTwoDays;
    private final Replay before;
    private final Replay after;
    private final int maximumEvents;

    /**
     * A moment.
     *
     * @param beforePosition after exactly the entries at lower positions
     * @param day on which facts must be in force; null for the last known ones
     */
    public record Side(long beforePosition, @Nullable LocalDate day) {}

    /**
     * @param visibility what the reader may see
     * @param to not before {@code from}
     */
    public Differences(Trail trail, Visibility visibility, Side from, Side to) {
        this(trail, visibility, from, to, MAXIMUM_EVENTS);
    }

    /** @param maximumEvents how many events of one subject may lie where {@link #areTooMany} looks */
    public Differences(Trail trail, Visibility visibility, Side from, Side to, int maximumEvents) {
        if (to.beforePosition() < from.beforePosition()) {
            throw new IllegalArgumentException("to: not before from");
        }
        this.maximumEvents = maximumEvents;
        this.trail = trail;
        this.visibility = visibility;
        this.from = from;
        this.to = to;
        this.onTwoDays = !Objects.equals(from.day(), to.day());
        this.before = new Replay(trail, visibility, from.day());
        this.after = onTwoDays ? new Replay(trail, visibility, to.day()) : before;
    }

    /**
     * What differs of a subject; no fields when nothing does, and when the reader may not see it.
     *
     * @throws InvalidInputException when there are {@link #areTooMany too many} events
     */
    public Difference of(Subject subject) {
        if (new Followers(trail, visibility).first(subject) == null) {
            // Nor is he told how many events there are.
            return new Difference(subject, false, false, List.of());
        }
        if (areTooMany(subject)) {
            throw tooMany(subject);
        }
        return onTwoDays ? betweenDays(subject) : betweenPositions(subject);
    }

    /** How many events of one subject may lie where {@link #areTooMany} looks. */
    public int maximumEvents() {
        return maximumEvents;
    }

    /** Whether what was in force on two days is compared, so that all events up to the second moment count. */
    public boolean isOnTwoDays() {
        return onTwoDays;
    }

    /**
     * Whether more than {@link #maximumEvents()} of the subject's events lie between the moments, or with two days up to the second one, so that its
     * differences are refused.
     */
    public boolean areTooMany(Subject subject) {
        return !trail.ofSubject(subject, firstSequence(subject) + maximumEvents, to.beforePosition(), 1)
                .isEmpty();
    }

    private long firstSequence(Subject subject) {
        return onTwoDays ? 0 : before.sequence(subject, from.beforePosition()) + 1;
    }

    private InvalidInputException tooMany(Subject subject) {
        String more = "more than " + maximumEvents + " events of " + subject.id();
        return onTwoDays
                ? new InvalidInputException(
                        "to",
                        more + " are known at this moment; name an earlier one, or compare two moments on one day")
                : new InvalidInputException("from", more + " lie between the moments; ask for a shorter stretch");
    }

    private Difference betweenPositions(Subject subject) {
        Facts was = before.at(subject, from.beforePosition());
        // The events first: what they lead to is known then.
        Map<String, List<RecordedEvent>> events =
                chains(before, subject, firstSequence(subject), to.beforePosition(), field -> true);
        Facts is = before.at(subject, to.beforePosition());
        return difference(subject, was, is, field -> events.getOrDefault(field, List.of()));
    }

    private Difference betweenDays(Subject subject) {
        Facts was = before.at(subject, from.beforePosition());
        Facts is = after.at(subject, to.beforePosition());
        Set<String> differing =
                Facts.changes(was, is).stream().map(Change::field).collect(Collectors.toSet());
        if (differing.isEmpty()) {
            // As with most of an edition: what is alike is not walked through.
            return difference(subject, was, is, field -> List.of());
        }
        Map<String, List<RecordedEvent>> one = chains(before, subject, 0, from.beforePosition(), differing::contains);
        Map<String, List<RecordedEvent>> other = chains(after, subject, 0, to.beforePosition(), differing::contains);
        return difference(subject, was, is, field -> {
            List<RecordedEvent> last = other.getOrDefault(field, List.of());
            SortedMap<Long, RecordedEvent> apart = new TreeMap<>();
            Stream.concat(Stream.of(field), computedFrom(subject, field).filter(differing::contains))
                    .forEach(each -> apart.putAll(
                            apart(one.getOrDefault(each, List.of()), other.getOrDefault(each, List.of()))));
            // Of two chains that are the same the last one, which led to another value on each day.
            return apart.isEmpty() && !last.isEmpty() ? List.of(last.getLast()) : List.copyOf(apart.values());
        });
    }

    /** The scores that a figure is computed from; none of what is no figure. */
    private Stream<String> computedFrom(Subject subject, String field) {
        Integer edition = subject.editionYear();
        Figures figures = Figures.in(field).orElse(null);
        if (figures == null || edition == null || !subject.type().equals("scorecard")) {
            return Stream.empty();
        }
        FixedFramework second = after.fixed(edition, to.beforePosition());
        // It may be in force on one of the days only.
        FixedFramework fixed = second == null ? before.fixed(edition, from.beforePosition()) : second;
        return fixed == null
                ? Stream.empty()
                : fixed.framework().dimensions().stream()
                        .map(Dimension::code)
                        .filter(code -> figures.need(code, fixed.framework()))
                        .map(code -> "/dimensions/" + code + "/score");
    }

    private static Difference difference(
            Subject subject, @Nullable Facts was, @Nullable Facts is, Function<String, List<RecordedEvent>> events) {
        return new Difference(
                subject,
                was != null,
                is != null,
                Facts.changes(was, is).stream()
                        .map(change -> new Difference.Field(change, events.apply(change.field())))
                        .toList());
    }

    /** The events of one chain that are not in the other, by position. */
    private static Map<Long, RecordedEvent> apart(List<RecordedEvent> one, List<RecordedEvent> other) {
        Map<Long, RecordedEvent> apart = new HashMap<>();
        one.forEach(event -> apart.put(event.position(), event));
        for (RecordedEvent event : other) {
            if (apart.remove(event.position()) == null) {
                apart.put(event.position(), event);
            }
        }
        return apart;
    }

    /** The subject's events from a sequence on, up to a position, by the fields that they changed, of those that are wanted. */
    private Map<String, List<RecordedEvent>> chains(
            Replay replay, Subject subject, long fromSequence, long beforePosition, Predicate<String> wanted) {
        Map<String, List<RecordedEvent>> chains = new HashMap<>();
        List<RecordedEvent> page;
        long sequence = fromSequence;
        do {
            page = trail.ofSubject(subject, sequence, beforePosition, Trail.MAXIMUM_PAGE);
            for (RecordedEvent event : page) {
                sequence = event.sequence() + 1;
                if (visibility.maySee(event)) {
                    replay.step(event).changes().stream()
                            .map(Change::field)
                            .filter(wanted)
                            .forEach(field -> chains.computeIfAbsent(field, key -> new ArrayList<>())
                                    .add(event));
                }
            }
        } while (page.size() == Trail.MAXIMUM_PAGE);
        return chains;
    }
}
