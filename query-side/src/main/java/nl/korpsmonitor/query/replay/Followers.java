package nl.korpsmonitor.query.replay;

import java.util.List;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.query.state.Visibility;
import org.jspecify.annotations.Nullable;

/** Finds which event of a subject comes first, and which next. Safe for use by many threads. */
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

    /** The position of the subject's first event that the reader may see; null when he sees nothing of it, or there is none. */
    public @Nullable Long first(Subject subject) {
        return visibility.maySee(subject) ? from(subject, 0) : null;
    }

    /** The position of the next event of the same subject that the reader may see; null when there is none yet. */
    public @Nullable Long next(RecordedEvent event) {
        return from(event.subject(), event.sequence() + 1);
    }

    private @Nullable Long from(Subject subject, long first) {
        int limit = FIRST;
        long sequence = first;
        while (true) {
            List<RecordedEvent> page = trail.ofSubject(subject, sequence, Long.MAX_VALUE, limit);
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
