package nl.korpsmonitor.query.web.monitor;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.query.readmodel.ViewTypes;
import nl.korpsmonitor.query.shown.MandateResource;
import nl.korpsmonitor.query.state.State;
import nl.korpsmonitor.query.state.States;
import nl.korpsmonitor.query.state.Viewer;
import nl.korpsmonitor.query.view.MandateView;
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

/** Reads mandates. */
@RestController
@RequestMapping(produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Mandates", description = "Under which mandates decisions fall.")
class MandateController {
    static final Map<String, String> ORDERS = Map.of("code", "");

    private final States states;
    private final Viewer viewer;
    private final Lister lister;

    MandateController(States states, Viewer viewer) {
        this.states = states;
        this.viewer = viewer;
        this.lister = new Lister(states, viewer);
    }

    @GetMapping("/v1/mandates")
    @Operation(summary = "Lists mandates; on a day: those under which something may be decided then.")
    Page<MandateResource> mandates(
            @Parameter(description = "Code of the holder's organisation.", example = "nationale-politie")
                    @RequestParam(required = false)
                    @Nullable
                    String holder,
            @Parameter(
                            description = "By code; with a minus the other way round.",
                            example = "code",
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {"code", "-code"}))
                    @RequestParam(required = false)
                    @Nullable
                    String sort,
            @ParameterObject StateParameters stateParameters,
            @ParameterObject PageParameters pageParameters,
            HttpServletRequest request) {
        Order order = Order.of(sort, ORDERS);
        Filters filters = filters(holder);
        State state = lister.state(stateParameters, pageParameters);
        return lister.page(request, listing(state, filters, order), pageParameters);
    }

    static Filters filters(@Nullable String holder) {
        return new Filters().where(ViewTypes.ORGANISATION, Filters.code("holder", holder));
    }

    /** What the list holds. */
    static Listing<MandateView, MandateResource> listing(State state, Filters filters, Order order) {
        return new Listing<>(
                state,
                ViewTypes.MANDATES,
                filters.asMap(),
                order,
                (at, view) -> at.day() == null || view.scopeOn(at.day()) != null
                        ? new Shown<>(
                                MandateResource.of(view, at.day()), view.head().fictitious())
                        : null);
    }

    @GetMapping("/v1/mandates/{code}")
    @Operation(summary = "Shows a mandate.")
    Answer<MandateResource> mandate(
            @Parameter(description = "Code of the mandate.", example = "korpschef-2013") @PathVariable String code,
            @ParameterObject StateParameters stateParameters) {
        State state = states.at(stateParameters.question(), viewer);
        MandateView view = state.one(ViewTypes.MANDATES, Subject.mandate(Absent.code("mandate", code)))
                .orElseThrow(() -> Absent.of("mandate " + code, state.moment()));
        return Answer.of(MandateResource.of(view, state.day()), state.moment());
    }
}
