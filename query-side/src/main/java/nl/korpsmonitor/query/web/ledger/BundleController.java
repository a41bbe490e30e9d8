package nl.korpsmonitor.query.web.ledger;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.ViewingPurpose;
import nl.korpsmonitor.ledger.EntryBodies;
import nl.korpsmonitor.ledger.EntryDisclosures;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.query.state.StateQuestion;
import nl.korpsmonitor.query.state.States;
import nl.korpsmonitor.query.state.Viewer;
import nl.korpsmonitor.query.state.Visibility;
import nl.korpsmonitor.query.web.exchange.Absent;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;

/** Gives one event to take away and to verify elsewhere. */
@RestController
@Tag(name = "Proofs")
class BundleController {
    private final Trail trail;
    private final EntryBodies bodies;
    private final EntryDisclosures disclosures;
    private final States states;
    private final Viewer viewer;
    private final Opening opening;
    private final ProofDesk desk;

    BundleController(
            Trail trail,
            EntryBodies bodies,
            EntryDisclosures disclosures,
            States states,
            Viewer viewer,
            Opening opening,
            ProofDesk desk) {
        this.trail = trail;
        this.bodies = bodies;
        this.disclosures = disclosures;
        this.states = states;
        this.viewer = viewer;
        this.opening = opening;
        this.desk = desk;
    }

    @GetMapping(value = "/v1/events/{position}/bundle", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Gives an event with all that proves it, in one file.",
            description = "For whoever may see the event: its proof, its exact bytes, and the disclosures of the"
                    + " confidential values that are shown to you. 'verify bundle FILE' of the verifier checks it"
                    + " offline. For a new event it waits up to five seconds for a checkpoint; then 503.")
    @ApiResponse(
            responseCode = "200",
            description = "Verifies offline, given the log's key. Keep it as it came.",
            useReturnTypeSchema = true)
    @ApiResponse(responseCode = "503", description = "No published checkpoint covers the event yet; try again.")
    DeferredResult<ResponseEntity<EventBundle>> bundle(
            @Parameter(description = "Position in the ledger, from 0.", example = "0") @PathVariable String position,
            @Parameter(description = ViewingPurpose.DESCRIPTION, example = ViewingPurpose.EXAMPLE)
                    @RequestHeader(name = ViewingPurpose.HEADER, required = false)
                    @Nullable
                    String purpose) {
        String why = ViewingPurpose.read(purpose);
        if (!StateQuestion.isPosition(position)) {
            throw Absent.event();
        }
        long at = Long.parseLong(position);
        Visibility visibility = states.visibilityFor(viewer);
        RecordedEvent event = trail.event(at).filter(visibility::maySee).orElseThrow(Absent::event);
        byte[] body = bodies.body(at).orElseThrow(Absent::event);
        // Here and not when the proof has come: who asks is known on this thread only.
        EventBundle.Values values = values(event, visibility, why);
        return desk.proof(
                at,
                proof -> ResponseEntity.ok()
                        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + at + ".event.json\"")
                        .body(EventBundle.of(proof, body, values)));
    }

    private EventBundle.Values values(RecordedEvent event, Visibility visibility, @Nullable String purpose) {
        return EventBundle.Values.of(
                EventData.of(event.event()),
                opening.show(List.of(event), visibility, purpose).getFirst(),
                purpose != null && visibility.mayOpen(event) ? disclosures.disclosures(event.position()) : List.of());
    }
}
