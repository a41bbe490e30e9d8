package nl.korpsmonitor.query.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import nl.korpsmonitor.events.EventName;
import nl.korpsmonitor.events.InquiryEvent.DossierIssued;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.ledger.EventFilter;
import nl.korpsmonitor.ledger.Trail;

/**
 * Which dossiers were issued, as it is now. Like {@link Disclosures} it is kept in memory, some kilobytes for each dossier, and read on from the trail whenever it
 * is asked. Safe for use by many threads.
 */
public final class IssuedDossiers {
    private static final EventFilter ISSUED = new EventFilter(
            null,
            Set.of(Objects.requireNonNull(DossierIssued.class.getAnnotation(EventName.class))
                    .value()),
            null,
            null,
            null);

    private final Trail trail;
    private final List<RecordedEvent> issued = new ArrayList<>();
    private long next;

    /** @param trail in which they stand */
    public IssuedDossiers(Trail trail) {
        this.trail = trail;
    }

    /** That each was issued, in order of position. */
    public synchronized List<RecordedEvent> now() {
        List<RecordedEvent> page;
        do {
            page = trail.page(ISSUED, next, Trail.MAXIMUM_PAGE);
            issued.addAll(page);
            if (!page.isEmpty()) {
                next = page.getLast().position() + 1;
            }
        } while (page.size() == Trail.MAXIMUM_PAGE);
        return List.copyOf(issued);
    }
}
