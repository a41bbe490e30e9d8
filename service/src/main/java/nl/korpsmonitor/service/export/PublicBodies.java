package nl.korpsmonitor.service.export;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.EventFilter;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.query.readmodel.ViewTypes;
import nl.korpsmonitor.query.state.Visibility;
import nl.korpsmonitor.query.view.EditionView;

/**
 * Tells which bodies anybody may see: those of the events that the API shows without a login. It judges by what the exported entries say, so that the same
 * checkpoint always gives the same export.
 */
final class PublicBodies {
    private final Trail trail;
    private final Visibility visibility;

    private PublicBodies(Trail trail, Visibility visibility) {
        this.trail = trail;
        this.visibility = visibility;
    }

    /** By the entries at lower positions. */
    static PublicBodies asOf(Trail trail, long beforePosition) {
        Map<Subject, EditionView> editions = new HashMap<>();
        EventFilter filter = new EventFilter(ViewTypes.EDITIONS.name(), Set.of(), null, null, null);
        List<RecordedEvent> page;
        long position = 0;
        do {
            page = trail.page(filter, position, Trail.MAXIMUM_PAGE);
            for (RecordedEvent event : page) {
                position = event.position() + 1;
                if (event.position() < beforePosition) {
                    EditionView view = editions.get(event.subject());
                    editions.put(event.subject(), ViewTypes.EDITIONS.fold().fold(view, event));
                }
            }
        } while (page.size() == Trail.MAXIMUM_PAGE && position < beforePosition);
        return new PublicBodies(
                trail,
                Visibility.ofPublic(editions.values().stream()
                        .filter(EditionView::isPublic)
                        .map(EditionView::year)
                        .collect(Collectors.toUnmodifiableSet())));
    }

    /**
     * Which of these entries have a public body.
     *
     * @return bit i is for the entry at the first position plus i
     */
    BitSet among(long firstPosition, int count) {
        BitSet shown = new BitSet(count);
        for (RecordedEvent event : trail.page(EventFilter.ALL, firstPosition, count)) {
            // Entries that hold no event are skipped, so that a page can reach beyond what was asked for.
            if (event.position() < firstPosition + count && visibility.maySee(event)) {
                shown.set((int) (event.position() - firstPosition));
            }
        }
        return shown;
    }
}
