package nl.korpsmonitor.query.web.ledger;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import nl.korpsmonitor.events.problems.FieldFault;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.events.problems.NotFoundException;
import nl.korpsmonitor.ledger.checkpoint.PublishedLog;
import nl.korpsmonitor.query.state.StateQuestion;
import nl.korpsmonitor.query.web.exchange.Absent;
import nl.korpsmonitor.transparency.proof.TlogProof;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;

/**
 * Proves what the ledger holds. Everybody may have every proof, also of events that they may not see: a proof shows the leaf, which the public tiles show
 * as well, and of the event no more than its digest.
 */
@RestController
@Tag(
        name = "Proofs",
        description = "That an event is in the ledger, and that the ledger only grew; for checking offline.")
class ProofController {
    /** What a proof is written in; it is all ASCII but for the dashes of the signatures. */
    static final String PROOF = "text/plain;charset=utf-8";

    private final PublishedLog log;
    private final ProofDesk desk;

    ProofController(PublishedLog log, ProofDesk desk) {
        this.log = log;
        this.desk = desk;
    }

    @GetMapping(value = "/v1/events/{position}/proof", produces = PROOF)
    @Operation(
            summary = "Proves that an event is in the ledger.",
            description = "A C2SP tlog-proof over the newest published checkpoint, with the leaf as extra data. Anybody"
                    + " may have it. For a new event it waits up to five seconds for a checkpoint; then 503.")
    @ApiResponse(
            responseCode = "200",
            description = "Verifies offline, given the log's key and the bytes of the body.",
            content = @Content(mediaType = PROOF, schema = @Schema(type = "string")))
    @ApiResponse(responseCode = "503", description = "No published checkpoint covers the event yet; try again.")
    DeferredResult<ResponseEntity<byte[]>> proof(
            @Parameter(description = "Position in the ledger, from 0.", example = "0") @PathVariable String position) {
        if (!StateQuestion.isPosition(position)) {
            throw Absent.event();
        }
        return desk.proof(Long.parseLong(position), ProofController::file);
    }

    private static ResponseEntity<byte[]> file(TlogProof proof) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(PROOF))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + proof.index() + TlogProof.FILE_EXTENSION + "\"")
                .body(proof.encoded().getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping(value = "/v1/proofs/consistency", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Proves that the ledger at one size begins with the ledger at an earlier one.",
            description = "Compare the roots with those of checkpoints that you have verified: proof and roots alone"
                    + " show nothing.")
    @ApiResponse(
            responseCode = "200",
            description = "The hashes of RFC 9162, 2.1.4, and the roots that they connect.",
            useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", description = "Nothing is published yet.")
    ConsistencyProof consistency(
            @Parameter(description = "The smaller size, from 0.", example = "2000")
                    @RequestParam(required = false)
                    @Nullable
                    String from,
            @Parameter(
                            description = "The larger size; that of the newest published checkpoint when not given.",
                            example = "2085")
                    @RequestParam(required = false)
                    @Nullable
                    String to) {
        long published = log.checkpoint()
                .map(newest -> newest.checkpoint().size())
                .orElseThrow(() -> new NotFoundException(TrailController.NO_CHECKPOINT));
        List<FieldFault> faults = new ArrayList<>();
        long smaller = size("from", from, published, faults);
        long larger = to == null ? published : size("to", to, published, faults);
        if (faults.isEmpty() && smaller > larger) {
            faults.add(new FieldFault("from", "at most to, which is " + larger));
        }
        if (!faults.isEmpty()) {
            throw new InvalidInputException(faults);
        }
        return ConsistencyProof.of(log, smaller, larger);
    }

    private static long size(String parameter, @Nullable String text, long published, List<FieldFault> faults) {
        String remedy = "a size of the ledger, a whole number from 0 to the published " + published;
        if (text == null) {
            faults.add(new FieldFault(parameter, "is required: " + remedy));
        } else if (!StateQuestion.isPosition(text) || Long.parseLong(text) > published) {
            faults.add(new FieldFault(parameter, remedy));
        } else {
            return Long.parseLong(text);
        }
        return 0;
    }
}
