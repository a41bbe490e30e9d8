package nl.korpsmonitor.events;

import nl.korpsmonitor.events.values.Confidential;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Subject;

/** Who was shown confidential values, within an hour; subject {@code viewing/<pseudonym>/<hour, UTC, as yyyymmddthh>}. */
public sealed interface ViewingEvent extends DomainEvent {
    /** The longest purpose, in characters. */
    int MAXIMUM_PURPOSE_LENGTH = 500;

    /**
     * Confidential values of a subject's events were opened for the actor, for the first time within the hour. It is recorded before they are shown.
     *
     * @param viewed the subject of those events; {@code ledger} for all that the ledger holds, as in a full export
     * @param position of the first event that was shown
     * @param purpose why, as the actor said; one line
     */
    @EventName("confidential-viewed")
    record ConfidentialViewed(Subject viewed, long position, Confidential<String> purpose, PartialDate occurredOn)
            implements ViewingEvent {}
}
