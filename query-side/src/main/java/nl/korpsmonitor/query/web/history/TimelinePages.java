package nl.korpsmonitor.query.web.history;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.events.problems.NotFoundException;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.query.replay.EventWalk;
import nl.korpsmonitor.query.replay.Followers;
import nl.korpsmonitor.query.replay.Moments;
import nl.korpsmonitor.query.replay.OccurredDays;
import nl.korpsmonitor.query.replay.OccurredOrder;
import nl.korpsmonitor.query.replay.OccurredOrder.Place;
import nl.korpsmonitor.query.replay.Replay;
import nl.korpsmonitor.query.replay.Scope;
import nl.korpsmonitor.query.replay.Step;
import nl.korpsmonitor.query.standards.Pages;
import nl.korpsmonitor.query.state.Visibility;
import org.jspecify.annotations.Nullable;

/**
 * All steps of a timeline, up to the present, read a page at a time. What may be seen is judged anew for each page; what is recorded meanwhile is not among them.
 * For one thread.
 */
final class TimelinePages implements Pages<TimelinePages.Told> {
    /** How many steps are in memory at a time. */
    static final int PAGE = 200;

    private final Trail trail;
    private final Supplier<Visibility> visibility;
    private final Scope scope;
    private final OccurredDays days;
    private final @Nullable LocalDate day;
    private final TimelineOrder order;
    private final long size;
    private final long first;
    private final long before;
    private @Nullable Reader reader;
    private @Nullable Long place;
    private @Nullable Iterator<Place> daysAhead;

    /**
     * Reads the question, and no step yet.
     *
     * @param visibility what the reader may see, whenever it is asked
     * @throws InvalidInputException naming what is asked wrongly
     * @throws NotFoundException when it ends at a time before the first entry
     */
    TimelinePages(TimelineQuestion question, Trail trail, Supplier<Visibility> visibility, Clock clock) {
        this.trail = trail;
        this.visibility = visibility;
        this.order = question.inOrder();
        this.day = question.day();
        this.scope = question.scope();
        this.days = question.days();
        Moments moments = new Moments(trail, clock);
        this.size = moments.size();
        this.first = question.first(moments);
        this.before = question.before(moments);
        this.place = order.newestFirst() ? before : first;
    }

    /** A step, and what its reader may see. */
    record Told(Step step, Visibility visibility) {}

    /** What is read with: what was folded is kept for as long as the reader may see the same. */
    private record Reader(Visibility visibility, EventWalk walk, Replay replay) {}

    /** The position of the last ledger entry that counts; -1 when there is none. */
    long position() {
        return size - 1;
    }

    /**
     * @throws NotFoundException the first time, when there is no such subject or edition, or nothing of it may be seen
     * @throws InvalidInputException the first time, when there are too many events to put them in the order of days
     */
    @Override
    public @Nullable List<Told> next() {
        if (place == null) {
            return null;
        }
        boolean begins = reader == null;
        Reader by = reader();
        Subject subject = scope.subject();
        List<RecordedEvent> events =
                order.byDay() && subject != null ? byDay(subject, by.visibility) : recorded(place, by.walk);
        if (begins && events.isEmpty()) {
            TimelineController.requireShown(scope, new Followers(trail, by.visibility));
        }
        Map<Long, Step> steps = TimelineController.steps(events, by.replay);
        return events.stream()
                .map(RecordedEvent::position)
                .map(position -> new Told(Objects.requireNonNull(steps.get(position)), by.visibility))
                .toList();
    }

    private List<RecordedEvent> recorded(long from, EventWalk walk) {
        boolean backwards = order.newestFirst();
        EventWalk.Page page = backwards ? walk.downwards(first, from, PAGE) : walk.upwards(from, before, PAGE);
        place = page.end() == null || backwards ? page.end() : Long.valueOf(page.end() + 1);
        return page.events();
    }

    /** Where each event stands is found at once, as there are few enough; what it says is read a page at a time. */
    private List<RecordedEvent> byDay(Subject subject, Visibility sees) {
        Iterator<Place> ahead = daysAhead;
        if (ahead == null) {
            // What may not be seen is not refused for having many events either.
            TimelineController.requireShown(scope, new Followers(trail, sees));
            ahead = new OccurredOrder(trail, subject, sees, days)
                    .places(first, before, order.newestFirst())
                    .iterator();
            daysAhead = ahead;
        }
        List<RecordedEvent> events = new ArrayList<>();
        while (events.size() < PAGE && ahead.hasNext()) {
            trail.event(ahead.next().position()).filter(sees::maySee).ifPresent(events::add);
        }
        if (!ahead.hasNext()) {
            place = null;
        }
        return events;
    }

    private Reader reader() {
        Visibility now = visibility.get();
        Reader by = reader;
        if (by == null || !by.visibility.equals(now)) {
            by = new Reader(now, new EventWalk(trail, scope, now, days), new Replay(trail, now, day));
            reader = by;
        }
        return by;
    }
}
