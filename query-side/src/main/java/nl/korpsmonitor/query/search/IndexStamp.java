package nl.korpsmonitor.query.search;

import java.util.Map;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.ledger.Trail;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a commit of the index: of which form and ledger it is, and how far.
 *
 * @param format {@link SearchDocuments#FORMAT} of the program that wrote it
 * @param ledger id of the ledger's first event
 * @param next it holds every event below this position
 * @param last id of the event before that position; empty when there is none
 */
record IndexStamp(int format, String ledger, long next, String last) {
    private static final String FORMAT = "format";
    private static final String LEDGER = "ledger";
    private static final String NEXT = "next";
    private static final String LAST = "last";

    /** That of an index of this program and ledger that holds all below a position. */
    static IndexStamp of(Trail trail, long next) {
        return new IndexStamp(SearchDocuments.FORMAT, id(trail, 0), next, id(trail, next - 1));
    }

    /** Reads it back; null when it is none. */
    static @Nullable IndexStamp read(Map<String, String> data) {
        try {
            String ledger = data.get(LEDGER);
            String last = data.get(LAST);
            return ledger == null || last == null
                    ? null
                    : new IndexStamp(
                            Integer.parseInt(data.getOrDefault(FORMAT, "")),
                            ledger,
                            Long.parseLong(data.getOrDefault(NEXT, "")),
                            last);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** Whether an index with this stamp can be gone on with: it is of this form, and of a ledger that begins with the same events as this one. */
    boolean fits(Trail trail) {
        return next <= trail.size() && equals(of(trail, next));
    }

    Map<String, String> data() {
        return Map.of(FORMAT, Integer.toString(format), LEDGER, ledger, NEXT, Long.toString(next), LAST, last);
    }

    private static String id(Trail trail, long position) {
        return position < 0 ? "" : trail.event(position).map(RecordedEvent::id).orElse("none");
    }
}
