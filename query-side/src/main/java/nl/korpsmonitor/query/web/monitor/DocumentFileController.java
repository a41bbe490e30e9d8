package nl.korpsmonitor.query.web.monitor;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import nl.korpsmonitor.events.DocumentEvent.DocumentFileStored;
import nl.korpsmonitor.events.EventName;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.problems.NotFoundException;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.events.values.ViewingPurpose;
import nl.korpsmonitor.ledger.EventFilter;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.ledger.document.DocumentBytes;
import nl.korpsmonitor.ledger.document.DocumentFiles;
import nl.korpsmonitor.query.state.States;
import nl.korpsmonitor.query.state.Viewer;
import nl.korpsmonitor.query.state.Visibility;
import nl.korpsmonitor.query.web.exchange.Absent;
import nl.korpsmonitor.query.web.exchange.Streams;
import nl.korpsmonitor.query.web.ledger.Opening;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;

/** Gives the stored bytes of documents, to be saved: never as a page of ours. */
@RestController
@Tag(name = "Documents")
public class DocumentFileController {
    /** As a pattern of where files are. */
    public static final String PATH = "/v1/documents/[^/]+/file";

    /** Of the key under which a file that is not public is encrypted: whoever may have that opened may have the file. */
    static final String KEY = "/key";

    private static final Set<String> STORED =
            Set.of(DocumentFileStored.class.getAnnotation(EventName.class).value());

    private final Trail trail;
    private final DocumentFiles files;
    private final States states;
    private final Viewer viewer;
    private final Opening opening;
    private final Streams streams;

    DocumentFileController(
            Trail trail, DocumentFiles files, States states, Viewer viewer, Opening opening, Streams streams) {
        this.trail = trail;
        this.files = files;
        this.states = states;
        this.viewer = viewer;
        this.opening = opening;
        this.streams = streams;
    }

    @GetMapping("/v1/documents/{identifier}/file")
    @Operation(
            summary = "Gives the stored bytes of a document.",
            description =
                    "One that is accessible is for who may see the document, and its SHA-256 is the ETag. Another is"
                            + " confidential: it is given as confidential values are, with Viewing-Purpose, and what is withheld only"
                            + " to those who supervise. The bytes are compared with their SHA-256 while they are sent; when they"
                            + " differ, the answer breaks off.")
    @ApiResponse(
            responseCode = "200",
            description = "The bytes as they were received, as an attachment; Content-Type is what their sender said.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
                            schema = @Schema(type = "string", format = "binary")))
    @ApiResponse(responseCode = "410", description = "They are erased, for good; ground and position say why.")
    void documentFile(
            @Parameter(description = "Identifier of the document.", example = "kst-28638-103") @PathVariable
                    String identifier,
            @Parameter(description = ViewingPurpose.DESCRIPTION, example = ViewingPurpose.EXAMPLE)
                    @RequestHeader(name = ViewingPurpose.HEADER, required = false)
                    @Nullable
                    String purpose,
            HttpServletRequest request,
            HttpServletResponse response) {
        String reason = ViewingPurpose.read(purpose);
        String code = Absent.code("document", identifier);
        Visibility visibility = states.visibilityFor(viewer);
        // A document has one file.
        RecordedEvent recorded =
                trail.page(new EventFilter(Subject.document(code).id(), STORED, null, null, null), 0, 1).stream()
                        .filter(visibility::maySee)
                        .findFirst()
                        .orElseThrow(() -> new NotFoundException("There is no file of a document " + code + "."));
        DocumentFileStored stored = (DocumentFileStored) recorded.event();
        if (stored.inTheClear()) {
            if (new ServletWebRequest(request, response).checkNotModified("\"" + stored.sha256() + "\"")) {
                return;
            }
        } else {
            stored = (DocumentFileStored) opening.open(recorded, KEY, visibility, reason);
        }
        DocumentFileStored opened = stored;
        String mediaType = opened.mediaType() == null ? MediaType.APPLICATION_OCTET_STREAM_VALUE : opened.mediaType();
        streams.sendFile(
                request,
                response,
                mediaType,
                code + FileEndings.of(mediaType),
                opened.size(),
                () -> DocumentBytes.open(files, opened));
    }
}
