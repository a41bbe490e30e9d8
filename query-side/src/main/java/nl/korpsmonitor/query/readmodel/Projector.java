package nl.korpsmonitor.query.readmodel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.ledger.store.StoreException;
import nl.korpsmonitor.query.view.View;
import org.jspecify.annotations.Nullable;

/**
 * Folds the trail into a store, in position order, nothing skipped and nothing twice. What is folded becomes visible,
 * all at once, with {@link #commit}. Confined to one thread at a time.
 */
public final class Projector {
    /** The most events folded before a commit when catching up; bounds memory and the length of a transaction. */
    static final int MAXIMUM_BATCH = 1_000;

    private static final int ATTEMPTS = 5;

    private final Trail trail;
    private final ReadModelStore store;
    private final Map<String, View> touched = new HashMap<>();
    private final List<RowChange> changes = new ArrayList<>();
    private long generation;
    private long committed;
    private long next;

    /** Continues where the store is. */
    public Projector(Trail trail, ReadModelStore store) {
        this.trail = trail;
        this.store = store;
        rollback();
    }

    /** The position of the next event to fold; what is below it is folded, but perhaps not committed. */
    public long next() {
        return next;
    }

    /**
     * Folds all events below a position that were not folded yet, without committing. When another process has projected further meanwhile, it goes on
     * from where the store is.
     *
     * @param beforePosition at most the trail's size
     * @throws nl.korpsmonitor.query.view.UnfoldableEventException when an event does not fit; nothing after it is folded
     * @throws OvertakenException when that happens again and again
     * @throws StoreException when the trail does not show all entries below it, as after another server of the store took over; nothing is skipped
     */
    public void foldBefore(long beforePosition) {
        again(() -> foldOnce(beforePosition));
    }

    private void foldOnce(long beforePosition) {
        while (next < beforePosition) {
            int limit = (int) Math.min(Trail.MAXIMUM_PAGE, beforePosition - next);
            Trail.Stretch stretch = trail.stretch(next, limit);
            if (stretch.end() == next) {
                // A node of the store may answer from a moment ago. What is passed now would never be folded.
                throw new StoreException("the ledger does not show position " + next
                        + ", although it has entries up to " + beforePosition + ": it is read again in a moment");
            }
            stretch.events().forEach(this::fold);
            // Entries that hold no domain event are passed, not missed.
            next = stretch.end();
        }
    }

    /**
     * Makes everything folded so far visible, with the token.
     *
     * @throws OvertakenException when the content was swapped under it again and again
     */
    public void commit() {
        long target = next;
        again(() -> {
            foldOnce(target);
            if (next > committed) {
                store.apply(new Batch(generation, changes, next));
                committed = next;
            }
        });
        forget();
    }

    /** Drops what was folded and not committed, and starts again from where the store is. */
    public void rollback() {
        forget();
        // In this order: what is swapped in between makes the next commit fail, and so be done again.
        generation = store.generation();
        committed = store.position();
        next = committed;
    }

    private void again(Runnable work) {
        for (int attempt = 1; ; attempt++) {
            try {
                work.run();
                return;
            } catch (OvertakenException e) {
                rollback();
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
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
        V view = type.fold().fold(known(type, key, event.position()), event);
        touched.put(key, view);
        changes.add(new RowChange(
                event.position(),
                type.name(),
                key,
                type.valuesOf(view),
                ViewCodec.write(type.summary().apply(view)),
                ViewCodec.write(view)));
    }

    private <V extends View> @Nullable V known(ViewType<V, ?> type, String key, long position) {
        View pending = touched.get(key);
        if (pending != null) {
            return type.type().cast(pending);
        }
        return store.documentBefore(type.name(), key, position)
                .map(text -> ViewCodec.read(text, type.type()))
                .orElse(null);
    }
}
