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
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.events.values.Framework;
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
 * first one's day only, led to neither. Of a figure of a scorecard also those count that made the scores differ which it is computed from: one of them may have
 * left the figure alone when it was recorded. A share, and what the class is based on, goes by which dimensions have a score: of these only the scores count that
 * one of the moments lacks.
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
        Map<String, List<RecordedEvent>> between =
                chains(before, subject, firstSequence(subject), to.beforePosition(), field -> true);
        Facts is = before.at(subject, to.beforePosition());
        // What is before them is in both chains.
        return difference(subject, was, is, Map.of(), between);
    }

    private Difference betweenDays(Subject subject) {
        Facts was = before.at(subject, from.beforePosition());
        Facts is = after.at(subject, to.beforePosition());
        Set<String> differing =
                Facts.changes(was, is).stream().map(Change::field).collect(Collectors.toSet());
        if (differing.isEmpty()) {
            // As with most of an edition: what is alike is not walked through.
            return difference(subject, was, is, Map.of(), Map.of());
        }
        return difference(
                subject,
                was,
                is,
                chains(before, subject, 0, from.beforePosition(), differing::contains),
                chains(after, subject, 0, to.beforePosition(), differing::contains));
    }

    /**
     * What differs, and by which events.
     *
     * @param one how the fields came to their first values; what is in both may be left out of both
     * @param other how they came to their second values
     */
    private Difference difference(
            Subject subject,
            @Nullable Facts was,
            @Nullable Facts is,
            Map<String, List<RecordedEvent>> one,
            Map<String, List<RecordedEvent>> other) {
        List<Change> changes = Facts.changes(was, is);
        DifferingScores scores = new DifferingScores(was, is, changes, changes.isEmpty() ? null : frameworkOf(subject));
        return new Difference(
                subject,
                was != null,
                is != null,
                changes.stream()
                        .map(change -> new Difference.Field(change, named(change.field(), scores, one, other)))
                        .toList());
    }

    /** The events by which a field differs: its own, and those of the differing scores that it is computed from. */
    private static List<RecordedEvent> named(
            String field,
            DifferingScores scores,
            Map<String, List<RecordedEvent>> one,
            Map<String, List<RecordedEvent>> other) {
        SortedMap<Long, RecordedEvent> named = new TreeMap<>();
        Stream.concat(Stream.of(field), scores.of(field))
                .forEach(each ->
                        named.putAll(apart(one.getOrDefault(each, List.of()), other.getOrDefault(each, List.of()))));
        List<RecordedEvent> last = other.getOrDefault(field, List.of());
        // Of two chains that are the same the last one, which led to another value on each day.
        return named.isEmpty() && !last.isEmpty() ? List.of(last.getLast()) : List.copyOf(named.values());
    }

    /** By which a scorecard's figures are computed; null when there is none, and of what is no scorecard. */
    private @Nullable Framework frameworkOf(Subject subject) {
        Integer edition = subject.editionYear();
        if (edition == null || !subject.type().equals("scorecard")) {
            return null;
        }
        FixedFramework second = after.fixed(edition, to.beforePosition());
        // It may be in force on one of the days only.
        FixedFramework fixed = second == null ? before.fixed(edition, from.beforePosition()) : second;
        return fixed == null ? null : fixed.framework();
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
