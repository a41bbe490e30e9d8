package nl.korpsmonitor.query.web.history;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.query.replay.Explanation;
import nl.korpsmonitor.query.replay.Explanation.Ground;
import nl.korpsmonitor.query.replay.Explanation.Link;
import nl.korpsmonitor.query.replay.Explanations;
import nl.korpsmonitor.query.replay.Followers;
import nl.korpsmonitor.query.replay.Step;
import nl.korpsmonitor.query.state.State;
import nl.korpsmonitor.query.state.States;
import nl.korpsmonitor.query.state.Viewer;
import nl.korpsmonitor.query.web.exchange.Absent;
import nl.korpsmonitor.query.web.exchange.Answer;
import nl.korpsmonitor.query.web.exchange.ReadParameters;
import nl.korpsmonitor.query.web.exchange.StateParameters;
import nl.korpsmonitor.query.web.history.StepResource.StepLinks;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Says where a value comes from. */
@RestController
@RequestMapping(produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "History")
class ExplanationController {
    private final Trail trail;
    private final States states;
    private final Viewer viewer;

    ExplanationController(Trail trail, States states, Viewer viewer) {
        this.trail = trail;
        this.states = states;
        this.viewer = viewer;
    }

    /**
     * How a value came about.
     *
     * @param values what stands in the field and below it, by JSON Pointer; empty when nothing does any more
     * @param chain every event of the subject that changed it, in order, superseded values included
     * @param restsOn what it rests on beyond these events
     */
    record ExplanationResource(
            @Schema(type = "string", example = "scorecard/2012/ijsselland")
            Subject subject,

            @Schema(example = "/dimensions/informatievoorziening/score")
            String field,

            @Schema(implementation = Object.class, types = "object")
            Map<String, JsonNode> values,

            List<StepResource> chain,
            List<GroundResource> restsOn) {}

    /**
     * Something that a value rests on.
     *
     * @param subject whose events they are
     * @param events positions: {@code /v1/events/{position}}; empty for a document that is not registered
     */
    record GroundResource(
            Explanation.Kind kind,

            @Schema(type = "string", example = "mandate/korpschef-2013")
            Subject subject,

            List<Long> events) {
        static GroundResource of(Ground ground) {
            return new GroundResource(ground.kind(), ground.subject(), ground.positions());
        }
    }

    @GetMapping("/v1/explanations")
    @Operation(
            summary = "Shows every event that led to a value, and what it rests on.",
            description = "A score goes with who recorded and confirmed it and with what was proposed in its place.")
    Answer<ExplanationResource> explanation(
            @Parameter(description = "The subject.", required = true, example = "scorecard/2012/ijsselland")
                    @RequestParam(required = false)
                    @Nullable
                    String subject,
            @Parameter(
                            description =
                                    "A JSON Pointer (RFC 6901) into its facts, as /v1/timeline names them; those below"
                                            + " it are explained too.",
                            required = true,
                            example = "/dimensions/informatievoorziening/score")
                    @RequestParam(required = false)
                    @Nullable
                    String field,
            @ParameterObject StateParameters stateParameters) {
        Subject about = subject(subject);
        String pointer = pointer(field);
        State state = states.at(stateParameters.question(), viewer);
        Explanation explanation = find(trail, state, about, pointer);
        Followers followers = new Followers(trail, state.visibility());
        return Answer.of(
                new ExplanationResource(
                        explanation.subject(),
                        explanation.field(),
                        explanation.values(),
                        explanation.chain().stream()
                                .map(link -> resource(link, followers, state))
                                .toList(),
                        explanation.restsOn().stream().map(GroundResource::of).toList()),
                state.moment());
    }

    /** The subject that was asked for, which is required. */
    static Subject subject(@Nullable String subject) {
        Subject about = ReadParameters.subject(subject);
        if (about == null) {
            throw new InvalidInputException("subject", "say of which subject");
        }
        return about;
    }

    /** The field that was asked for, which is required. */
    static String pointer(@Nullable String field) {
        if (field == null || !field.startsWith("/")) {
            throw new InvalidInputException("field", "a JSON Pointer into the subject's facts, such as /status");
        }
        return field;
    }

    /** How the value came about, as it must be there. */
    static Explanation find(Trail trail, State state, Subject about, String field) {
        if (!state.visibility().maySee(about)) {
            throw Absent.of(about.id(), state.moment());
        }
        return new Explanations(trail, state.visibility(), state.day())
                .of(about, field, state.moment().beforePosition())
                .orElseThrow(() -> Absent.of(about.id(), state.moment()));
    }

    private static StepResource resource(Link link, Followers followers, State state) {
        Step step = link.step();
        return StepResource.of(
                step, link.changes(), null, null, StepLinks.of(step, followers.next(step.event()), state.day()));
    }
}
