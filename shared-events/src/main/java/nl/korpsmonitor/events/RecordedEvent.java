package nl.korpsmonitor.events;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Subject;

/**
 * An event as it stands in the ledger.
 *
 * @param position its place in the ledger, from 0, without gaps
 * @param recordedAt when the ledger took it; microseconds, UTC; never decreases with the position
 * @param subject what it is about
 * @param sequence its place among the events of that subject, from 0, without gaps
 * @param id the event's own identifier
 * @param type its stored name
 * @param revision the revision of its stored form
 * @param actor who recorded it
 * @param cause what led to it
 * @param fictitious whether it belongs to invented data
 * @param event the event itself; its confidential values are not opened
 */
public record RecordedEvent(
        long position,
        Instant recordedAt,
        Subject subject,
        long sequence,
        String id,
        String type,
        int revision,
        Actor actor,
        Cause cause,
        boolean fictitious,
        DomainEvent event) {
    /** The calendar of the domain's days. */
    public static final ZoneId CALENDAR = ZoneId.of("Europe/Amsterdam");

    /**
     * The first day on which the fact certainly held: the last day that its date can mean, but never after the day on
     * which it was recorded. A fact without a date holds from the day of its recording.
     */
    public LocalDate inForceFrom() {
        LocalDate recordedOn = recordedAt.atZone(CALENDAR).toLocalDate();
        PartialDate occurredOn = event.occurredOn();
        LocalDate latest = occurredOn.latest();
        return latest == null || latest.isAfter(recordedOn) ? recordedOn : latest;
    }
}
