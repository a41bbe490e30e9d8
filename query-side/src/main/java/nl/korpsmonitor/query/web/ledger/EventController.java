package nl.korpsmonitor.query.web.ledger;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.events.values.ViewingPurpose;
import nl.korpsmonitor.ledger.EventFilter;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.query.state.StateQuestion;
import nl.korpsmonitor.query.state.States;
import nl.korpsmonitor.query.state.Viewer;
import nl.korpsmonitor.query.state.Visibility;
import nl.korpsmonitor.query.web.exchange.Absent;
import nl.korpsmonitor.query.web.exchange.Answer;
import nl.korpsmonitor.query.web.exchange.AsOf;
import nl.korpsmonitor.query.web.exchange.Lister;
import nl.korpsmonitor.query.web.exchange.Page;
import nl.korpsmonitor.query.web.exchange.PageParameters;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.JsonNode;

/** Reads events. */
@RestController
@RequestMapping(produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Events", description = "The ledger's events, in order, and as a feed.")
class EventController {
    private final Trail trail;
    private final States states;
    private final Viewer viewer;
    private final EventFeed feed;
    private final Opening opening;
    private final EventPages pages;

    EventController(Trail trail, States states, Viewer viewer, EventFeed feed, Opening opening) {
        this.trail = trail;
        this.states = states;
        this.viewer = viewer;
        this.feed = feed;
        this.opening = opening;
        this.pages = new EventPages(trail);
    }

    @GetMapping("/v1/events")
    @Operation(
            summary = "Lists events in position order.",
            description = "With 'Accept: text/event-stream' it is a feed: after what there is, which the comment"
                    + " 'caught up' ends, it goes on with new events, and a client that was cut off goes on after its Last-Event-ID. Confidential values are opened for who may see them and"
                    + " sends Viewing-Purpose; the feed opens none, and refuses that header.")
    Page<EventResource> events(
            @ParameterObject EventQuestion question,
            @Parameter(description = "How many items, 1 to 200; 50 when not given.", example = "50")
                    @RequestParam(required = false)
                    @Nullable
                    String limit,
            @Parameter(description = ViewingPurpose.DESCRIPTION, example = ViewingPurpose.EXAMPLE)
                    @RequestHeader(name = ViewingPurpose.HEADER, required = false)
                    @Nullable
                    String purpose,
            HttpServletRequest request) {
        EventFilter filter = question.filter();
        String why = ViewingPurpose.read(purpose);
        int wanted = PageParameters.limit(limit);
        long position = question.fromPosition();
        Visibility visibility = states.visibilityFor(viewer);
        long size = trail.size();
        EventPages.Found page = pages.page(filter, position, wanted, visibility);
        List<RecordedEvent> events = page.events();
        Long last = page.lastPosition();
        String next = last == null ? null : Lister.link(request, "afterPosition", String.valueOf(last));
        AsOf asOf = AsOf.of(
                size - 1, trail.event(size - 1).map(RecordedEvent::recordedAt).orElse(null), states.covering(size - 1));
        boolean fictitious = events.stream().anyMatch(RecordedEvent::fictitious);
        return new Page<>(resources(events, visibility, why), fictitious, asOf, next);
    }

    @GetMapping(value = "/v1/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(hidden = true)
    SseEmitter follow(
            EventQuestion question,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
            @RequestHeader(name = ViewingPurpose.HEADER, required = false) @Nullable String purpose) {
        if (purpose != null) {
            throw new InvalidInputException(
                    ViewingPurpose.HEADER, "a feed opens no confidential values; ask for the event by its position");
        }
        EventFilter filter = question.filter();
        long position = question.fromPosition();
        if (lastEventId != null && !lastEventId.isEmpty()) {
            if (!StateQuestion.isPosition(lastEventId)) {
                throw new InvalidInputException("Last-Event-ID", "the id of the last event that was received");
            }
            position = Math.max(position, Long.parseLong(lastEventId) + 1);
        }
        return feed.follow(filter, position, viewer.audience());
    }

    @GetMapping("/v1/events/{position}")
    @Operation(
            summary = "Shows one event.",
            description = "Confidential fields are opened for who may see them and sends Viewing-Purpose, once that is"
                    + " recorded; else they are withheld, and opensWith tells who may see them what to send. What was decided to be withheld is shown, with its ground, to auditors and privacy officers only;"
                    + " what was erased to nobody.")
    Answer<EventResource> event(
            @Parameter(description = "Position in the ledger, from 0.", example = "0") @PathVariable String position,
            @Parameter(description = ViewingPurpose.DESCRIPTION, example = ViewingPurpose.EXAMPLE)
                    @RequestHeader(name = ViewingPurpose.HEADER, required = false)
                    @Nullable
                    String purpose) {
        String why = ViewingPurpose.read(purpose);
        if (StateQuestion.isPosition(position)) {
            long at = Long.parseLong(position);
            Visibility visibility = states.visibilityFor(viewer);
            Optional<RecordedEvent> event = trail.event(at).filter(visibility::maySee);
            if (event.isPresent()) {
                AsOf asOf = AsOf.of(at, event.get().recordedAt(), states.covering(at));
                return new Answer<>(
                        resources(List.of(event.get()), visibility, why).getFirst(), asOf);
            }
        }
        throw Absent.event();
    }

    private List<EventResource> resources(List<RecordedEvent> events, Visibility visibility, @Nullable String purpose) {
        List<JsonNode> data = opening.show(events, visibility, purpose);
        return IntStream.range(0, events.size())
                .mapToObj(i -> EventResource.of(events.get(i), data.get(i)))
                .toList();
    }
}
