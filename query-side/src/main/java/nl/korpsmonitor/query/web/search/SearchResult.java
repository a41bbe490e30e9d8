package nl.korpsmonitor.query.web.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.query.search.Excerpt;
import nl.korpsmonitor.query.search.SearchText;
import nl.korpsmonitor.query.web.ledger.EventResource;
import org.jspecify.annotations.Nullable;

/**
 * An event that was found.
 *
 * @param excerpt where in it most of the words stand; absent when none was asked for, or they stand in its subject only
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SearchResult(
        long position,
        Instant recordedAt,

        @Schema(type = "string", example = "recommendation/2012/r-01")
        Subject subject,

        @Schema(example = "status-reported") String type,

        @Schema(type = "string", example = "2013-10-24") PartialDate occurredOn,

        EventResource.Recorder actor,
        boolean fictitious,
        @Nullable FoundText excerpt,
        FoundLinks links) {
    /**
     * A part of a text, plain: what matches is told by place, so that nothing in the text is taken for markup.
     *
     * @param field where the text stands within the event's data, a JSON Pointer (RFC 6901)
     * @param text at most 240 characters
     * @param start where it begins within the whole text; all places count UTF-16 code units, from 0
     * @param complete whether it is the whole text
     * @param matches within this part
     */
    record FoundText(
            @Schema(example = "/status") String field, String text, int start, boolean complete, List<Place> matches) {}

    /**
     * Where a word stands.
     *
     * @param end the place after its last character
     */
    record Place(int start, int end) {}

    /**
     * Where to read it whole, and to check it.
     *
     * @param event the whole event
     * @param proof that it is in the ledger, a C2SP tlog-proof
     */
    record FoundLinks(
            @Schema(example = "/v1/events/761") String event,
            @Schema(example = "/v1/events/761/proof") String proof) {}

    static SearchResult of(RecordedEvent event, @Nullable SearchText sought) {
        String link = "/v1/events/" + event.position();
        return new SearchResult(
                event.position(),
                event.recordedAt(),
                event.subject(),
                event.type(),
                event.event().occurredOn(),
                EventResource.Recorder.of(event.actor()),
                event.fictitious(),
                found(Excerpt.of(event, sought)),
                new FoundLinks(link, link + "/proof"));
    }

    private static @Nullable FoundText found(@Nullable Excerpt excerpt) {
        return excerpt == null
                ? null
                : new FoundText(
                        excerpt.field(),
                        excerpt.text(),
                        excerpt.start(),
                        excerpt.complete(),
                        excerpt.matches().stream()
                                .map(match -> new Place(match.start(), match.end()))
                                .toList());
    }
}
