package nl.korpsmonitor.query.readmodel;

import java.util.List;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.ledger.EventFilter;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.query.trail.ForwardingTrail;

/** A trail that answers once from a moment ago, as a store does of which another server took over. */
final class SteppingBackTrail extends ForwardingTrail {
    private final long sizeThen;
    private int pagesUntil;

    /** @param pagesUntil how many pages are read before that one */
    SteppingBackTrail(Trail trail, long sizeThen, int pagesUntil) {
        super(trail);
        this.sizeThen = sizeThen;
        this.pagesUntil = pagesUntil;
    }

    @Override
    public List<RecordedEvent> page(EventFilter filter, long fromPosition, int limit) {
        List<RecordedEvent> page = super.page(filter, fromPosition, limit);
        return pagesUntil-- == 0
                ? page.stream().filter(event -> event.position() < sizeThen).toList()
                : page;
    }
}
