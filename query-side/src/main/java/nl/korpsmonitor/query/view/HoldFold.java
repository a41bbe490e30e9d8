package nl.korpsmonitor.query.view;

import java.util.List;
import nl.korpsmonitor.events.HoldEvent;
import nl.korpsmonitor.events.HoldEvent.HoldLifted;
import nl.korpsmonitor.events.HoldEvent.HoldPlaced;
import nl.korpsmonitor.events.RecordedEvent;
import org.jspecify.annotations.Nullable;

/** Folds the events of a hold: it is placed once, and lifted once at most. It counts from its recording, whatever day it names. */
public final class HoldFold implements Fold<HoldView> {

    @Override
    public HoldView fold(@Nullable HoldView view, RecordedEvent recorded) {
        if (!(recorded.event() instanceof HoldEvent event)) {
            throw new UnfoldableEventException(recorded, "it is no event of a hold");
        }
        return switch (event) {
            case HoldPlaced placed -> placed(view, placed, recorded);
            case HoldLifted lifted -> lifted(view, lifted, recorded);
        };
    }

    private static HoldView placed(@Nullable HoldView view, HoldPlaced event, RecordedEvent recorded) {
        if (view != null) {
            throw new UnfoldableEventException(recorded, "it was placed");
        }
        return new HoldView(
                Head.after(null, recorded),
                recorded.subject().segments().getLast(),
                List.copyOf(event.below()),
                List.copyOf(event.positions()),
                event.inquiry(),
                event.occurredOn(),
                null,
                List.of(recorded.position()));
    }

    private static HoldView lifted(@Nullable HoldView view, HoldLifted event, RecordedEvent recorded) {
        if (view == null) {
            throw new UnfoldableEventException(recorded, "the hold was not placed");
        }
        if (!view.inForce()) {
            throw new UnfoldableEventException(recorded, "it was lifted");
        }
        return new HoldView(
                Head.after(view.head(), recorded),
                view.code(),
                view.below(),
                view.positions(),
                view.inquiry(),
                view.placedOn(),
                event.occurredOn(),
                List.of(view.events().getFirst(), recorded.position()));
    }
}
