package nl.korpsmonitor.query.web.ledger;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import nl.korpsmonitor.ledger.EntryBodies;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.query.state.StateQuestion;
import nl.korpsmonitor.query.state.States;
import nl.korpsmonitor.query.state.Viewer;
import nl.korpsmonitor.query.web.exchange.Absent;
import nl.korpsmonitor.transparency.Hash;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Gives events as they are stored, to be hashed. */
@RestController
@Tag(name = "Proofs")
class BodyController {
    private final Trail trail;
    private final EntryBodies bodies;
    private final States states;
    private final Viewer viewer;

    BodyController(Trail trail, EntryBodies bodies, States states, Viewer viewer) {
        this.trail = trail;
        this.bodies = bodies;
        this.states = states;
        this.viewer = viewer;
    }

    @GetMapping(value = "/v1/events/{position}/body", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Gives an event's exact bytes.",
            description = "Their SHA-256 is the digest in the leaf of the event's proof, and the ETag. For who may see"
                    + " the event. Confidential values are not in it, only their salted digests.")
    @ApiResponse(
            responseCode = "200",
            description =
                    "The stored bytes, canonical JSON (RFC 8785). Hash them as they came; do not write them anew.",
            content = @Content(mediaType = MediaType.APPLICATION_JSON_VALUE, schema = @Schema(type = "object")))
    ResponseEntity<byte[]> body(
            @Parameter(description = "Position in the ledger, from 0.", example = "0") @PathVariable String position) {
        if (!StateQuestion.isPosition(position)) {
            throw Absent.event();
        }
        long at = Long.parseLong(position);
        byte[] body = trail.event(at)
                .filter(states.visibilityFor(viewer)::maySee)
                .flatMap(event -> bodies.body(at))
                .orElseThrow(Absent::event);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .eTag("\"" + Hash.sha256(body).base64() + "\"")
                .body(body);
    }
}
