package nl.korpsmonitor.ledger.codec;

import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import nl.korpsmonitor.events.Actor;
import nl.korpsmonitor.events.Cause;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.transparency.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * An entry's body: all that is recorded about an event, save its confidential values.
 *
 * @param salt 128 random bits, base64url: without it a public leaf tells nothing about a guessed body
 * @param id of the event message; unique in the ledger
 * @param subject what it is about; null when it belongs to no stream of events
 * @param aggregateType Axon's name for the kind of subject; present exactly when the subject is
 * @param sequence its place within the subject; present exactly when the subject is
 * @param type registered name of a domain event, or the serialised type of another payload
 * @param revision of the data: a number for a domain event, text or absent for another payload
 * @param messageTime when the event message was made, by the clock of who made it
 * @param occurredOn when it held in the world; domain events only
 * @param actor who recorded it; domain events always have one
 * @param cause what led to it
 * @param data the event's own content
 * @param meta further metadata of the message
 * @param fictitious whether it belongs to invented data
 */
public record Body(
        String salt,
        String id,
        @Nullable String subject,
        @Nullable String aggregateType,
        @Nullable Long sequence,
        String type,
        @Nullable Json revision,
        Instant messageTime,
        @Nullable PartialDate occurredOn,
        @Nullable Actor actor,
        Cause cause,
        Json data,
        SortedMap<String, String> meta,
        boolean fictitious) {
    /** No cause is known. */
    public static final Cause NO_CAUSE = new Cause(null, null, null, null);

    /** Sorts the metadata. */
    public static SortedMap<String, String> sorted(Map<String, String> meta) {
        return new TreeMap<>(meta);
    }

    /** Whether it holds an event of the domain: one whose type has the form of a registered name. */
    public boolean isDomainEvent() {
        return EventTypes.isName(type);
    }
}
