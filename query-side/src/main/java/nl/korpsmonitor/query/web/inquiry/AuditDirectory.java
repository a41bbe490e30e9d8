package nl.korpsmonitor.query.web.inquiry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.korpsmonitor.events.AuditEvent.AuditPerformed;
import nl.korpsmonitor.events.AuditEvent.Result;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.EventFilter;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.query.shown.AuditResource;
import nl.korpsmonitor.query.standards.Pages;
import nl.korpsmonitor.query.state.State;
import org.jspecify.annotations.Nullable;

/**
 * Finds audits that took place, by the type of their events: there are few. Whoever may see one may see all; others are answered without looking, so that
 * nothing of the answer depends on them. Safe for use by many threads.
 */
final class AuditDirectory {
    private static final int PAGE = 200;

    private final Trail trail;

    AuditDirectory(Trail trail) {
        this.trail = trail;
    }

    /** Those of a state that match, the last one first; at most so many, and all at lower positions. */
    List<AuditResource> before(State state, AuditQuestion question, long beforePosition, int wanted) {
        EventFilter filter = question.filter();
        @Nullable Result result = question.wanted();
        List<AuditResource> found = new ArrayList<>();
        long before = Math.min(beforePosition, state.moment().position() + 1);
        boolean more = state.visibility().maySee(new Subject("audit"));
        while (more && found.size() < wanted) {
            List<RecordedEvent> page = trail.pageBack(filter, before, PAGE);
            page.stream()
                    .map(AuditResource::of)
                    .filter(audit -> result == null || audit.result() == result)
                    .limit((long) wanted - found.size())
                    .forEach(found::add);
            more = page.size() == PAGE;
            before = more ? page.getLast().position() : before;
        }
        return found;
    }

    /** All of them, read as they are asked for. */
    Pages<AuditResource> pages(State state, AuditQuestion question) {
        question.filter();
        question.wanted();
        return new Pages<>() {
            private long before = Long.MAX_VALUE;

            @Override
            public @Nullable List<AuditResource> next() {
                List<AuditResource> page = before(state, question, before, PAGE);
                if (page.isEmpty()) {
                    return null;
                }
                before = page.getLast().position();
                return page;
            }
        };
    }

    /** The one of a code, when it may be seen in the state. */
    Optional<AuditResource> find(State state, String code) {
        return trail.ofSubject(Subject.audit(code), 0, state.moment().position() + 1, 1).stream()
                .filter(event -> event.event() instanceof AuditPerformed
                        && state.visibility().maySee(event))
                .map(AuditResource::of)
                .findFirst();
    }
}
