package nl.korpsmonitor.query.web.inquiry;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nl.korpsmonitor.events.InquiryEvent.DossierIssued;
import nl.korpsmonitor.events.InquiryEvent.Version;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.events.problems.RefusedException;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.events.values.ViewingPurpose;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.query.shown.DossierResource;
import nl.korpsmonitor.query.shown.DossierResource.Decision;
import nl.korpsmonitor.query.state.DossierFiles;
import nl.korpsmonitor.query.state.DossierGoneException;
import nl.korpsmonitor.query.state.DossierGoneException.Value;
import nl.korpsmonitor.query.state.States;
import nl.korpsmonitor.query.state.Viewer;
import nl.korpsmonitor.query.state.ViewingRecord;
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
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/** Gives the files of issued dossiers: made again, and only when they are the very bytes that were handed over. */
@RestController
@Tag(name = "Inquiries")
class DossierFileController {
    private static final String ZIP = "application/zip";

    private final Trail trail;
    private final States states;
    private final Viewer viewer;
    private final DossierDirectory directory;
    private final ViewingRecord record;
    private final DossierFiles files;

    DossierFileController(
            Trail trail,
            States states,
            Viewer viewer,
            DossierDirectory directory,
            ViewingRecord record,
            DossierFiles files) {
        this.trail = trail;
        this.states = states;
        this.viewer = viewer;
        this.directory = directory;
        this.record = record;
        this.files = files;
    }

    @GetMapping(value = "/v1/inquiries/{code}/dossiers/{number}/file", produces = ZIP)
    @Operation(
            summary = "Gives the ZIP of a dossier, made again from the ledger.",
            description =
                    "A PUBLIC one for whoever may see the inquiry; a CONFIDENTIAL one for its recipients and for those who may"
                            + " open its confidential values, who say why: that is recorded. What comes are the bytes whose SHA-256 is recorded, or none.")
    @ApiResponse(
            responseCode = "200",
            description = "The very bytes that were handed over.",
            content = @Content(mediaType = ZIP, schema = @Schema(type = "string", format = "binary")))
    @ApiResponse(
            responseCode = "409",
            description =
                    "What would come are other bytes than were handed over: rule 'other-release', since another release of the program makes it;"
                            + " 'document-file-missing' or 'document-file-damaged', with the document, until its file is restored.")
    @ApiResponse(
            responseCode = "410",
            description = "A value that it shows was withheld or erased since; 'values' names each.")
    @ApiResponse(responseCode = "503", description = "Others are being made; try again.")
    ResponseEntity<byte[]> file(
            @Parameter(description = "Code of the inquiry.", example = "kv-2013-1") @PathVariable String code,
            @Parameter(description = "Number of the dossier, from 1.", example = "1") @PathVariable String number,
            @Parameter(description = ViewingPurpose.DESCRIPTION, example = ViewingPurpose.EXAMPLE)
                    @RequestHeader(name = ViewingPurpose.HEADER, required = false)
                    @Nullable
                    String purpose,
            HttpServletRequest request) {
        @Nullable String why = ViewingPurpose.read(purpose);
        Subject inquiry = Subject.inquiry(Absent.code("inquiry", code));
        Visibility visibility = states.visibilityFor(viewer);
        RecordedEvent event = directory
                .find(visibility, inquiry, DossierController.number(number))
                .filter(found -> isPublic(found) || visibility.mayOpen(found))
                .orElseThrow(DossierController::absent);
        DossierIssued issued = (DossierIssued) event.event();
        if (!isPublic(event)) {
            if (why == null) {
                throw new InvalidInputException(
                        ViewingPurpose.HEADER, "is required for a CONFIDENTIAL dossier: say why you read it");
            }
            requireShowable(event);
            recordViewing(event, issued, why);
        }
        DossierFiles.Again made = files.again(code, issued);
        // Asked again: what was withheld or erased before the viewing was recorded is not shown after it.
        requireShowable(event);
        requireSame(made, issued);
        // It would keep the whole of it for a digest of its own.
        ShallowEtagHeaderFilter.disableContentCaching(request);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(ZIP))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"dossier-" + code + "-" + issued.number() + ".zip\"")
                .eTag("\"" + issued.sha256() + "\"")
                .body(made.zip());
    }

    private static boolean isPublic(RecordedEvent event) {
        return ((DossierIssued) event.event()).version() == Version.PUBLIC;
    }

    private void requireShowable(RecordedEvent event) {
        DossierResource dossier = directory.show(event);
        List<Value> gone = Stream.concat(
                        dossier.erasedSince().stream().map(each -> value(each, "erased")),
                        dossier.withheldSince().stream().map(each -> value(each, "withheld")))
                .toList();
        if (!gone.isEmpty()) {
            throw new DossierGoneException(gone);
        }
    }

    private static Value value(Decision decision, String what) {
        return new Value(decision.position(), decision.field(), what, decision.ground(), decision.decidedAt());
    }

    private static void requireSame(DossierFiles.Again made, DossierIssued issued) {
        if (sha256(made.zip()).equals(issued.sha256())) {
            return;
        }
        String handedOver = " The bytes handed over are the recorded ones, of SHA-256 " + issued.sha256()
                + "; whoever received the file has it.";
        if (!made.missing().isEmpty()) {
            throw new RefusedException(
                    "document-file-missing",
                    "The stored file of "
                            + String.join(
                                    " and of ",
                                    made.missing().stream()
                                            .map(identifier ->
                                                    Subject.document(identifier).id())
                                            .toList())
                            + " is missing, so that the dossier made again is not the one handed over. Restore it from"
                            + " a backup; './ledger verify' finds every such file." + handedOver);
        }
        throw new RefusedException(
                "other-release",
                "This release of the program, or its settings for archives, makes other bytes than were handed over: a"
                        + " dossier holds the verifier of the release that made it." + handedOver);
    }

    /** The dossier is a reading of its inquiry and of every subject whose values it shows. */
    private void recordViewing(RecordedEvent event, DossierIssued issued, String purpose) {
        Map<Subject, Long> viewed = new LinkedHashMap<>();
        viewed.put(event.subject(), event.position());
        issued.disclosed()
                .forEach(each -> trail.event(each.position())
                        .ifPresent(shown -> viewed.putIfAbsent(shown.subject(), shown.position())));
        record.record(viewed, purpose);
    }

    private static String sha256(byte[] zip) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(zip));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
