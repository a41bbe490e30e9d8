package nl.korpsmonitor.query.replay;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.query.state.Visibility;
import org.jspecify.annotations.Nullable;

/** Finds what differs between two moments, and which events made the difference. For one thread. */
public final class Differences {
    /** How many events of one subject may lie between the moments; of more it is refused, not cut off. */
    public static final int MAXIMUM_EVENTS = 10_000;

    private final Trail trail;
    private final Visibility visibility;
    private final Side from;
    private final Side to;
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

    /** @param maximumEvents how many events of one subject may lie between the moments */
    public Differences(Trail trail, Visibility visibility, Side from, Side to, int maximumEvents) {
        if (to.beforePosition() < from.beforePosition()) {
            throw new IllegalArgumentException("to: not before from");
        }
        this.maximumEvents = maximumEvents;
        this.trail = trail;
        this.visibility = visibility;
        this.from = from;
        this.to = to;
        this.before = new Replay(trail, visibility, from.day());
        this.after = Objects.equals(from.day(), to.day()) ? before : new Replay(trail, visibility, to.day());
    }

    /**
     * What differs of a subject; no fields when nothing does.
     *
     * @throws InvalidInputException when there are {@link #areTooMany too many} events
     */
    public Difference of(Subject subject) {
        if (areTooMany(subject)) {
            throw new InvalidInputException(
                    "from",
                    "more than " + maximumEvents + " events of " + subject.id()
                            + " lie between the moments; ask for a shorter stretch");
        }
        Facts was = before.at(subject, from.beforePosition());
        // The events first: what they lead to is known then.
        Map<String, List<RecordedEvent>> events = between(subject);
        Facts is = after.at(subject, to.beforePosition());
        List<Change> changes = Facts.changes(was, is);
        return new Difference(
                subject,
                was != null,
                is != null,
                changes.stream()
                        .map(change -> new Difference.Field(change, events.getOrDefault(change.field(), List.of())))
                        .toList());
    }

    /** How many events of one subject may lie between the moments. */
    public int maximumEvents() {
        return maximumEvents;
    }

    /** Whether more than {@link #maximumEvents()} of the subject's events lie between the moments, so that its differences are refused. */
    public boolean areTooMany(Subject subject) {
        long first = before.sequence(subject, from.beforePosition()) + 1;
        return !trail.ofSubject(subject, first + maximumEvents, to.beforePosition(), 1)
                .isEmpty();
    }

    /** The events between the moments, by the fields that they changed on either day. */
    private Map<String, List<RecordedEvent>> between(Subject subject) {
        Map<String, List<RecordedEvent>> events = new HashMap<>();
        List<RecordedEvent> page;
        long sequence = before.sequence(subject, from.beforePosition()) + 1;
        do {
            page = trail.ofSubject(subject, sequence, to.beforePosition(), Trail.MAXIMUM_PAGE);
            for (RecordedEvent event : page) {
                sequence = event.sequence() + 1;
                if (visibility.maySee(event)) {
                    Stream.of(before, after)
                            .distinct()
                            .flatMap(replay -> replay.step(event).changes().stream())
                            .map(Change::field)
                            .distinct()
                            .forEach(field -> events.computeIfAbsent(field, key -> new ArrayList<>())
                                    .add(event));
                }
            }
        } while (page.size() == Trail.MAXIMUM_PAGE);
        return events;
    }
}
