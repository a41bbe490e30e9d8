package nl.korpsmonitor.query.view;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import nl.korpsmonitor.events.MandateEvent;
import nl.korpsmonitor.events.MandateEvent.MandateGranted;
import nl.korpsmonitor.events.MandateEvent.MandateLimited;
import nl.korpsmonitor.events.MandateEvent.MandateRevoked;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.MandateScope;
import org.jspecify.annotations.Nullable;

/** Folds the events of a mandate. Its scope counts from the days that the events name, not from their own date. */
public final class MandateFold implements Fold<MandateView> {

    @Override
    public MandateView fold(@Nullable MandateView view, RecordedEvent recorded) {
        if (!(recorded.event() instanceof MandateEvent event)) {
            throw new UnfoldableEventException(recorded, "it is no event of a mandate");
        }
        if (event instanceof MandateGranted granted) {
            return granted(view, granted, recorded);
        }
        if (view == null) {
            throw new UnfoldableEventException(recorded, "the mandate was not granted");
        }
        return switch (event) {
            case MandateGranted e -> throw new UnfoldableEventException(recorded, "it is granted");
            case MandateLimited e -> next(view, recorded, e.scope(), e.from());
            case MandateRevoked e -> next(view, recorded, null, e.from());
        };
    }

    private static MandateView granted(@Nullable MandateView view, MandateGranted event, RecordedEvent recorded) {
        if (view != null) {
            throw new UnfoldableEventException(recorded, "it is granted");
        }
        return new MandateView(
                Head.after(null, recorded),
                recorded.subject().segments().getLast(),
                event.holderOrganisation(),
                event.holderOffice(),
                event.validFrom(),
                event.validUntil(),
                event.document(),
                Timeline.<MandateScope>empty().with(event.scope(), event.validFrom(), recorded.position()),
                List.of(recorded.position()));
    }

    private static MandateView next(
            MandateView view, RecordedEvent recorded, @Nullable MandateScope scope, LocalDate from) {
        List<Long> positions = new ArrayList<>(view.positions());
        positions.add(recorded.position());
        return new MandateView(
                Head.after(view.head(), recorded),
                view.code(),
                view.holderOrganisation(),
                view.holderOffice(),
                view.validFrom(),
                view.validUntil(),
                view.document(),
                view.scope().replacedFrom(scope, from, recorded.position()),
                List.copyOf(positions));
    }
}
