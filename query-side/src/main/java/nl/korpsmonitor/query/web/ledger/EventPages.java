package nl.korpsmonitor.query.web.ledger;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.EventFilter;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.query.state.Visibility;
import org.jspecify.annotations.Nullable;

/**
 * Cuts lists of events into pages. Where a page ends never depends on events that its reader may not see: it would tell that they are there, of which type, by
 * whom and about what. Safe for use by many threads.
 */
final class EventPages {
    /**
     * How many positions one page goes over at most for who does not see everything; a page may be short, or empty, and still have a next one. It is counted in
     * positions, hidden or not, as everybody knows those.
     */
    static final int MAXIMUM_POSITIONS = 20_000;

    private static final String DOCUMENTS = "document";
    private static final Duration MICROSECOND = Duration.ofNanos(1_000);

    private final Trail trail;

    EventPages(Trail trail) {
        this.trail = trail;
    }

    /**
     * A page.
     *
     * @param events that the reader may see
     * @param lastPosition after which the next page begins; null when there is none
     */
    record Found(List<RecordedEvent> events, @Nullable Long lastPosition) {}

    /**
     * The next events that match and may be seen.
     *
     * @param fromPosition the first position wanted
     * @param wanted 1 to {@link Trail#MAXIMUM_PAGE} - 1
     */
    Found page(EventFilter filter, long fromPosition, int wanted, Visibility visibility) {
        long position = Math.max(fromPosition, filter.from() == null ? 0 : sizeBefore(filter));
        long end = filter.until() == null ? trail.size() : Math.min(trail.size(), trail.sizeAt(filter.until()));
        long bound = seesAll(filter, visibility) ? end : Math.min(end, position + MAXIMUM_POSITIONS);
        List<RecordedEvent> events = new ArrayList<>();
        // Where much is hidden, longer stretches: a page takes few searches however little of it may be seen.
        for (int stretch = Math.min(Trail.MAXIMUM_PAGE, visibility.isAll() ? wanted + 1 : 2 * wanted + 1);
                position < bound;
                stretch = Trail.MAXIMUM_PAGE) {
            List<RecordedEvent> page = trail.page(filter, position, stretch);
            for (RecordedEvent event : page) {
                if (event.position() >= bound || !visibility.maySee(event)) {
                    continue;
                }
                if (events.size() == wanted) {
                    // One more than wanted tells that there is a next page.
                    return new Found(events, events.getLast().position());
                }
                events.add(event);
            }
            position = page.size() < stretch ? bound : page.getLast().position() + 1;
        }
        return new Found(events, bound < end ? bound - 1 : null);
    }

    /**
     * Whether everything that matches may be seen, but for single events, so that looking on costs what is shown. Of all documents together that can't be told, as
     * any number of them may be working papers of editions that are hidden.
     */
    private static boolean seesAll(EventFilter filter, Visibility visibility) {
        if (visibility.isAll()) {
            return true;
        }
        String prefix = filter.subjectPrefix();
        return prefix != null && !prefix.equals(DOCUMENTS) && visibility.maySee(new Subject(prefix));
    }

    /** How many entries were surely recorded before what is wanted. */
    private long sizeBefore(EventFilter filter) {
        return filter.from() == null ? 0 : trail.sizeAt(filter.from().minus(MICROSECOND));
    }
}
