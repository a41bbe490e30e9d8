package nl.korpsmonitor.query.web.inquiry;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import nl.korpsmonitor.events.EventName;
import nl.korpsmonitor.events.InquiryEvent.DossierIssued;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.EventFilter;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.query.readmodel.InquirySummary;
import nl.korpsmonitor.query.readmodel.RowQuery.After;
import nl.korpsmonitor.query.readmodel.ViewTypes;
import nl.korpsmonitor.query.standards.Pages;
import nl.korpsmonitor.query.state.State;
import nl.korpsmonitor.query.state.State.Item;
import org.jspecify.annotations.Nullable;

/**
 * Walks along the events that say that a dossier was issued, a page at a time: nothing is kept of those that were passed. What may be seen is for its caller to judge. Safe for use
 * by many threads.
 */
final class IssuedWalk {
    /** How many events, or inquiries, are in memory at a time. */
    static final int PAGE = 200;

    private static final Set<String> ISSUED =
            Set.of(Objects.requireNonNull(DossierIssued.class.getAnnotation(EventName.class))
                    .value());

    private final Trail trail;

    /**
     * One that was seen.
     *
     * @param position of the event that says that it was issued
     */
    record Seen(Subject inquiry, long position) {}

    IssuedWalk(Trail trail) {
        this.trail = trail;
    }

    /**
     * Those of a stretch of positions, by position.
     *
     * @param inquiry the only one; null for all
     * @param from the first position
     * @param before the first position that is no longer wanted
     */
    Pages<RecordedEvent> byPosition(@Nullable Subject inquiry, long from, long before, boolean descending) {
        EventFilter filter = new EventFilter(inquiry == null ? null : inquiry.id(), ISSUED, null, null, null);
        return new Pages<>() {
            private long next = descending ? before : from;
            private boolean ended;

            @Override
            public @Nullable List<RecordedEvent> next() {
                if (ended) {
                    return null;
                }
                List<RecordedEvent> page =
                        descending ? trail.pageBack(filter, next, PAGE) : trail.page(filter, next, PAGE);
                long last = page.isEmpty() ? next : page.getLast().position();
                ended = page.size() < PAGE || (descending ? last <= from : last >= before);
                next = descending ? last : last + 1;
                return page.stream()
                        .filter(event -> event.position() >= from && event.position() < before)
                        .toList();
            }
        };
    }

    /**
     * Those of every inquiry that a state shows, by its code; of one inquiry by position, which is by number.
     *
     * @param last the last one that was seen; null for the beginning
     */
    Pages<RecordedEvent> byInquiry(State state, @Nullable Seen last, boolean descending) {
        long before = state.moment().beforePosition();
        Deque<Pages<RecordedEvent>> rest = new ArrayDeque<>();
        if (last != null) {
            // The inquiry that it is of may have more.
            rest.add(
                    descending
                            ? byPosition(last.inquiry(), 0, Math.min(before, last.position()), true)
                            : byPosition(last.inquiry(), last.position() + 1, before, false));
        }
        return new Pages<>() {
            private @Nullable After after = last == null
                    ? null
                    : new After(last.inquiry().id(), last.inquiry().id());
            private boolean ended;

            @Override
            public @Nullable List<RecordedEvent> next() {
                while (true) {
                    if (rest.isEmpty() && !ended) {
                        List<Item<InquirySummary>> inquiries =
                                state.list(ViewTypes.INQUIRIES, Map.of(), null, descending, after, PAGE);
                        for (Item<InquirySummary> inquiry : inquiries) {
                            rest.add(byPosition(inquiry.summary().head().subject(), 0, before, descending));
                            after = inquiry.after();
                        }
                        ended = inquiries.size() < PAGE;
                    }
                    Pages<RecordedEvent> first = rest.peek();
                    if (first == null) {
                        return null;
                    }
                    List<RecordedEvent> page = first.next();
                    if (page != null && !page.isEmpty()) {
                        return page;
                    }
                    if (page == null) {
                        rest.remove();
                    }
                }
            }
        };
    }
}
