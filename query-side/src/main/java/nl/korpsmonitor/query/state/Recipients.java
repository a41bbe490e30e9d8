package nl.korpsmonitor.query.state;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import nl.korpsmonitor.events.EventName;
import nl.korpsmonitor.events.InquiryEvent;
import nl.korpsmonitor.events.InquiryEvent.RecipientNamed;
import nl.korpsmonitor.events.InquiryEvent.RecipientRemoved;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.ledger.EventFilter;
import nl.korpsmonitor.ledger.Trail;

/**
 * Who is a recipient of which inquiries, as it is now: whoever asks for the past is judged by the present. Like {@link Disclosures} it is kept in memory and read
 * on from the trail whenever it is asked, so that somebody who was removed sees nothing from the next request on, wherever the read models are. Safe for use by
 * many threads.
 */
final class Recipients {
    private static final EventFilter CHANGES =
            new EventFilter(null, Set.of(name(RecipientNamed.class), name(RecipientRemoved.class)), null, null, null);

    private final Trail trail;
    private final Map<String, Set<String>> inquiries = new HashMap<>();
    private long next;

    Recipients(Trail trail) {
        this.trail = trail;
    }

    /** Codes of the inquiries that name an actor by now. */
    synchronized Set<String> inquiriesOf(String actor) {
        List<RecordedEvent> page;
        do {
            page = trail.page(CHANGES, next, Trail.MAXIMUM_PAGE);
            page.forEach(this::take);
        } while (page.size() == Trail.MAXIMUM_PAGE);
        return Set.copyOf(inquiries.getOrDefault(actor, Set.of()));
    }

    private void take(RecordedEvent recorded) {
        String code = recorded.subject().segments().getLast();
        if (recorded.event() instanceof RecipientNamed named) {
            inquiries.computeIfAbsent(named.actor(), actor -> new TreeSet<>()).add(code);
        } else if (recorded.event() instanceof RecipientRemoved removed) {
            inquiries.getOrDefault(removed.actor(), new TreeSet<>()).remove(code);
        }
        next = recorded.position() + 1;
    }

    private static String name(Class<? extends InquiryEvent> type) {
        return type.getAnnotation(EventName.class).value();
    }
}
