package nl.korpsmonitor.query.state;

import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import nl.korpsmonitor.ledger.EventFilter;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.query.readmodel.ReadModelStore;
import nl.korpsmonitor.query.readmodel.RowQuery;
import nl.korpsmonitor.query.readmodel.ViewReader;
import nl.korpsmonitor.query.readmodel.ViewTypes;
import nl.korpsmonitor.query.view.EditionView;

/**
 * The years of the editions that everybody may see. Every answer depends on them, and they change with an event of an edition only, so that they are read anew
 * after one and not for each answer. Safe for use by many threads.
 */
final class PublicYears {
    private static final EventFilter OF_EDITIONS = new EventFilter("edition", Set.of(), null, null, null);

    private final Trail trail;
    private final Supplier<ReadModelStore> live;
    private volatile Known known = new Known(0, Set.of());

    /** @param position how many entries it stands on */
    private record Known(long position, Set<Integer> years) {}

    /** @param live the read models that are in use now, which a rebuild may swap */
    PublicYears(Trail trail, Supplier<ReadModelStore> live) {
        this.trail = trail;
        this.live = live;
    }

    /** The years, as the read models have them now. */
    Set<Integer> now() {
        Known last = known;
        ReadModelStore readModels = live.get();
        long position = readModels.position();
        // Read models that are built anew may stand on fewer entries than those before them.
        if (position != last.position()) {
            boolean same = position > last.position() && !hasEditionEvent(last.position(), position);
            last = new Known(position, same ? last.years() : read(readModels, position));
            known = last;
        }
        return last.years();
    }

    private boolean hasEditionEvent(long from, long before) {
        return trail.page(OF_EDITIONS, from, 1).stream().anyMatch(event -> event.position() < before);
    }

    private static Set<Integer> read(ReadModelStore readModels, long position) {
        return readModels.rows(RowQuery.all(ViewTypes.EDITIONS.name(), position)).stream()
                .map(row -> ViewReader.summary(ViewTypes.EDITIONS, row))
                .filter(EditionView::isPublic)
                .map(EditionView::year)
                .collect(Collectors.toUnmodifiableSet());
    }
}
