package nl.korpsmonitor.query.web.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import nl.korpsmonitor.events.Actor;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.events.values.Subject;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An event as it stands in the ledger.
 *
 * @param inForceFrom the first day on which the fact certainly held
 * @param command the name of the command that led to it
 * @param correlation events of one command share it; where it is {@code <32 hexadecimal digits>-<16 more>}, the first part is the
 *     id of the trace in which the command ran
 * @param data what it says; a confidential value is {@code {"confidential":"withheld"}}, {@code {"confidential":
 *     "erased"}}, or, opened for who may see it, {@code {"confidential":"shown","value":…}}; where that was decided, with its {@code ground} and, as
 *     {@code decidedAt}, the position of the event that says so; where this reader may have it opened, {@code opensWith} names the header to send
 * @param links where its proof and its exact bytes are
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EventResource(
        long position,
        Instant recordedAt,

        @Schema(type = "string", example = "scorecard/2012/ijsselland")
        Subject subject,

        long sequence,
        String id,
        @Schema(example = "score-corrected") String type,
        int revision,
        @Schema(type = "string", example = "2012-11") PartialDate occurredOn,
        LocalDate inForceFrom,
        Recorder actor,
        @Nullable String command,
        @Nullable String correlation,
        boolean fictitious,

        @Schema(implementation = Object.class, types = "object")
        JsonNode data,

        EventLinks links) {

    /**
     * Who recorded it.
     *
     * @param id pseudonym
     * @param organisation code; absent when it acted for none in particular
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Recorder(String id, Role role, @Nullable String organisation) {
        /** Who recorded, as events name them. */
        public static Recorder of(Actor actor) {
            return new Recorder(actor.id(), actor.role(), actor.organisation());
        }
    }

    /**
     * Where to check it.
     *
     * @param proof that it is in the ledger, a C2SP tlog-proof
     * @param body the exact bytes whose SHA-256 stands in the ledger's leaf
     * @param bundle both, with what may be shown of its confidential values, in one file
     */
    public record EventLinks(
            @Schema(example = "/v1/events/761/proof") String proof,
            @Schema(example = "/v1/events/761/body") String body,
            @Schema(example = "/v1/events/761/bundle") String bundle) {
        /** Those of the event at a position. */
        public static EventLinks of(long position) {
            String event = "/v1/events/" + position;
            return new EventLinks(event + "/proof", event + "/body", event + "/bundle");
        }
    }

    /** @param data what it says, as far as it may be shown */
    public static EventResource of(RecordedEvent event, JsonNode data) {
        return new EventResource(
                event.position(),
                event.recordedAt(),
                event.subject(),
                event.sequence(),
                event.id(),
                event.type(),
                event.revision(),
                event.event().occurredOn(),
                event.inForceFrom(),
                Recorder.of(event.actor()),
                event.cause().command(),
                event.cause().correlation(),
                event.fictitious(),
                data,
                EventLinks.of(event.position()));
    }
}
