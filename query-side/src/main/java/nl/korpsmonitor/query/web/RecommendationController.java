package nl.korpsmonitor.query.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import nl.korpsmonitor.events.RecommendationEvent.Urgency;
import nl.korpsmonitor.events.values.Addressee;
import nl.korpsmonitor.events.values.FocusArea;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.query.readmodel.RecommendationSummary;
import nl.korpsmonitor.query.readmodel.ViewTypes;
import nl.korpsmonitor.query.shown.RecommendationResource;
import nl.korpsmonitor.query.shown.RecommendationResource.RecommendationItem;
import nl.korpsmonitor.query.state.State;
import nl.korpsmonitor.query.state.States;
import nl.korpsmonitor.query.state.Viewer;
import nl.korpsmonitor.query.view.RecommendationStatus;
import nl.korpsmonitor.query.view.RecommendationView;
import nl.korpsmonitor.query.web.Lister.Order;
import nl.korpsmonitor.query.web.Lister.Shown;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reads recommendations. */
@RestController
@RequestMapping(produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Recommendations", description = "Recommendations, decisions on them, agreements and follow-up.")
class RecommendationController {
    private static final Map<String, String> ORDERS = Map.of("edition", "");

    private final States states;
    private final Viewer viewer;
    private final Lister lister;

    RecommendationController(States states, Viewer viewer) {
        this.states = states;
        this.viewer = viewer;
        this.lister = new Lister(states, viewer);
    }

    /**
     * Which recommendations are wanted.
     *
     * @param kind of addressee, or null
     * @param organisation that is addressed, or null
     */
    private record Wanted(
            @Nullable RecommendationStatus status,
            Addressee.@Nullable Kind kind,
            @Nullable String organisation) {
        static Wanted of(@Nullable String status, @Nullable String addressee) {
            boolean isKind = addressee != null && addressee.equals(addressee.toUpperCase(java.util.Locale.ROOT));
            return new Wanted(
                    Filters.oneOf("status", status, RecommendationStatus.class),
                    isKind ? Filters.oneOf("addressee", addressee, Addressee.Kind.class) : null,
                    isKind ? null : Filters.code("addressee", addressee));
        }

        boolean matches(RecommendationItem item) {
            Addressee addressee = item.addressee();
            return (status == null || item.status() == status)
                    && (kind == null || (addressee != null && addressee.kind() == kind))
                    && (organisation == null || (addressee != null && organisation.equals(addressee.organisation())));
        }
    }

    @GetMapping("/v1/recommendations")
    @Operation(summary = "Lists recommendations.")
    Page<RecommendationItem> recommendations(
            @Parameter(description = "Year of the edition.", example = "2012") @RequestParam(required = false) @Nullable
                    String edition,
            @Parameter(
                            description = "What became of it; on a day: by then.",
                            example = "UNDECIDED",
                            schema = @Schema(implementation = RecommendationStatus.class))
                    @RequestParam(required = false)
                    @Nullable
                    String status,
            @Parameter(description = "NATIONAL, UNIT, PARTNER or an organisation's code.", example = "PARTNER")
                    @RequestParam(required = false)
                    @Nullable
                    String addressee,
            @Parameter(description = "How urgent.", example = "HIGH", schema = @Schema(implementation = Urgency.class))
                    @RequestParam(required = false)
                    @Nullable
                    String urgency,
            @Parameter(
                            description = "About which focus area.",
                            example = "SUPERVISION",
                            schema = @Schema(implementation = FocusArea.class))
                    @RequestParam(required = false)
                    @Nullable
                    String focusArea,
            @Parameter(
                            description = "By edition and code; with a minus the other way round.",
                            example = "-edition",
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {"edition", "-edition"}))
                    @RequestParam(required = false)
                    @Nullable
                    String sort,
            @ParameterObject StateParameters stateParameters,
            @ParameterObject PageParameters pageParameters,
            HttpServletRequest request) {
        Order order = Order.of(sort, ORDERS);
        Wanted wanted = Wanted.of(status, addressee);
        Filters filters = new Filters()
                .where(ViewTypes.EDITION, Filters.year("edition", edition))
                .where(ViewTypes.URGENCY, Filters.oneOf("urgency", urgency, Urgency.class))
                .where(ViewTypes.FOCUS_AREA, Filters.oneOf("focusArea", focusArea, FocusArea.class));
        State state = lister.state(stateParameters, pageParameters);
        if (state.day() == null) {
            // What changes over time is indexed as last known; on another day it is looked up in each row.
            // Whose successor is hidden has another status for this reader than the index has: each such row is looked
            // at.
            boolean all = state.visibility().isAll();
            filters.whereOneOf(
                            ViewTypes.STATUS, wanted.status(), all ? wanted.status() : RecommendationStatus.SUPERSEDED)
                    .where(ViewTypes.KIND, wanted.kind())
                    .where(ViewTypes.ADDRESSEE, wanted.organisation());
        }
        return lister.page(
                request,
                state,
                ViewTypes.RECOMMENDATIONS,
                filters.asMap(),
                order,
                pageParameters,
                (at, summary) -> shown(at, summary, wanted));
    }

    private static @Nullable Shown<RecommendationItem> shown(State state, RecommendationSummary stored, Wanted wanted) {
        RecommendationItem item = RecommendationResource.item(seen(state, stored), state.day());
        boolean issued = item.status() != RecommendationStatus.NOT_ISSUED;
        return issued && wanted.matches(item) ? new Shown<>(item, item.fictitious()) : null;
    }

    /** As the reader may see it: what took its place may be hidden. */
    private static RecommendationSummary seen(State state, RecommendationSummary stored) {
        return state.visibility().isAll() || stored.statusOn(null) != RecommendationStatus.SUPERSEDED
                ? stored
                : state.one(ViewTypes.RECOMMENDATIONS, stored.head().subject())
                        .map(RecommendationSummary::of)
                        .orElse(stored);
    }

    @GetMapping("/v1/recommendations/{edition}/{code}")
    @Operation(summary = "Shows a recommendation; every fact names the event that it comes from.")
    Answer<RecommendationResource> recommendation(
            @Parameter(description = "Year of the edition.", example = "2012") @PathVariable String edition,
            @Parameter(description = "Code within the edition.", example = "r-07") @PathVariable String code,
            @ParameterObject StateParameters stateParameters) {
        State state = states.at(stateParameters.question(), viewer);
        Subject subject = Subject.recommendation(Absent.year(edition), Absent.code("recommendation", code));
        RecommendationView view = state.one(ViewTypes.RECOMMENDATIONS, subject)
                .filter(found -> found.statusOn(state.day()) != RecommendationStatus.NOT_ISSUED)
                .orElseThrow(() -> Absent.of("recommendation " + edition + "/" + code, state.moment()));
        return Answer.of(RecommendationResource.of(view, state.day(), state.visibility()), state.moment());
    }
}
