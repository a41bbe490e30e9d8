package nl.korpsmonitor.query.web;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.korpsmonitor.events.InquiryEvent.DossierIssued;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.query.shown.DossierResource;
import nl.korpsmonitor.query.state.Disclosures;
import nl.korpsmonitor.query.state.IssuedDossiers;
import nl.korpsmonitor.query.state.State;
import nl.korpsmonitor.query.state.Visibility;

/** Finds issued dossiers, as far as they may be seen: whoever may see the inquiry may see that they were issued. Safe for use by many threads. */
final class DossierDirectory {
    private final IssuedDossiers issued;
    private final Disclosures disclosures;

    DossierDirectory(IssuedDossiers issued, Disclosures disclosures) {
        this.issued = issued;
        this.disclosures = disclosures;
    }

    /** All of a state that match, in order. */
    List<DossierResource> all(State state, DossierQuestion question) {
        DossierShowing showing = new DossierShowing(disclosures.now());
        return visible(state.visibility())
                .filter(event -> event.position() <= state.moment().position())
                .map(showing::resource)
                .filter(question.filter())
                .sorted(question.order())
                .toList();
    }

    /** One of an inquiry, by its number, as it is now. */
    Optional<RecordedEvent> find(Visibility visibility, Subject inquiry, int number) {
        return visible(visibility)
                .filter(event -> event.subject().equals(inquiry) && ((DossierIssued) event.event()).number() == number)
                .findFirst();
    }

    /** With what is decided by now. */
    DossierResource show(RecordedEvent event) {
        return new DossierShowing(disclosures.now()).resource(event);
    }

    private Stream<RecordedEvent> visible(Visibility visibility) {
        return issued.now().stream().filter(visibility::maySee);
    }
}
