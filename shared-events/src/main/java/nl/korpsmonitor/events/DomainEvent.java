package nl.korpsmonitor.events;

import nl.korpsmonitor.events.values.PartialDate;

/** Something that was recorded about a subject. Every implementation carries an {@link EventName}. */
public sealed interface DomainEvent
        permits ActorEvent,
                AuditEvent,
                DisclosureEvent,
                DocumentEvent,
                EditionEvent,
                HoldEvent,
                InquiryEvent,
                LedgerEvent,
                MandateEvent,
                OrganisationEvent,
                RecommendationEvent,
                ScorecardEvent,
                ViewingEvent {

    /** When it held in the world, as far as that is known; when the ledger took it is the entry's own matter. */
    PartialDate occurredOn();
}
