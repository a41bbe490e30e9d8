package nl.korpsmonitor.service.accounts;

import java.util.List;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.ledger.EventFilter;
import nl.korpsmonitor.ledger.Trail;

/** Looks for people in a ledger: whoever recorded in it had an account. */
public final class People {
    private People() {}

    /** Whether anybody but the ledger itself recorded in it. It reads up to the first such entry, which as a rule is among the first few. */
    public static boolean recordedIn(Trail trail) {
        long next = 0;
        while (true) {
            List<RecordedEvent> page = trail.page(EventFilter.ALL, next, Trail.MAXIMUM_PAGE);
            if (page.stream().anyMatch(event -> event.actor().role() != Role.SYSTEM)) {
                return true;
            }
            if (page.size() < Trail.MAXIMUM_PAGE) {
                return false;
            }
            next = page.getLast().position() + 1;
        }
    }
}
