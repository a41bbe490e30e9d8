package nl.korpsmonitor.query.readmodel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.ledger.EventFilter;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.query.view.View;
import org.jspecify.annotations.Nullable;

/**
 * Folds the trail into a store, in position order, nothing skipped and nothing twice. What is folded becomes visible,
 * all at once, with {@link #commit}. Confined to one thread at a time.
 */
public final class Projector {
    /** The most events folded before a commit when catching up; bounds memory and the length of a transaction. */
    static final int MAXIMUM_BATCH = 1_000;

    private final Trail trail;
    private final ReadModelStore store;
    private final Map<String, View> touched = new HashMap<>();
    private final List<RowChange> changes = new ArrayList<>();
    private long next;

    /** Continues where the store is. */
    public Projector(Trail trail, ReadModelStore store) {
        this.trail = trail;
        this.store = store;
        this.next = store.position();
    }

    /** The position of the next event to fold; what is below it is folded, but perhaps not committed. */
    public long next() {
        return next;
    }

    /**
     * Folds all events below a position that were not folded yet, without committing.
     *
     * @param beforePosition at most the trail's size
     * @throws nl.korpsmonitor.query.view.UnfoldableEventException when an event does not fit; nothing after it is folded
     */
    public void foldBefore(long beforePosition) {
        while (next < beforePosition) {
            int limit = (int) Math.min(Trail.MAXIMUM_PAGE, beforePosition - next);
            List<RecordedEvent> page = trail.page(EventFilter.ALL, next, limit);
            for (RecordedEvent event : page) {
                if (event.position() >= beforePosition) {
                    break;
                }
                fold(event);
            }
            // Entries that hold no domain event are not on the page; they are passed, not missed.
            next = page.size() < limit
                    ? beforePosition
                    : Math.min(beforePosition, page.getLast().position() + 1);
        }
    }

    /** Makes everything folded so far visible, with the token. */
    public void commit() {
        if (next > store.position()) {
            store.apply(changes, next);
        }
        forget();
    }

    /** Drops what was folded and not committed, and starts again from where the store is. */
    public void rollback() {
        forget();
        next = store.position();
    }

    /** Folds and commits, in batches, until everything below a position is in the store. */
    public void catchUp(long beforePosition) {
        while (next < beforePosition) {
            foldBefore(Math.min(beforePosition, next + MAXIMUM_BATCH));
            commit();
        }
    }

    private void forget() {
        touched.clear();
        changes.clear();
    }

    private void fold(RecordedEvent event) {
        ViewTypes.ofSubjectType(event.subject().type()).ifPresent(type -> fold(type, event));
        next = event.position() + 1;
    }

    private <V extends View, S> void fold(ViewType<V, S> type, RecordedEvent event) {
        String key = event.subject().id();
        V view = type.fold().fold(known(type, key), event);
        touched.put(key, view);
        changes.add(new RowChange(
                event.position(),
                type.name(),
                key,
                type.valuesOf(view),
                ViewCodec.write(type.summary().apply(view)),
                ViewCodec.write(view)));
    }

    private <V extends View> @Nullable V known(ViewType<V, ?> type, String key) {
        View pending = touched.get(key);
        if (pending != null) {
            return type.type().cast(pending);
        }
        return store.document(type.name(), key)
                .map(text -> ViewCodec.read(text, type.type()))
                .orElse(null);
    }
}
