package nl.korpsmonitor.query.web.inquiry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import nl.korpsmonitor.events.InquiryEvent.DossierIssued;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.query.readmodel.RowQuery.After;
import nl.korpsmonitor.query.shown.DossierResource;
import nl.korpsmonitor.query.standards.Pages;
import nl.korpsmonitor.query.state.Disclosures;
import nl.korpsmonitor.query.state.State;
import nl.korpsmonitor.query.state.Visibility;
import nl.korpsmonitor.query.web.inquiry.IssuedWalk.Seen;
import org.jspecify.annotations.Nullable;

/** Finds issued dossiers, as far as they may be seen: whoever may see the inquiry may see that they were issued. Safe for use by many threads. */
final class DossierDirectory {
    private static final String INQUIRY = "inquiry";

    private final IssuedWalk walk;
    private final Disclosures disclosures;

    DossierDirectory(Trail trail, Disclosures disclosures) {
        this.walk = new IssuedWalk(trail);
        this.disclosures = disclosures;
    }

    /**
     * All of a state that match, in order, read as they are asked for.
     *
     * @param after the last one that was seen; null for the beginning
     */
    Pages<DossierResource> pages(State state, DossierQuestion question, @Nullable After after) {
        Predicate<DossierResource> filter = question.filter();
        Pages<RecordedEvent> events = events(state, question, after == null ? null : DossierQuestion.seen(after));
        DossierShowing showing = new DossierShowing(disclosures.now());
        Visibility visibility = state.visibility();
        return () -> {
            List<RecordedEvent> page = events.next();
            return page == null
                    ? null
                    : page.stream()
                            .filter(visibility::maySee)
                            .map(showing::resource)
                            .filter(filter)
                            .toList();
        };
    }

    /** The first of them; fewer when there are no more. */
    static List<DossierResource> first(Pages<DossierResource> pages, int wanted) {
        List<DossierResource> found = new ArrayList<>();
        for (List<DossierResource> page = pages.next(); page != null; page = pages.next()) {
            page.stream().limit((long) wanted - found.size()).forEach(found::add);
            if (found.size() == wanted) {
                break;
            }
        }
        return found;
    }

    private Pages<RecordedEvent> events(State state, DossierQuestion question, @Nullable Seen last) {
        Subject only = question.only();
        boolean descending = question.descending();
        boolean byInquiry = question.byInquiry();
        Visibility visibility = state.visibility();
        if (only == null ? !visibility.maySeeAnyOf(INQUIRY) : !visibility.maySee(only)) {
            // To who may see none is not told by how long it takes how many there are. Who may see some waits, by
            // position, for all to be passed.
            return Pages.of(List.of());
        }
        if (byInquiry && only == null) {
            return walk.byInquiry(state, last, descending);
        }
        long end = state.moment().beforePosition();
        long from = descending || last == null ? 0 : last.position() + 1;
        long before = descending && last != null ? Math.min(end, last.position()) : end;
        // Of one inquiry the order of positions is that of numbers.
        return walk.byPosition(only, from, before, descending);
    }

    /** One of an inquiry, by its number, as it is now; empty when there is none, or the inquiry may not be seen. */
    Optional<RecordedEvent> find(Visibility visibility, Subject inquiry, int number) {
        if (!visibility.maySee(inquiry)) {
            // How many it has is not told by how long it takes either.
            return Optional.empty();
        }
        Pages<RecordedEvent> pages = walk.byPosition(inquiry, 0, Long.MAX_VALUE, false);
        for (List<RecordedEvent> page = pages.next(); page != null; page = pages.next()) {
            for (RecordedEvent event : page) {
                if (visibility.maySee(event) && ((DossierIssued) event.event()).number() == number) {
                    return Optional.of(event);
                }
            }
        }
        return Optional.empty();
    }

    /** With what is decided by now. */
    DossierResource show(RecordedEvent event) {
        return new DossierShowing(disclosures.now()).resource(event);
    }
}
