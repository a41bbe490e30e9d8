package nl.korpsmonitor.query.standards;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.Role;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An event of the ledger as a CloudEvent, version 1.0, in the JSON format. What CloudEvents does not define is an extension, whose name is of lower-case letters as
 * its rules ask.
 *
 * @param id the event's own identifier
 * @param source the origin of the ledger's checkpoints
 * @param type {@link #TYPE_PREFIX} with the stored event name behind it
 * @param subject what it is about
 * @param time when it was recorded
 * @param data what it says, as far as the reader may see
 * @param sequence the position in 15 digits, so that text order is the ledger's order (CloudEvents' own extension)
 * @param position in the ledger, from 0; a text, as whole numbers of CloudEvents are of 32 bits
 * @param subjectsequence its place among the events of its subject
 * @param revision of the event's stored form
 * @param occurredon when it happened: a day, month, year, or {@code unknown}
 * @param inforcefrom the first day on which the fact certainly held
 * @param actor pseudonym of who recorded it
 * @param actororganisation code; absent when it acted for none in particular
 * @param correlationid events of one command share it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CloudEvent(
        String specversion,
        String id,
        String source,
        String type,
        String subject,
        Instant time,
        String datacontenttype,
        JsonNode data,
        String sequence,
        String position,
        String subjectsequence,
        int revision,
        String occurredon,
        LocalDate inforcefrom,
        String actor,
        Role actorrole,
        @Nullable String actororganisation,
        @Nullable String command,
        @Nullable String correlationid,
        boolean fictitious) {
    /** One event (registered at IANA). */
    public static final String MEDIA_TYPE = "application/cloudevents+json";

    /** An array of events (registered at IANA). */
    public static final String BATCH_MEDIA_TYPE = "application/cloudevents-batch+json";

    /** Stands before the stored event name in {@code type}. It never changes. */
    public static final String TYPE_PREFIX = "nl.korpsmonitor.";

    /**
     * An event.
     *
     * @param source a URI reference, not empty
     * @param data what it says, as far as it may be shown
     */
    public static CloudEvent of(RecordedEvent event, String source, JsonNode data) {
        return new CloudEvent(
                "1.0",
                event.id(),
                source,
                TYPE_PREFIX + event.type(),
                event.subject().id(),
                event.recordedAt(),
                "application/json",
                data,
                "%015d".formatted(event.position()),
                String.valueOf(event.position()),
                String.valueOf(event.sequence()),
                event.revision(),
                event.event().occurredOn().text(),
                event.inForceFrom(),
                event.actor().id(),
                event.actor().role(),
                event.actor().organisation(),
                event.cause().command(),
                event.cause().correlation(),
                event.fictitious());
    }
}
