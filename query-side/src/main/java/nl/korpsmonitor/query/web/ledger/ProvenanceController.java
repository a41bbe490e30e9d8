package nl.korpsmonitor.query.web.ledger;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.query.readmodel.ViewTypes;
import nl.korpsmonitor.query.standards.DecisionProvenance;
import nl.korpsmonitor.query.state.State;
import nl.korpsmonitor.query.state.States;
import nl.korpsmonitor.query.state.Viewer;
import nl.korpsmonitor.query.view.RecommendationStatus;
import nl.korpsmonitor.query.web.exchange.Absent;
import nl.korpsmonitor.query.web.exchange.StateParameters;
import nl.korpsmonitor.query.web.exchange.Streams;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Tells where decisions come from, in the form of others. */
@RestController
@Tag(name = "Recommendations", description = "Recommendations, decisions on them, agreements and follow-up.")
class ProvenanceController {
    private final Trail trail;
    private final States states;
    private final Viewer viewer;

    ProvenanceController(Trail trail, States states, Viewer viewer) {
        this.trail = trail;
        this.states = states;
        this.viewer = viewer;
    }

    @GetMapping(value = "/v1/recommendations/{edition}/{code}/provenance", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Tells where the decisions on a recommendation come from, as PROV-JSON.",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "A document of PROV-JSON (W3C Member Submission, 2013), which the header Link"
                                    + " names as its profile. Each thing names the event that it comes from.",
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(type = "object"))))
    ResponseEntity<Map<String, Map<String, Object>>> recommendationProvenance(
            @Parameter(description = "Year of the edition.", example = "2012") @PathVariable String edition,
            @Parameter(description = "Code within the edition.", example = "r-07") @PathVariable String code,
            @ParameterObject StateParameters stateParameters) {
        State state = states.at(stateParameters.question(), viewer);
        Subject subject = Subject.recommendation(Absent.year(edition), Absent.code("recommendation", code));
        if (state.one(ViewTypes.RECOMMENDATIONS, subject)
                .filter(found -> found.statusOn(state.day()) != RecommendationStatus.NOT_ISSUED)
                .isEmpty()) {
            throw Absent.of("recommendation " + edition + "/" + code, state.moment());
        }
        return ResponseEntity.ok()
                .header(HttpHeaders.LINK, "<" + DecisionProvenance.PROFILE + ">; rel=\"profile\"")
                .header(Streams.AS_OF, String.valueOf(state.moment().position()))
                .body(DecisionProvenance.of(subject, events(state, subject), LedgerOrigin.of(trail)));
    }

    private List<RecordedEvent> events(State state, Subject subject) {
        LocalDate day = state.day();
        List<RecordedEvent> events = new ArrayList<>();
        List<RecordedEvent> page;
        long from = 0;
        do {
            page = trail.ofSubject(subject, from, state.moment().beforePosition(), Trail.MAXIMUM_PAGE);
            for (RecordedEvent event : page) {
                from = event.sequence() + 1;
                if (state.visibility().maySee(event)
                        && (day == null || !event.inForceFrom().isAfter(day))) {
                    events.add(event);
                }
            }
        } while (page.size() == Trail.MAXIMUM_PAGE);
        return events;
    }
}
