package nl.korpsmonitor.query.web.history;

import java.util.List;
import nl.korpsmonitor.events.RecordedEvent;
import org.jspecify.annotations.Nullable;

/**
 * The events whose steps are on a page of a timeline.
 *
 * @param events in the order of the page
 * @param size how many entries the ledger had that the page stands on
 * @param next where the next page begins, as the parameter of its order names it; null when there is none
 */
record TimelineStretch(
        List<RecordedEvent> events, long size, @Nullable String next) {}
