package nl.korpsmonitor.ledger;

import java.time.Instant;
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

    /** Like {@link #event}, with every confidential value that still has its key and is not withheld shown. */
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
}
