package nl.korpsmonitor.query.web.ledger;

import nl.korpsmonitor.events.LedgerEvent.LedgerOpened;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.ledger.Trail;
import org.springframework.web.util.UriUtils;

/** By which name others know the ledger. */
final class LedgerOrigin {
    /** Of a ledger that does not begin with how it was opened, as in tests. */
    static final String UNNAMED = "unnamed-ledger";

    private LedgerOrigin() {}

    /** The origin of its checkpoints, as a URI reference. */
    static String of(Trail trail) {
        return trail.event(0)
                .map(RecordedEvent::event)
                .filter(LedgerOpened.class::isInstance)
                .map(opened ->
                        UriUtils.encodePath(((LedgerOpened) opened).origin(), java.nio.charset.StandardCharsets.UTF_8))
                .orElse(UNNAMED);
    }
}
