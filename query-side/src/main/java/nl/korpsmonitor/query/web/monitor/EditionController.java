package nl.korpsmonitor.query.web.monitor;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import nl.korpsmonitor.query.readmodel.ViewTypes;
import nl.korpsmonitor.query.shown.EditionResource;
import nl.korpsmonitor.query.shown.EditionResource.EditionItem;
import nl.korpsmonitor.query.state.State;
import nl.korpsmonitor.query.state.States;
import nl.korpsmonitor.query.state.Viewer;
import nl.korpsmonitor.query.view.EditionView;
import nl.korpsmonitor.query.web.exchange.Absent;
import nl.korpsmonitor.query.web.exchange.Answer;
import nl.korpsmonitor.query.web.exchange.Editions;
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

/** Reads editions. */
@RestController
@RequestMapping(produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Editions", description = "Editions of the Korpsmonitor, their framework and lifecycle.")
class EditionController {
    static final Map<String, String> ORDERS = Map.of("year", ViewTypes.EDITION);

    private final States states;
    private final Viewer viewer;
    private final Lister lister;

    EditionController(States states, Viewer viewer) {
        this.states = states;
        this.viewer = viewer;
        this.lister = new Lister(states, viewer);
    }

    @GetMapping("/v1/editions")
    @Operation(summary = "Lists the editions.")
    Page<EditionItem> editions(
            @ParameterObject StateParameters stateParameters,
            @ParameterObject PageParameters pageParameters,
            @Parameter(
                            description = "By year; with a minus the latest first.",
                            example = "-year",
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {"year", "-year"}))
                    @RequestParam(required = false)
                    @Nullable
                    String sort,
            HttpServletRequest request) {
        Order order = Order.of(sort, ORDERS);
        State state = lister.state(stateParameters, pageParameters);
        return lister.page(request, listing(state, order), pageParameters);
    }

    /** What the list holds. */
    static Listing<EditionView, EditionItem> listing(State state, Order order) {
        return new Listing<>(state, ViewTypes.EDITIONS, Map.of(), order, EditionController::shown);
    }

    @GetMapping("/v1/editions/{year}")
    @Operation(summary = "Shows an edition: steps, framework, published totals and findings.")
    Answer<EditionResource> edition(
            @Parameter(description = "Year of the edition.", example = "2012") @PathVariable String year,
            @ParameterObject StateParameters stateParameters) {
        State state = states.at(stateParameters.question(), viewer);
        return Answer.of(
                EditionResource.of(Editions.find(state, Absent.year(year)), state.day(), state.visibility()),
                state.moment());
    }

    private static @Nullable Shown<EditionItem> shown(State state, EditionView view) {
        return Editions.existed(view, state)
                ? new Shown<>(
                        EditionResource.item(view, state.day()), view.head().fictitious())
                : null;
    }
}
