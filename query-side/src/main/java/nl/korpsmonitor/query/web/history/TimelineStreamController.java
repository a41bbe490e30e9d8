package nl.korpsmonitor.query.web.history;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.ViewingPurpose;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.query.replay.Followers;
import nl.korpsmonitor.query.replay.Step;
import nl.korpsmonitor.query.standards.RowFormat;
import nl.korpsmonitor.query.state.Audience;
import nl.korpsmonitor.query.state.Disclosures;
import nl.korpsmonitor.query.state.States;
import nl.korpsmonitor.query.state.Viewer;
import nl.korpsmonitor.query.web.exchange.Csv;
import nl.korpsmonitor.query.web.exchange.JsonLines;
import nl.korpsmonitor.query.web.exchange.Streams;
import nl.korpsmonitor.query.web.history.HistoryTables.StepRow;
import nl.korpsmonitor.query.web.history.StepResource.StepLinks;
import nl.korpsmonitor.query.web.history.TimelinePages.Told;
import nl.korpsmonitor.query.web.ledger.ShownData;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * All steps of a timeline in one answer: as JSON Lines, or as a table with a row for each field that a step changed. It opens no confidential value for anybody.
 * Whoever was cut off goes on after, or before, the last position that was received whole; in the order of the days he asks again.
 */
@RestController
class TimelineStreamController {
    private final Trail trail;
    private final States states;
    private final Viewer viewer;
    private final Disclosures disclosures;
    private final Streams streams;
    private final Clock clock;
    private final JsonMapper json;

    TimelineStreamController(
            Trail trail,
            States states,
            Viewer viewer,
            Disclosures disclosures,
            Streams streams,
            Clock clock,
            JsonMapper json) {
        this.trail = trail;
        this.states = states;
        this.viewer = viewer;
        this.disclosures = disclosures;
        this.streams = streams;
        this.clock = clock;
        this.json = json;
    }

    @GetMapping(
            value = "/v1/timeline",
            produces = {JsonLines.MEDIA_TYPE, JsonLines.OTHER_NAME})
    @Operation(hidden = true)
    void lines(
            WholeTimelineQuestion question,
            @RequestParam(required = false) @Nullable String include,
            @RequestHeader(name = ViewingPurpose.HEADER, required = false) @Nullable String purpose,
            HttpServletRequest request,
            HttpServletResponse response) {
        JsonLines.refuseToOpen(purpose);
        TimelineQuestion asked = question.asked(include);
        RowFormat<Told> lines = lines(asked.withStates(), asked.day());
        TimelinePages steps = steps(asked);
        streams.send(
                request,
                response,
                new Streams.Answer<>(
                        JsonLines.mediaType(request), "korpsmonitor-steps.jsonl", steps.position(), steps, lines));
    }

    @GetMapping(value = "/v1/timeline", produces = Csv.MEDIA_TYPE)
    @Operation(hidden = true)
    void table(
            WholeTimelineQuestion question,
            @RequestHeader(name = ViewingPurpose.HEADER, required = false) @Nullable String purpose,
            HttpServletRequest request,
            HttpServletResponse response) {
        JsonLines.refuseToOpen(purpose);
        TimelineQuestion asked = question.asked();
        TimelinePages steps = steps(asked);
        @Nullable LocalDate day = asked.day();
        Csv.send(
                streams,
                request,
                response,
                HistoryTables.STEPS,
                steps.position(),
                steps.expanded(told -> StepRow.of(told.step(), told.step().changes(), day)));
    }

    private TimelinePages steps(TimelineQuestion asked) {
        Audience audience = viewer.audience();
        return new TimelinePages(asked, trail, () -> states.visibilityFor(audience), clock);
    }

    private RowFormat<Told> lines(boolean withStates, @Nullable LocalDate day) {
        return out -> told -> {
            Step step = told.step();
            RecordedEvent event = step.event();
            StepResource shown = StepResource.of(
                    step,
                    step.changes(),
                    withStates ? StepResource.States.of(step) : null,
                    ShownData.closed(event.event(), disclosures.now().apply(event.position()), Set.of()),
                    StepLinks.of(step, new Followers(trail, told.visibility()).next(event), day));
            out.write(json.writeValueAsString(shown));
            out.write('\n');
        };
    }
}
