package nl.korpsmonitor.query.state;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongFunction;
import nl.korpsmonitor.events.DisclosureEvent;
import nl.korpsmonitor.events.DisclosureEvent.ValueErased;
import nl.korpsmonitor.events.DisclosureEvent.ValueReleased;
import nl.korpsmonitor.events.DisclosureEvent.ValueWithheld;
import nl.korpsmonitor.events.EventName;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.ErasureGround;
import nl.korpsmonitor.ledger.EventFilter;
import nl.korpsmonitor.ledger.Trail;
import org.jspecify.annotations.Nullable;

/**
 * What was decided about showing confidential values, as it is now: whoever asks for the past is judged by the present. It is kept in memory, some hundred
 * bytes for each value about which something was decided, and read on with one query whenever it is asked. Safe for use by many threads.
 */
public final class Disclosures {
    private static final EventFilter DECISIONS = new EventFilter(
            null,
            Set.of(name(ValueWithheld.class), name(ValueReleased.class), name(ValueErased.class)),
            null,
            null,
            null);

    private final Trail trail;
    private final Map<Long, Map<String, Decided>> decided = new HashMap<>();
    private long next;

    /** @param trail in which decisions stand */
    public Disclosures(Trail trail) {
        this.trail = trail;
    }

    /**
     * What was decided about one value.
     *
     * @param withheldOn the code of the ground; null when it is erased
     * @param erasedFor why it was erased; null when it was not
     * @param position of the event that says so
     */
    public record Decided(
            @Nullable String withheldOn, @Nullable ErasureGround erasedFor, long position) {
        /** Whether it is gone for good. */
        public boolean isErased() {
            return erasedFor != null;
        }
    }

    /**
     * What is decided by now. For the position of an event it gives the values about which something is decided, by field (a JSON Pointer into its data); released
     * ones are not there.
     */
    public synchronized LongFunction<Map<String, Decided>> now() {
        readOn();
        return this::known;
    }

    private synchronized Map<String, Decided> known(long position) {
        return Map.copyOf(decided.getOrDefault(position, Map.of()));
    }

    private void readOn() {
        List<RecordedEvent> page;
        do {
            page = trail.page(DECISIONS, next, Trail.MAXIMUM_PAGE);
            page.forEach(this::take);
        } while (page.size() == Trail.MAXIMUM_PAGE);
    }

    private void take(RecordedEvent recorded) {
        long about = Long.parseLong(recorded.subject().segments().getLast());
        DisclosureEvent event = (DisclosureEvent) recorded.event();
        Map<String, Decided> ofEvent = decided.computeIfAbsent(about, position -> new TreeMap<>());
        switch (event) {
            case ValueWithheld withheld ->
                ofEvent.put(withheld.field(), new Decided(withheld.ground(), null, recorded.position()));
            case ValueReleased released -> ofEvent.remove(released.field());
            case ValueErased erased ->
                ofEvent.put(erased.field(), new Decided(null, erased.ground(), recorded.position()));
            // Nothing follows from these for whoever reads; they are not asked for.
            case DisclosureEvent.ErasureRequested ignored -> {}
            case DisclosureEvent.ErasureRequestDropped ignored -> {}
            case DisclosureEvent.ErasureRefused ignored -> {}
        }
        next = recorded.position() + 1;
    }

    private static String name(Class<? extends DisclosureEvent> type) {
        return type.getAnnotation(EventName.class).value();
    }
}
