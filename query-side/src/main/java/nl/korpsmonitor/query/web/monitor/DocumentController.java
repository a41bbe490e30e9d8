package nl.korpsmonitor.query.web.monitor;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.query.readmodel.ViewTypes;
import nl.korpsmonitor.query.shown.DocumentResource;
import nl.korpsmonitor.query.state.State;
import nl.korpsmonitor.query.state.States;
import nl.korpsmonitor.query.state.Viewer;
import nl.korpsmonitor.query.view.DocumentView;
import nl.korpsmonitor.query.web.exchange.Absent;
import nl.korpsmonitor.query.web.exchange.Answer;
import nl.korpsmonitor.query.web.exchange.Lister;
import nl.korpsmonitor.query.web.exchange.Lister.Order;
import nl.korpsmonitor.query.web.exchange.Lister.Shown;
import nl.korpsmonitor.query.web.exchange.Listing;
import nl.korpsmonitor.query.web.exchange.Page;
import nl.korpsmonitor.query.web.exchange.PageParameters;
import nl.korpsmonitor.query.web.exchange.StateParameters;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reads descriptions of documents. What a document describes has no day on which it comes into force. */
@RestController
@RequestMapping(produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Documents", description = "Documents that the ledger relies on.")
class DocumentController {
    static final Map<String, String> ORDERS = Map.of("identifier", "", "title", ViewTypes.NAME);

    private final States states;
    private final Viewer viewer;
    private final Lister lister;

    DocumentController(States states, Viewer viewer) {
        this.states = states;
        this.viewer = viewer;
        this.lister = new Lister(states, viewer);
    }

    @GetMapping("/v1/documents")
    @Operation(summary = "Lists documents.")
    Page<DocumentResource> documents(
            @Parameter(
                            description = "By identifier or title; with a minus the other way round.",
                            example = "title",
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {"identifier", "-identifier", "title", "-title"}))
                    @RequestParam(required = false)
                    @Nullable
                    String sort,
            @ParameterObject StateParameters stateParameters,
            @ParameterObject PageParameters pageParameters,
            HttpServletRequest request) {
        Order order = Order.of(sort, ORDERS);
        State state = lister.state(stateParameters, pageParameters);
        return lister.page(request, listing(state, order), pageParameters);
    }

    /** What the list holds. */
    static Listing<DocumentView, DocumentResource> listing(State state, Order order) {
        return new Listing<>(
                state,
                ViewTypes.DOCUMENTS,
                Map.of(),
                order,
                (at, view) -> new Shown<>(DocumentResource.of(view), view.head().fictitious()));
    }

    @GetMapping("/v1/documents/{identifier}")
    @Operation(summary = "Shows a document's description.")
    Answer<DocumentResource> document(
            @Parameter(description = "Identifier of the document.", example = "kst-28638-103") @PathVariable
                    String identifier,
            @ParameterObject StateParameters stateParameters) {
        State state = states.at(stateParameters.question(), viewer);
        DocumentView view = state.one(ViewTypes.DOCUMENTS, Subject.document(Absent.code("document", identifier)))
                .orElseThrow(() -> Absent.of("document " + identifier, state.moment()));
        return Answer.of(DocumentResource.of(view), state.moment());
    }
}
