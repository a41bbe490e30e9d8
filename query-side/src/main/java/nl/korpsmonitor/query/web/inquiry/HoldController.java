package nl.korpsmonitor.query.web.inquiry;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.query.readmodel.ViewTypes;
import nl.korpsmonitor.query.shown.HoldResource;
import nl.korpsmonitor.query.state.State;
import nl.korpsmonitor.query.state.States;
import nl.korpsmonitor.query.state.Viewer;
import nl.korpsmonitor.query.view.HoldView;
import nl.korpsmonitor.query.web.exchange.Absent;
import nl.korpsmonitor.query.web.exchange.Answer;
import nl.korpsmonitor.query.web.exchange.KnownAtParameters;
import nl.korpsmonitor.query.web.exchange.Lister;
import nl.korpsmonitor.query.web.exchange.Page;
import nl.korpsmonitor.query.web.exchange.PageParameters;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Reads which holds keep what from being erased. */
@RestController
@RequestMapping(produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Holds", description = "What may not be erased, and for which inquiry.")
class HoldController {
    private final States states;
    private final Viewer viewer;
    private final Lister lister;
    private final Trail trail;

    HoldController(States states, Viewer viewer, Trail trail) {
        this.states = states;
        this.viewer = viewer;
        this.lister = new Lister(states, viewer);
        this.trail = trail;
    }

    @GetMapping("/v1/holds")
    @Operation(
            summary = "Lists holds, also those that were lifted.",
            description =
                    "For parliamentary officers, privacy officers and auditors; for everybody else the list is empty.")
    Page<HoldResource> holds(
            @ParameterObject HoldQuestion question,
            @ParameterObject KnownAtParameters stateParameters,
            @ParameterObject PageParameters pageParameters,
            HttpServletRequest request) {
        question.check();
        State state = lister.state(stateParameters.state(), pageParameters);
        return lister.page(request, question.listing(state, trail), pageParameters);
    }

    @GetMapping("/v1/holds/{code}")
    @Operation(
            summary = "Shows a hold: what it keeps, for which inquiry, and whether it is in force.",
            description = "For parliamentary officers, privacy officers and auditors.")
    Answer<HoldResource> hold(
            @Parameter(description = "Code of the hold.", example = "kv-2013-17") @PathVariable String code,
            @ParameterObject KnownAtParameters stateParameters) {
        State state = states.at(stateParameters.state().question(), viewer);
        HoldView view = state.one(ViewTypes.HOLDS, Subject.hold(Absent.code("hold", code)))
                .orElseThrow(() -> Absent.of("hold " + code, state.moment()));
        return Answer.of(HoldResource.of(view), state.moment());
    }
}
