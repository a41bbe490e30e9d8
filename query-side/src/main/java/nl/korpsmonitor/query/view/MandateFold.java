package nl.korpsmonitor.query.view;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nl.korpsmonitor.events.MandateEvent;
import nl.korpsmonitor.events.MandateEvent.MandateGranted;
import nl.korpsmonitor.events.MandateEvent.MandateLimited;
import nl.korpsmonitor.events.MandateEvent.MandateRevoked;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.Addressee.Kind;
import nl.korpsmonitor.events.values.MandateScope;
import nl.korpsmonitor.query.view.Timeline.Entry;
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
            case MandateLimited e -> limited(view, recorded, e);
            case MandateRevoked e -> revoked(view, recorded, e);
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
                null,
                List.of(recorded.position()));
    }

    /** Limits bind together, in whatever order they were recorded; what was revoked stays revoked. */
    private static MandateView limited(MandateView view, RecordedEvent recorded, MandateLimited event) {
        List<Entry<MandateScope>> entries = new ArrayList<>();
        MandateScope before = view.scope().inForceOn(event.from());
        for (Entry<MandateScope> entry : view.scope().entries()) {
            MandateScope scope = entry.value();
            entries.add(
                    entry.from().isBefore(event.from()) || scope == null
                            ? entry
                            : new Entry<>(together(scope, event.scope()), entry.from(), entry.position()));
        }
        boolean begins = entries.stream().noneMatch(entry -> entry.from().equals(event.from()));
        Timeline<MandateScope> changed = new Timeline<>(entries);
        return next(
                view,
                recorded,
                begins && before != null
                        ? changed.with(together(before, event.scope()), event.from(), recorded.position())
                        : changed,
                view.revokedFrom());
    }

    private static MandateView revoked(MandateView view, RecordedEvent recorded, MandateRevoked event) {
        return next(
                view,
                recorded,
                view.scope().replacedFrom(null, event.from(), recorded.position()),
                view.revokedFrom() == null || event.from().isBefore(view.revokedFrom())
                        ? event.from()
                        : view.revokedFrom());
    }

    /** What both allow; null when that is nothing. No editions and no organisations stand for all. */
    private static @Nullable MandateScope together(MandateScope one, MandateScope other) {
        Set<Kind> addressees = both(one.addressees(), other.addressees());
        Set<Integer> editions = bothOrAll(one.editions(), other.editions());
        Set<String> organisations = bothOrAll(one.organisations(), other.organisations());
        boolean apart = addressees.isEmpty()
                || (editions.isEmpty()
                        && !one.editions().isEmpty()
                        && !other.editions().isEmpty())
                || (organisations.isEmpty()
                        && !one.organisations().isEmpty()
                        && !other.organisations().isEmpty());
        return apart ? null : new MandateScope(addressees, editions, organisations);
    }

    private static <T> Set<T> bothOrAll(Set<T> one, Set<T> other) {
        return one.isEmpty() ? other : other.isEmpty() ? one : both(one, other);
    }

    private static <T> Set<T> both(Set<T> one, Set<T> other) {
        Set<T> both = new HashSet<>(one);
        both.retainAll(other);
        return both;
    }

    private static MandateView next(
            MandateView view, RecordedEvent recorded, Timeline<MandateScope> scope, @Nullable LocalDate revokedFrom) {
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
                scope,
                revokedFrom,
                List.copyOf(positions));
    }
}
