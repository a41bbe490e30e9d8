package nl.korpsmonitor.query.view;

import nl.korpsmonitor.events.RecordedEvent;
import org.jspecify.annotations.Nullable;

/**
 * How the events of one subject become a view. Pure, and safe for use by many threads.
 *
 * @param <V> the view
 */
@FunctionalInterface
public interface Fold<V extends View> {
    /**
     * The view after one more event.
     *
     * @param view null before the subject's first event
     * @throws UnfoldableEventException when the event can't follow
     */
    V fold(@Nullable V view, RecordedEvent event);
}
