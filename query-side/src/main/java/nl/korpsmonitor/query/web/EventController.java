package nl.korpsmonitor.query.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.ledger.EventFilter;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.query.state.Disclosures;
import nl.korpsmonitor.query.state.Disclosures.Decided;
import nl.korpsmonitor.query.state.StateQuestion;
import nl.korpsmonitor.query.state.States;
import nl.korpsmonitor.query.state.Viewer;
import nl.korpsmonitor.query.state.Visibility;
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

/** Reads events. */
@RestController
@RequestMapping(produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Events", description = "The ledger's events, in order, and as a feed.")
class EventController {
    private final Trail trail;
    private final States states;
    private final Viewer viewer;
    private final EventFeed feed;
    private final Disclosures disclosures;
    private final EventShowing showing;
    private final EventPages pages;

    EventController(
            Trail trail, States states, Viewer viewer, EventFeed feed, Disclosures disclosures, EventShowing showing) {
        this.trail = trail;
        this.states = states;
        this.viewer = viewer;
        this.feed = feed;
        this.disclosures = disclosures;
        this.showing = showing;
        this.pages = new EventPages(trail);
    }

    @GetMapping("/v1/events")
    @Operation(
            summary = "Lists events in position order.",
            description = "With 'Accept: text/event-stream' it is a feed: it goes on with new events, and a client"
                    + " that was cut off goes on after its Last-Event-ID.")
    Page<EventResource> events(
            @ParameterObject EventQuestion question,
            @Parameter(description = "How many items, 1 to 200; 50 when not given.", example = "50")
                    @RequestParam(required = false)
                    @Nullable
                    String limit,
            HttpServletRequest request) {
        EventFilter filter = question.filter();
        int wanted = PageParameters.limit(limit);
        long position = question.fromPosition();
        Visibility visibility = states.visibilityFor(viewer);
        LongFunction<Map<String, Decided>> decided = disclosures.now();
        long size = trail.size();
        EventPages.Found page = pages.page(filter, position, wanted, visibility);
        List<EventResource> items = page.events().stream()
                .map(event -> EventResource.of(event, ShownData.closed(event.event(), decided.apply(event.position()))))
                .toList();
        boolean fictitious = page.events().stream().anyMatch(RecordedEvent::fictitious);
        Long last = page.lastPosition();
        String next = last == null ? null : Lister.link(request, "afterPosition", String.valueOf(last));
        AsOf asOf = AsOf.of(
                size - 1, trail.event(size - 1).map(RecordedEvent::recordedAt).orElse(null), states.covering(size - 1));
        return new Page<>(items, fictitious, asOf, next);
    }

    @GetMapping(value = "/v1/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(hidden = true)
    SseEmitter follow(
            EventQuestion question,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId) {
        EventFilter filter = question.filter();
        long position = question.fromPosition();
        if (lastEventId != null && !lastEventId.isEmpty()) {
            if (!StateQuestion.isPosition(lastEventId)) {
                throw new InvalidInputException("Last-Event-ID", "the id of the last event that was received");
            }
            position = Math.max(position, Long.parseLong(lastEventId) + 1);
        }
        boolean all = viewer.mayReadUnpublished();
        return feed.follow(filter, position, all);
    }

    @GetMapping("/v1/events/{position}")
    @Operation(
            summary = "Shows one event.",
            description = "Confidential fields are opened for who may see them; for others they are withheld. What"
                    + " was decided to be withheld is shown, with its ground, to auditors and privacy officers only;"
                    + " what was erased to nobody.")
    Answer<EventResource> event(
            @Parameter(description = "Position in the ledger, from 0.", example = "0") @PathVariable String position) {
        if (StateQuestion.isPosition(position)) {
            long at = Long.parseLong(position);
            Visibility visibility = states.visibilityFor(viewer);
            Optional<RecordedEvent> event = trail.event(at).filter(visibility::maySee);
            if (event.isPresent()) {
                AsOf asOf = AsOf.of(at, event.get().recordedAt(), states.covering(at));
                return new Answer<>(EventResource.of(event.get(), showing.data(event.get())), asOf);
            }
        }
        throw Absent.event();
    }
}
