package nl.korpsmonitor.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.Subject;

/**
 * The ledger as its readers see it: domain events in position order, decoded and upcast. Every acknowledged event is
 * visible. Confidential values are not opened, save by {@link #opened}. Safe for use by many threads.
 *
 * <p>Entries that hold no domain event (such as those of a framework's own tests) are skipped.
 */
public interface Trail {
    /** The most events that one call returns. */
    int MAXIMUM_PAGE = 1_000;

    /** How many entries there are; the next position. */
    long size();

    /** How many entries were recorded at or before the given time. */
    long sizeAt(Instant time);

    /** The event at a position; empty when the ledger is shorter, or the entry holds no domain event. */
    Optional<RecordedEvent> event(long position);

    /** Like {@link #event}, with every confidential value shown that is not erased and has its key. */
    Optional<RecordedEvent> opened(long position);

    /** The sequence of the subject's last event; -1 when it has none. */
    long lastSequence(Subject subject);

    /**
     * Events of one subject in order of sequence.
     *
     * @param fromSequence the first sequence wanted, 0 or more
     * @param beforePosition only events at lower positions
     * @param limit 1 to {@link #MAXIMUM_PAGE}
     */
    List<RecordedEvent> ofSubject(Subject subject, long fromSequence, long beforePosition, int limit);

    /**
     * Events that match, in position order.
     *
     * @param fromPosition the first position wanted, 0 or more
     * @param limit 1 to {@link #MAXIMUM_PAGE}
     */
    List<RecordedEvent> page(EventFilter filter, long fromPosition, int limit);

    /**
     * Events that match, the last one first.
     *
     * <p>As it is here it looks at windows of positions that grow, which suits trails that are small.
     *
     * @param beforePosition only events at lower positions
     * @param limit 1 to {@link #MAXIMUM_PAGE}
     */
    default List<RecordedEvent> pageBack(EventFilter filter, long beforePosition, int limit) {
        List<RecordedEvent> found = new ArrayList<>();
        long until = Math.min(beforePosition, size());
        for (long window = MAXIMUM_PAGE; until > 0 && found.size() < limit; window *= 2) {
            long from = Math.max(0, until - window);
            List<RecordedEvent> within = new ArrayList<>();
            List<RecordedEvent> page;
            long next = from;
            do {
                page = page(filter, next, MAXIMUM_PAGE);
                for (RecordedEvent event : page) {
                    if (event.position() < until) {
                        within.add(event);
                    }
                    next = event.position() + 1;
                }
            } while (page.size() == MAXIMUM_PAGE && next < until);
            found.addAll(within.reversed());
            until = from;
        }
        return List.copyOf(found.subList(0, Math.min(limit, found.size())));
    }

    /**
     * The events of entries that follow each other without a gap.
     *
     * @param events of those entries that hold one, in position order
     * @param end the first position that was not looked at; every entry below it, from the first one wanted on, was
     */
    record Stretch(List<RecordedEvent> events, long end) {}

    /**
     * All events from a position on, with how far was looked: unlike a {@link #page} it tells an entry that holds no event from one that was not seen, as
     * when a store answers from a moment ago. For whoever must not miss any.
     *
     * <p>As it is here it fits trails of which every entry holds a domain event; of others it ends before the first entry that does not.
     *
     * @param fromPosition the first position wanted, 0 or more
     * @param limit how many entries are looked at at most; 1 to {@link #MAXIMUM_PAGE}
     */
    default Stretch stretch(long fromPosition, int limit) {
        List<RecordedEvent> page = page(EventFilter.ALL, fromPosition, limit);
        int seen = 0;
        while (seen < page.size() && page.get(seen).position() == fromPosition + seen) {
            seen++;
        }
        return new Stretch(page.subList(0, seen), fromPosition + seen);
    }
}
