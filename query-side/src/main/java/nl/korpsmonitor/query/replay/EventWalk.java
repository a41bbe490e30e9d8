package nl.korpsmonitor.query.replay;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.ledger.EventFilter;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.query.state.Visibility;
import org.jspecify.annotations.Nullable;

/**
 * Walks along events, upwards or downwards, page by page. Where a page ends never depends on events that its reader may not see. What a page costs is bounded,
 * however few events there are to show: a page may be short, or empty, and still have a next one. Safe for use by many threads.
 */
public final class EventWalk {
    /** How many positions one page goes over at most for who does not see everything. */
    static final int MAXIMUM_POSITIONS = 20_000;

    /** How many events that may be seen one page passes over at most, as they did not happen on the days that are wanted. */
    static final int MAXIMUM_PASSED_OVER = 20_000;

    private final Trail trail;
    private final Scope scope;
    private final Visibility visibility;
    private final OccurredDays days;
    private final int maximumPassedOver;

    /**
     * Along all that the reader may see, whenever it happened.
     *
     * @param visibility what the reader may see
     */
    public EventWalk(Trail trail, Scope scope, Visibility visibility) {
        this(trail, scope, visibility, OccurredDays.ALL);
    }

    /**
     * Along what may have happened on some days only.
     *
     * @param visibility what the reader may see
     */
    public EventWalk(Trail trail, Scope scope, Visibility visibility, OccurredDays days) {
        this(trail, scope, visibility, days, MAXIMUM_PASSED_OVER);
    }

    EventWalk(Trail trail, Scope scope, Visibility visibility, OccurredDays days, int maximumPassedOver) {
        this.trail = trail;
        this.scope = scope;
        this.visibility = visibility;
        this.days = days;
        this.maximumPassedOver = maximumPassedOver;
    }

    /**
     * A page.
     *
     * @param events that the reader may see, in the order of the walk
     * @param end upwards: after which position the next page begins; downwards: before which; null when there is none
     */
    public record Page(List<RecordedEvent> events, @Nullable Long end) {}

    /**
     * The first events of a stretch of positions, in ascending order.
     *
     * @param from the first position
     * @param before the first position that is no longer wanted
     * @param wanted how many events, 1 to {@link Trail#MAXIMUM_PAGE} - 1
     */
    public Page upwards(long from, long before, int wanted) {
        long bound = scope.isSeen(visibility) ? before : Math.min(before, from + MAXIMUM_POSITIONS);
        Gathered gathered = new Gathered(wanted);
        for (long next = from; next < bound; ) {
            List<RecordedEvent> stretch = stretch(next, bound, atOnce(wanted), false);
            if (!gathered.add(stretch)) {
                return gathered.page();
            }
            next = stretch.size() < atOnce(wanted) ? bound : stretch.getLast().position() + 1;
        }
        return new Page(gathered.events, bound < before ? bound - 1 : null);
    }

    /**
     * The last events of a stretch of positions, in descending order.
     *
     * @param from the first position
     * @param before the first position that is no longer wanted
     * @param wanted how many events, 1 to {@link Trail#MAXIMUM_PAGE} - 1
     */
    public Page downwards(long from, long before, int wanted) {
        long end = Math.min(before, trail.size());
        long bound = scope.isSeen(visibility) ? from : Math.max(from, end - MAXIMUM_POSITIONS);
        Gathered gathered = new Gathered(wanted);
        for (long next = end; next > bound; ) {
            List<RecordedEvent> stretch = stretch(bound, next, atOnce(wanted), true);
            if (!gathered.add(stretch)) {
                return gathered.page();
            }
            next = stretch.size() < atOnce(wanted) ? bound : stretch.getLast().position();
        }
        return new Page(gathered.events, bound > from ? bound : null);
    }

    /** The first event of a stretch of positions, however many are passed over on the way; null when there is none. */
    public @Nullable RecordedEvent first(long from, long before) {
        Page page = upwards(from, before, 1);
        while (page.events().isEmpty() && page.end() != null) {
            page = upwards(page.end() + 1, before, 1);
        }
        return page.events().isEmpty() ? null : page.events().getFirst();
    }

    /** The last event of a stretch of positions, however many are passed over on the way; null when there is none. */
    public @Nullable RecordedEvent last(long from, long before) {
        Page page = downwards(from, before, 1);
        while (page.events().isEmpty() && page.end() != null) {
            page = downwards(from, page.end(), 1);
        }
        return page.events().isEmpty() ? null : page.events().getFirst();
    }

    /** How many events are read at once: where many may be passed over, more than are shown. */
    private int atOnce(int wanted) {
        return days.isAll() ? wanted + 1 : Trail.MAXIMUM_PAGE;
    }

    /** What a page shows, and where it ends when it is full or has passed over too many. */
    private final class Gathered {
        private final int wanted;
        private final List<RecordedEvent> events = new ArrayList<>();
        private int passedOver;
        private long end;

        Gathered(int wanted) {
            this.wanted = wanted;
        }

        /** Adds what may be seen and happened on the days; false when the page ends here, as there may be more. */
        boolean add(List<RecordedEvent> stretch) {
            for (RecordedEvent event : stretch) {
                if (!scope.has(event) || !visibility.maySee(event)) {
                    continue;
                }
                if (days.fit(event.event().occurredOn())) {
                    if (events.size() == wanted) {
                        return false;
                    }
                    events.add(event);
                } else if (passedOver++ == maximumPassedOver) {
                    return false;
                }
                end = event.position();
            }
            return true;
        }

        Page page() {
            return new Page(events, end);
        }
    }

    /** The first events of the stretch, or the last ones first; fewer than the limit when there are no more. */
    private List<RecordedEvent> stretch(long from, long before, int limit, boolean downwards) {
        Comparator<RecordedEvent> order = Comparator.comparingLong(RecordedEvent::position);
        return scope.prefixes().stream()
                .map(prefix -> new EventFilter(prefix, Set.of(), null, null, null))
                .flatMap(filter -> downwards
                        ? trail.pageBack(filter, before, limit).stream()
                        : trail.page(filter, from, limit).stream())
                .filter(event -> event.position() >= from && event.position() < before)
                .sorted(downwards ? order.reversed() : order)
                .limit(limit)
                .toList();
    }
}
