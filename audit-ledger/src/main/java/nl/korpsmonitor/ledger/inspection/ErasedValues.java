package nl.korpsmonitor.ledger.inspection;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.korpsmonitor.events.DisclosureEvent.ValueErased;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.ledger.EventFilter;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.ledger.disclosure.Erasures;

/** What events say is erased. They come after the values that they are about, so they are read ahead of these. */
final class ErasedValues {
    private static final EventFilter EVENTS = new EventFilter(null, Set.of(Erasures.EVENT), null, null, null);

    private ErasedValues() {}

    /**
     * The digests of erased values, by the position of their event; none when they can't be read, which whoever reads the entries finds.
     *
     * @param trail found by type; whether entries are filed under their types is inspected elsewhere
     */
    static Map<Long, Set<String>> in(Trail trail) {
        Map<Long, Set<String>> erased = new HashMap<>();
        try {
            long next = 0;
            List<RecordedEvent> page;
            do {
                page = trail.page(EVENTS, next, Trail.MAXIMUM_PAGE);
                for (RecordedEvent each : page) {
                    long position = Long.parseLong(each.subject().segments().getLast());
                    erased.computeIfAbsent(position, key -> new HashSet<>()).add(((ValueErased) each.event()).digest());
                    next = each.position() + 1;
                }
            } while (page.size() == Trail.MAXIMUM_PAGE);
        } catch (RuntimeException e) {
            // Whatever an altered entry brings about.
            return erased;
        }
        return erased;
    }
}
