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
 * Walks along events, upwards or downwards, page by page. Where a page ends never depends on events that its reader may not see. Safe for use by many threads.
 */
public final class EventWalk {
    /** How many positions one page goes over at most for who does not see everything: then a page may be short, or empty, and still have a next one. */
    static final int MAXIMUM_POSITIONS = 20_000;

    private final Trail trail;
    private final Scope scope;
    private final Visibility visibility;

    /** @param visibility what the reader may see */
    public EventWalk(Trail trail, Scope scope, Visibility visibility) {
        this.trail = trail;
        this.scope = scope;
        this.visibility = visibility;
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
        List<RecordedEvent> events = new ArrayList<>();
        for (long next = from; next < bound; ) {
            List<RecordedEvent> stretch = stretch(next, bound, wanted + 1, false);
            if (!add(stretch, events, wanted)) {
                return new Page(events, events.getLast().position());
            }
            next = stretch.size() <= wanted ? bound : stretch.getLast().position() + 1;
        }
        return new Page(events, bound < before ? bound - 1 : null);
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
        List<RecordedEvent> events = new ArrayList<>();
        for (long next = end; next > bound; ) {
            List<RecordedEvent> stretch = stretch(bound, next, wanted + 1, true);
            if (!add(stretch, events, wanted)) {
                return new Page(events, events.getLast().position());
            }
            next = stretch.size() <= wanted ? bound : stretch.getLast().position();
        }
        return new Page(events, bound > from ? bound : null);
    }

    /** Adds what may be seen; false when there is more of that than wanted. */
    private boolean add(List<RecordedEvent> stretch, List<RecordedEvent> events, int wanted) {
        for (RecordedEvent event : stretch) {
            if (scope.has(event) && visibility.maySee(event)) {
                if (events.size() == wanted) {
                    return false;
                }
                events.add(event);
            }
        }
        return true;
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
