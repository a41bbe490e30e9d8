package nl.korpsmonitor.query.web.monitor;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.query.readmodel.ViewTypes;
import nl.korpsmonitor.query.shown.RecommendationResource;
import nl.korpsmonitor.query.shown.RecommendationResource.RecommendationItem;
import nl.korpsmonitor.query.state.State;
import nl.korpsmonitor.query.state.States;
import nl.korpsmonitor.query.state.Viewer;
import nl.korpsmonitor.query.view.RecommendationStatus;
import nl.korpsmonitor.query.view.RecommendationView;
import nl.korpsmonitor.query.web.exchange.Absent;
import nl.korpsmonitor.query.web.exchange.Answer;
import nl.korpsmonitor.query.web.exchange.Lister;
import nl.korpsmonitor.query.web.exchange.Page;
import nl.korpsmonitor.query.web.exchange.PageParameters;
import nl.korpsmonitor.query.web.exchange.StateParameters;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Reads recommendations. */
@RestController
@RequestMapping(produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Recommendations", description = "Recommendations, decisions on them, agreements and follow-up.")
class RecommendationController {
    private final States states;
    private final Viewer viewer;
    private final Lister lister;

    RecommendationController(States states, Viewer viewer) {
        this.states = states;
        this.viewer = viewer;
        this.lister = new Lister(states, viewer);
    }

    @GetMapping("/v1/recommendations")
    @Operation(summary = "Lists recommendations.")
    Page<RecommendationItem> recommendations(
            @ParameterObject RecommendationQuestion question,
            @ParameterObject StateParameters stateParameters,
            @ParameterObject PageParameters pageParameters,
            HttpServletRequest request) {
        question.check();
        State state = lister.state(stateParameters, pageParameters);
        return lister.page(request, question.listing(state), pageParameters);
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
