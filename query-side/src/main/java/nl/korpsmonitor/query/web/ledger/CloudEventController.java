package nl.korpsmonitor.query.web.ledger;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.IntStream;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.ViewingPurpose;
import nl.korpsmonitor.ledger.EventFilter;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.query.standards.CloudEvent;
import nl.korpsmonitor.query.state.StateQuestion;
import nl.korpsmonitor.query.state.States;
import nl.korpsmonitor.query.state.Viewer;
import nl.korpsmonitor.query.state.Visibility;
import nl.korpsmonitor.query.web.exchange.Absent;
import nl.korpsmonitor.query.web.exchange.Lister;
import nl.korpsmonitor.query.web.exchange.PageParameters;
import nl.korpsmonitor.query.web.exchange.Streams;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Events as CloudEvents, where somebody asks for that form: the same events, by the same rules. */
@RestController
class CloudEventController {
    private final Trail trail;
    private final States states;
    private final Viewer viewer;
    private final Opening opening;
    private final EventPages pages;

    CloudEventController(Trail trail, States states, Viewer viewer, Opening opening) {
        this.trail = trail;
        this.states = states;
        this.viewer = viewer;
        this.opening = opening;
        this.pages = new EventPages(trail);
    }

    @GetMapping(value = "/v1/events", produces = CloudEvent.BATCH_MEDIA_TYPE)
    @Operation(hidden = true)
    ResponseEntity<List<CloudEvent>> batch(
            EventQuestion question,
            @RequestParam(required = false) @Nullable String limit,
            @RequestHeader(name = ViewingPurpose.HEADER, required = false) @Nullable String purpose,
            HttpServletRequest request) {
        EventFilter filter = question.filter();
        String why = ViewingPurpose.read(purpose);
        int wanted = PageParameters.limit(limit);
        long position = question.fromPosition();
        Visibility visibility = states.visibilityFor(viewer);
        long size = trail.size();
        EventPages.Found page = pages.page(filter, position, wanted, visibility);
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok()
                .contentType(MediaType.valueOf(CloudEvent.BATCH_MEDIA_TYPE))
                .header(Streams.AS_OF, String.valueOf(size - 1));
        Long last = page.lastPosition();
        if (last != null) {
            String next = Lister.link(request, "afterPosition", String.valueOf(last));
            answer.header(HttpHeaders.LINK, "<" + next + ">; rel=\"next\"");
        }
        return answer.body(events(page.events(), visibility, why));
    }

    @GetMapping(value = "/v1/events/{position}", produces = CloudEvent.MEDIA_TYPE)
    @Operation(hidden = true)
    ResponseEntity<CloudEvent> event(
            @PathVariable String position,
            @RequestHeader(name = ViewingPurpose.HEADER, required = false) @Nullable String purpose) {
        String why = ViewingPurpose.read(purpose);
        if (!StateQuestion.isPosition(position)) {
            throw Absent.event();
        }
        Visibility visibility = states.visibilityFor(viewer);
        RecordedEvent event =
                trail.event(Long.parseLong(position)).filter(visibility::maySee).orElseThrow(Absent::event);
        return ResponseEntity.ok()
                .contentType(MediaType.valueOf(CloudEvent.MEDIA_TYPE))
                .body(events(List.of(event), visibility, why).getFirst());
    }

    private List<CloudEvent> events(List<RecordedEvent> events, Visibility visibility, @Nullable String purpose) {
        List<JsonNode> data = opening.show(events, visibility, purpose);
        String source = LedgerOrigin.of(trail);
        return IntStream.range(0, events.size())
                .mapToObj(i -> CloudEvent.of(events.get(i), source, data.get(i)))
                .toList();
    }
}
