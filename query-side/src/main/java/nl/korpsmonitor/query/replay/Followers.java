package nl.korpsmonitor.query.replay;

import java.util.List;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.query.state.Visibility;
import org.jspecify.annotations.Nullable;

/** Finds which event of a subject comes next. Safe for use by many threads. */
public final class Followers {
    /** Most often the very next event may be seen. */
    private static final int FIRST = 1;

    private static final int PAGE = 10;

    private final Trail trail;
    private final Visibility visibility;

    /** @param visibility what the reader may see */
    public Followers(Trail trail, Visibility visibility) {
        this.trail = trail;
        this.visibility = visibility;
    }

    /** The position of the next event of the same subject that the reader may see; null when there is none yet. */
    public @Nullable Long next(RecordedEvent event) {
        int limit = FIRST;
        long sequence = event.sequence() + 1;
        while (true) {
            List<RecordedEvent> page = trail.ofSubject(event.subject(), sequence, Long.MAX_VALUE, limit);
            for (RecordedEvent each : page) {
                if (visibility.maySee(each)) {
                    return each.position();
                }
                sequence = each.sequence() + 1;
            }
            if (page.size() < limit) {
                return null;
            }
            limit = PAGE;
        }
    }
}
