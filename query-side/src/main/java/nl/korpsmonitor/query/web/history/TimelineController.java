package nl.korpsmonitor.query.web.history;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.events.values.ViewingPurpose;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.query.replay.EventWalk;
import nl.korpsmonitor.query.replay.Followers;
import nl.korpsmonitor.query.replay.Moments;
import nl.korpsmonitor.query.replay.Replay;
import nl.korpsmonitor.query.replay.Scope;
import nl.korpsmonitor.query.replay.Step;
import nl.korpsmonitor.query.state.States;
import nl.korpsmonitor.query.state.Viewer;
import nl.korpsmonitor.query.state.Visibility;
import nl.korpsmonitor.query.web.exchange.Absent;
import nl.korpsmonitor.query.web.exchange.AsOf;
import nl.korpsmonitor.query.web.exchange.Lister;
import nl.korpsmonitor.query.web.exchange.Page;
import nl.korpsmonitor.query.web.history.StepResource.StepLinks;
import nl.korpsmonitor.query.web.ledger.Opening;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Steps through history. */
@RestController
@RequestMapping(produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(
        name = "History",
        description = "What each event changed, what differs between two moments, and what led to a value.")
class TimelineController {
    private final Trail trail;
    private final States states;
    private final Viewer viewer;
    private final Opening opening;
    private final Clock clock;

    TimelineController(Trail trail, States states, Viewer viewer, Opening opening, Clock clock) {
        this.trail = trail;
        this.states = states;
        this.viewer = viewer;
        this.opening = opening;
        this.clock = clock;
    }

    @GetMapping("/v1/timeline")
    @Operation(
            summary =
                    "Steps through events: what each changed, by whom, on which grounds, and whether it was recorded in time.",
            description =
                    "Of one subject, of an edition with its scorecards and recommendations, or of everything."
                            + " occurredFrom and occurredUntil choose by the day that an event is about, from and to by when"
                            + " it was recorded. A page may be short, or empty, and still have a next one. Of one subject"
                            + " steps can be put in the order of the days on which they happened; one with more than"
                            + " 10,000 events in the stretch is refused then."
                            + " Confidential values are opened for who may see them and sends Viewing-Purpose; no state holds any.")
    // Where one response is described, springdoc leaves out those that it would find by itself; of this one nothing is
    // said that it would not.
    @ApiResponse(responseCode = "200", description = "OK", useReturnTypeSchema = true)
    @ApiResponse(
            responseCode = "404",
            description =
                    "There is no such subject or edition, or none of which anything may be seen; or the ledger attests"
                            + " nothing of a time before its first entry. What is there and has no step in the stretch is a page"
                            + " without items.")
    Page<StepResource> timeline(
            @ParameterObject TimelineQuestion question,
            @Parameter(description = ViewingPurpose.DESCRIPTION, example = ViewingPurpose.EXAMPLE)
                    @RequestHeader(name = ViewingPurpose.HEADER, required = false)
                    @Nullable
                    String purpose,
            HttpServletRequest request) {
        String why = ViewingPurpose.read(purpose);
        TimelineOrder order = question.inOrder();
        boolean withStates = question.withStates();
        LocalDate day = question.day();
        Visibility visibility = states.visibilityFor(viewer);
        Scope scope = question.scope();
        Moments moments = new Moments(trail, clock);
        Followers followers = new Followers(trail, visibility);
        TimelineStretch page = stretch(question, scope, visibility, moments, followers);
        if (page.events().isEmpty()) {
            requireShown(scope, followers);
        }
        List<RecordedEvent> events = page.events();
        List<JsonNode> data = opening.show(events, visibility, why);
        Map<Long, Step> steps = steps(events, new Replay(trail, visibility, day));
        List<StepResource> items = IntStream.range(0, events.size())
                .mapToObj(i -> {
                    Step step = Objects.requireNonNull(steps.get(events.get(i).position()));
                    return StepResource.of(
                            step,
                            step.changes(),
                            withStates ? StepResource.States.of(step) : null,
                            data.get(i),
                            StepLinks.of(step, followers.next(step.event()), day));
                })
                .toList();
        long last = page.size() - 1;
        return new Page<>(
                items,
                events.stream().anyMatch(RecordedEvent::fictitious),
                AsOf.of(last, trail.event(last).map(RecordedEvent::recordedAt).orElse(null), states.covering(last)),
                page.next() == null ? null : Lister.link(request, order.goesOnBy(), page.next()));
    }

    private TimelineStretch stretch(
            TimelineQuestion question, Scope scope, Visibility visibility, Moments moments, Followers followers) {
        Subject subject = scope.subject();
        if (question.inOrder().byDay() && subject != null) {
            // First: what may not be seen is not refused for having many events either.
            requireShown(scope, followers);
            return new OccurredTimeline(trail, visibility).stretch(question, subject, moments);
        }
        EventWalk walk = new EventWalk(trail, scope, visibility, question.days());
        int wanted = question.wanted();
        long first = question.first(moments);
        long before = question.before(moments);
        EventWalk.Page page =
                question.newestFirst() ? walk.downwards(first, before, wanted) : walk.upwards(first, before, wanted);
        return new TimelineStretch(
                page.events(), moments.size(), page.end() == null ? null : String.valueOf(page.end()));
    }

    /** No steps of what is there are an answer; of what is not, or may not be seen, they would look like one. */
    static void requireShown(Scope scope, Followers followers) {
        Subject foremost = scope.foremost();
        if (foremost != null && followers.first(foremost) == null) {
            throw Absent.of(foremost);
        }
    }

    /** Upwards, whatever the order, as each then goes on where the one before it ended. */
    static Map<Long, Step> steps(List<RecordedEvent> events, Replay replay) {
        Map<Long, Step> steps = new HashMap<>();
        events.stream()
                .sorted(Comparator.comparingLong(RecordedEvent::position))
                .forEach(event -> steps.put(event.position(), replay.step(event)));
        return steps;
    }
}
