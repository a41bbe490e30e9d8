package nl.korpsmonitor.service.dossier.contents;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.EventFilter;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.query.view.EditionFold;
import nl.korpsmonitor.query.view.EditionView;

/** Which editions everybody may see, by the events of a trail alone. */
public final class PublicEditions {
    private static final EventFilter EDITIONS = new EventFilter("edition", Set.of(), null, null, null);

    private PublicEditions() {}

    /**
     * Their years.
     *
     * @throws nl.korpsmonitor.query.view.UnfoldableEventException when an edition's events do not follow from each other
     */
    public static Set<Integer> of(Trail trail) {
        EditionFold fold = new EditionFold();
        Map<Subject, EditionView> views = new HashMap<>();
        long from = 0;
        List<RecordedEvent> page;
        do {
            page = trail.page(EDITIONS, from, Trail.MAXIMUM_PAGE);
            for (RecordedEvent event : page) {
                views.put(event.subject(), fold.fold(views.get(event.subject()), event));
                from = event.position() + 1;
            }
        } while (page.size() == Trail.MAXIMUM_PAGE);
        return views.values().stream()
                .filter(EditionView::isPublic)
                .map(EditionView::year)
                .collect(Collectors.toUnmodifiableSet());
    }
}
