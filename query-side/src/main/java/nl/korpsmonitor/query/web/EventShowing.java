package nl.korpsmonitor.query.web;

import nl.korpsmonitor.events.DomainEvent;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.query.state.Disclosures;
import nl.korpsmonitor.query.state.Viewer;
import tools.jackson.databind.JsonNode;

/** The one place where confidential values of an event are opened for who may see them. Safe for use by many threads. */
final class EventShowing {
    private final Trail trail;
    private final Viewer viewer;
    private final Disclosures disclosures;

    EventShowing(Trail trail, Viewer viewer, Disclosures disclosures) {
        this.trail = trail;
        this.viewer = viewer;
        this.disclosures = disclosures;
    }

    /** What an event says, as far as this reader may see it; to be asked on the request's own thread. */
    JsonNode data(RecordedEvent event) {
        DomainEvent opened = viewer.mayOpenConfidential()
                ? trail.opened(event.position()).orElse(event).event()
                : event.event();
        return ShownData.opened(
                event.event(), opened, disclosures.now().apply(event.position()), viewer.mayOpenWithheld());
    }
}
