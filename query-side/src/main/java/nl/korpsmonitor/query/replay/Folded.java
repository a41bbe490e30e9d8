package nl.korpsmonitor.query.replay;

import nl.korpsmonitor.events.RecommendationEvent.RecommendationSuperseded;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.query.readmodel.ViewType;
import nl.korpsmonitor.query.readmodel.ViewTypes;
import nl.korpsmonitor.query.state.Visibility;
import nl.korpsmonitor.query.view.View;
import org.jspecify.annotations.Nullable;

/**
 * A subject's events, folded up to one of them, as {@link nl.korpsmonitor.query.state.State#one} folds them. Immutable.
 *
 * @param view null when there is none
 * @param sequence of the last event; -1 before the first one
 * @param position of the last event; -1 before the first one
 * @param visible position of the last event that the reader may see; null when there is none
 * @param ended whether what the reader may not see took its place: then it stays as it was
 */
record Folded(
        @Nullable View view,
        long sequence,
        long position,
        @Nullable Long visible,
        boolean ended) {
    /** Nothing yet. */
    static final Folded NOTHING = new Folded(null, -1, -1, null, false);

    /** With the subject's next event. */
    Folded with(RecordedEvent event, Visibility visibility) {
        boolean sees = visibility.maySee(event);
        boolean ends = ended || (event.event() instanceof RecommendationSuperseded && !sees);
        View next = ends
                ? view
                : ViewTypes.ofSubjectType(event.subject().type())
                        .map(type -> fold(type, event))
                        .orElse(null);
        return new Folded(
                next, event.sequence(), event.position(), sees ? Long.valueOf(event.position()) : visible, ends);
    }

    private <V extends View> View fold(ViewType<V, ?> type, RecordedEvent event) {
        return type.fold().fold(view == null ? null : type.type().cast(view), event);
    }
}
