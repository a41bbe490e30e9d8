package nl.korpsmonitor.query.web.monitor;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import nl.korpsmonitor.events.OrganisationEvent.Kind;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.query.readmodel.ViewTypes;
import nl.korpsmonitor.query.shown.OrganisationResource;
import nl.korpsmonitor.query.shown.OrganisationResource.OrganisationItem;
import nl.korpsmonitor.query.state.State;
import nl.korpsmonitor.query.state.States;
import nl.korpsmonitor.query.state.Viewer;
import nl.korpsmonitor.query.view.OrganisationView;
import nl.korpsmonitor.query.web.exchange.Absent;
import nl.korpsmonitor.query.web.exchange.Answer;
import nl.korpsmonitor.query.web.exchange.Filters;
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

/** Reads organisations. */
@RestController
@RequestMapping(produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Organisations", description = "Forces, units, chain partners and other bodies, and their succession.")
class OrganisationController {
    static final Map<String, String> ORDERS = Map.of("code", "", "name", ViewTypes.NAME);

    private final States states;
    private final Viewer viewer;
    private final Lister lister;

    OrganisationController(States states, Viewer viewer) {
        this.states = states;
        this.viewer = viewer;
        this.lister = new Lister(states, viewer);
    }

    @GetMapping("/v1/organisations")
    @Operation(summary = "Lists organisations; on a day: those that existed then.")
    Page<OrganisationItem> organisations(
            @Parameter(
                            description = "What it is.",
                            example = "REGIONAL_FORCE",
                            schema = @Schema(implementation = Kind.class))
                    @RequestParam(required = false)
                    @Nullable
                    String kind,
            @Parameter(
                            description = "By code, or by the last known name; with a minus the other way round.",
                            example = "name",
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {"code", "-code", "name", "-name"}))
                    @RequestParam(required = false)
                    @Nullable
                    String sort,
            @ParameterObject StateParameters stateParameters,
            @ParameterObject PageParameters pageParameters,
            HttpServletRequest request) {
        Order order = Order.of(sort, ORDERS);
        Filters filters = filters(kind);
        State state = lister.state(stateParameters, pageParameters);
        return lister.page(request, listing(state, filters, order), pageParameters);
    }

    static Filters filters(@Nullable String kind) {
        return new Filters().where(ViewTypes.KIND, Filters.oneOf("kind", kind, Kind.class));
    }

    /** What the list holds. */
    static Listing<OrganisationView, OrganisationItem> listing(State state, Filters filters, Order order) {
        return new Listing<>(
                state,
                ViewTypes.ORGANISATIONS,
                filters.asMap(),
                order,
                (at, view) -> at.day() == null || view.existsOn(at.day())
                        ? new Shown<>(
                                OrganisationResource.item(view, at.day()),
                                view.head().fictitious())
                        : null);
    }

    @GetMapping("/v1/organisations/{code}")
    @Operation(summary = "Shows an organisation: names, existence, predecessors and successors.")
    Answer<OrganisationResource> organisation(
            @Parameter(description = "Code of the organisation.", example = "ijsselland") @PathVariable String code,
            @ParameterObject StateParameters stateParameters) {
        State state = states.at(stateParameters.question(), viewer);
        OrganisationView view = state.one(
                        ViewTypes.ORGANISATIONS, Subject.organisation(Absent.code("organisation", code)))
                .orElseThrow(() -> Absent.of("organisation " + code, state.moment()));
        List<String> predecessors = state.all(ViewTypes.ORGANISATIONS, Map.of()).stream()
                .filter(other -> OrganisationResource.item(other, state.day())
                        .successors()
                        .contains(code))
                .map(OrganisationView::code)
                .toList();
        return Answer.of(OrganisationResource.of(view, predecessors, state.day()), state.moment());
    }
}
