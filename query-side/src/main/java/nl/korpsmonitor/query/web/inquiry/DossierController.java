package nl.korpsmonitor.query.web.inquiry;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.problems.NotFoundException;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.query.shown.DossierResource;
import nl.korpsmonitor.query.shown.DossierResource.DossierItem;
import nl.korpsmonitor.query.state.State;
import nl.korpsmonitor.query.state.States;
import nl.korpsmonitor.query.state.Viewer;
import nl.korpsmonitor.query.web.exchange.Absent;
import nl.korpsmonitor.query.web.exchange.Answer;
import nl.korpsmonitor.query.web.exchange.AsOf;
import nl.korpsmonitor.query.web.exchange.Cursor;
import nl.korpsmonitor.query.web.exchange.KnownAtParameters;
import nl.korpsmonitor.query.web.exchange.Lister;
import nl.korpsmonitor.query.web.exchange.Page;
import nl.korpsmonitor.query.web.exchange.PageParameters;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Reads which dossiers were issued. */
@RestController
@RequestMapping(produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Inquiries", description = "Questions that are answered from the ledger, and what the answers stand on.")
class DossierController {
    private final States states;
    private final Viewer viewer;
    private final DossierDirectory directory;

    DossierController(States states, Viewer viewer, DossierDirectory directory) {
        this.states = states;
        this.viewer = viewer;
        this.directory = directory;
    }

    @GetMapping("/v1/dossiers")
    @Operation(
            summary = "Lists the dossiers that were issued, as far as their inquiries may be seen.",
            description = "What is decided about the values that they show is judged now, also of past states.")
    Page<DossierItem> dossiers(
            @ParameterObject DossierQuestion question,
            @ParameterObject KnownAtParameters stateParameters,
            @ParameterObject PageParameters pageParameters,
            HttpServletRequest request) {
        @Nullable Cursor cursor = Cursor.decode(pageParameters.cursor());
        int size = pageParameters.size();
        State state = new Lister(states, viewer).state(stateParameters.state(), pageParameters);
        // One more than wanted tells whether there is a next page.
        List<DossierResource> found = DossierDirectory.first(
                directory.pages(state, question, cursor == null ? null : cursor.after()), size + 1);
        List<DossierResource> page = found.subList(0, Math.min(size, found.size()));
        @Nullable
        String next = found.size() <= size
                ? null
                : Lister.link(
                        request,
                        "cursor",
                        new Cursor(state.moment().position(), DossierQuestion.after(page.getLast())).encode());
        return new Page<>(
                page.stream().map(DossierItem::of).toList(),
                page.stream().anyMatch(DossierResource::fictitious),
                AsOf.of(state.moment()),
                next);
    }

    @GetMapping("/v1/inquiries/{code}/dossiers/{number}")
    @Operation(
            summary =
                    "Shows that a dossier was issued: of which answer, for whom, with which digest, and what it disclosed.",
            description = "What is decided about the values that it shows is judged now.")
    Answer<DossierResource> dossier(
            @Parameter(description = "Code of the inquiry.", example = "kv-2013-1") @PathVariable String code,
            @Parameter(description = "Number of the dossier, from 1.", example = "1") @PathVariable String number,
            @ParameterObject KnownAtParameters stateParameters) {
        State state = states.at(stateParameters.state().question(), viewer);
        Subject inquiry = Subject.inquiry(Absent.code("inquiry", code));
        RecordedEvent issued = directory
                .find(state.visibility(), inquiry, number(number))
                .filter(event -> event.position() <= state.moment().position())
                .orElseThrow(DossierController::absent);
        return Answer.of(directory.show(issued), state.moment());
    }

    /** The number in a path; anything else names no dossier. */
    static int number(String text) {
        if (!text.matches("[1-9]\\d{0,5}")) {
            throw absent();
        }
        return Integer.parseInt(text);
    }

    static NotFoundException absent() {
        return new NotFoundException("There is no dossier of this number.");
    }
}
