package nl.korpsmonitor.query.view;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import nl.korpsmonitor.events.OrganisationEvent;
import nl.korpsmonitor.events.OrganisationEvent.OrganisationEnded;
import nl.korpsmonitor.events.OrganisationEvent.OrganisationRegistered;
import nl.korpsmonitor.events.OrganisationEvent.OrganisationRenamed;
import nl.korpsmonitor.events.OrganisationEvent.OrganisationSucceeded;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.query.view.OrganisationView.Succession;
import org.jspecify.annotations.Nullable;

/** Folds the events of an organisation. */
public final class OrganisationFold implements Fold<OrganisationView> {

    @Override
    public OrganisationView fold(@Nullable OrganisationView view, RecordedEvent recorded) {
        if (!(recorded.event() instanceof OrganisationEvent event)) {
            throw new UnfoldableEventException(recorded, "it is no event of an organisation");
        }
        if (event instanceof OrganisationRegistered registered) {
            return registered(view, registered, recorded);
        }
        if (view == null) {
            throw new UnfoldableEventException(recorded, "the organisation was not registered");
        }
        LocalDate from = recorded.inForceFrom();
        return switch (event) {
            case OrganisationRegistered e -> throw new UnfoldableEventException(recorded, "it is registered");
            case OrganisationRenamed e ->
                next(
                        view,
                        recorded,
                        view.name().with(e.name(), from, recorded.position()),
                        view.succession(),
                        view.endedFrom());
            case OrganisationSucceeded e ->
                next(
                        view,
                        recorded,
                        view.name(),
                        new Succession(
                                from,
                                e.successors(),
                                e.weightInSuccessor(),
                                e.inferred(),
                                e.source(),
                                recorded.position()),
                        from);
            case OrganisationEnded e -> next(view, recorded, view.name(), view.succession(), from);
        };
    }

    private static OrganisationView registered(
            @Nullable OrganisationView view, OrganisationRegistered event, RecordedEvent recorded) {
        if (view != null) {
            throw new UnfoldableEventException(recorded, "it is registered");
        }
        LocalDate existsFrom = event.occurredOn().isUnknown() ? null : recorded.inForceFrom();
        return new OrganisationView(
                Head.after(null, recorded),
                recorded.subject().segments().getLast(),
                event.kind(),
                event.source(),
                existsFrom,
                Timeline.<String>empty()
                        .with(event.name(), existsFrom == null ? Timeline.ALWAYS : existsFrom, recorded.position()),
                null,
                null,
                List.of(recorded.position()));
    }

    private static OrganisationView next(
            OrganisationView view,
            RecordedEvent recorded,
            Timeline<String> name,
            @Nullable Succession succession,
            @Nullable LocalDate endedFrom) {
        List<Long> positions = new ArrayList<>(view.positions());
        positions.add(recorded.position());
        return new OrganisationView(
                Head.after(view.head(), recorded),
                view.code(),
                view.kind(),
                view.source(),
                view.existsFrom(),
                name,
                succession,
                endedFrom,
                List.copyOf(positions));
    }
}
