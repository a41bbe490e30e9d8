package nl.korpsmonitor.ledger.disclosure;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.korpsmonitor.events.DisclosureEvent.ValueErased;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.ledger.EventFilter;
import nl.korpsmonitor.ledger.Trail;

/** What events say is erased, all of it at one moment, for whoever goes through a whole ledger: such an event comes after the value that it is about. Immutable. */
public final class ErasedValues {
    /** Nothing. */
    public static final ErasedValues NONE = new ErasedValues(Map.of());

    private static final EventFilter EVENTS = new EventFilter(null, Set.of(Erasures.EVENT), null, null, null);

    private final Map<Long, Set<String>> digests;

    private ErasedValues(Map<Long, Set<String>> digests) {
        this.digests = digests;
    }

    /**
     * All that the events of a trail say.
     *
     * @throws RuntimeException of the trail when an event can't be read
     */
    public static ErasedValues in(Trail trail) {
        Map<Long, Set<String>> digests = new HashMap<>();
        long next = 0;
        List<RecordedEvent> page;
        do {
            page = trail.page(EVENTS, next, Trail.MAXIMUM_PAGE);
            for (RecordedEvent each : page) {
                long position = Long.parseLong(each.subject().segments().getLast());
                digests.computeIfAbsent(position, key -> new HashSet<>()).add(((ValueErased) each.event()).digest());
                next = each.position() + 1;
            }
        } while (page.size() == Trail.MAXIMUM_PAGE);
        return new ErasedValues(digests);
    }

    /**
     * Whether a value is erased.
     *
     * @param position of its event
     * @param digest in that event's body, base64url
     */
    public boolean contains(long position, String digest) {
        return digests.getOrDefault(position, Set.of()).contains(digest);
    }
}
