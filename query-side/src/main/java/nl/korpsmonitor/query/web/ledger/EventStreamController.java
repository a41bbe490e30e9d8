package nl.korpsmonitor.query.web.ledger;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongFunction;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.ViewingPurpose;
import nl.korpsmonitor.ledger.EventFilter;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.query.standards.Pages;
import nl.korpsmonitor.query.standards.RowFormat;
import nl.korpsmonitor.query.standards.Table;
import nl.korpsmonitor.query.state.Audience;
import nl.korpsmonitor.query.state.Disclosures;
import nl.korpsmonitor.query.state.Disclosures.Decided;
import nl.korpsmonitor.query.state.States;
import nl.korpsmonitor.query.state.Viewer;
import nl.korpsmonitor.query.web.exchange.Csv;
import nl.korpsmonitor.query.web.exchange.JsonLines;
import nl.korpsmonitor.query.web.exchange.Streams;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * All events that match and may be seen, up to the present, in one answer: as JSON Lines, or as a table. It opens no confidential value for anybody. Whoever was cut
 * off goes on after the last position that was received whole.
 */
@RestController
class EventStreamController {
    /** Who did what when, by both clocks; what an event says is not in it. */
    private static final Table<RecordedEvent> EVENTS = Table.<RecordedEvent>named("events")
            .with("position", RecordedEvent::position)
            .with("recordedAt", RecordedEvent::recordedAt)
            .with("occurredOn", event -> event.event().occurredOn())
            .with("inForceFrom", RecordedEvent::inForceFrom)
            .with("subject", RecordedEvent::subject)
            .with("sequence", RecordedEvent::sequence)
            .with("id", RecordedEvent::id)
            .with("type", RecordedEvent::type)
            .with("revision", RecordedEvent::revision)
            .with("actor", event -> event.actor().id())
            .with("role", event -> event.actor().role())
            .with("organisation", event -> event.actor().organisation())
            .with("command", event -> event.cause().command())
            .with("correlation", event -> event.cause().correlation())
            .with("fictitious", RecordedEvent::fictitious);

    private static final int PAGE = 200;

    private final Trail trail;
    private final States states;
    private final Viewer viewer;
    private final Disclosures disclosures;
    private final Streams streams;
    private final JsonMapper json;

    EventStreamController(
            Trail trail, States states, Viewer viewer, Disclosures disclosures, Streams streams, JsonMapper json) {
        this.trail = trail;
        this.states = states;
        this.viewer = viewer;
        this.disclosures = disclosures;
        this.streams = streams;
        this.json = json;
    }

    @GetMapping(
            value = "/v1/events",
            produces = {JsonLines.MEDIA_TYPE, JsonLines.OTHER_NAME})
    @Operation(hidden = true)
    void lines(
            EventQuestion question,
            @RequestHeader(name = ViewingPurpose.HEADER, required = false) @Nullable String purpose,
            HttpServletRequest request,
            HttpServletResponse response) {
        JsonLines.refuseToOpen(purpose);
        long size = trail.size();
        Pages<RecordedEvent> events = events(question, size);
        streams.send(
                request,
                response,
                new Streams.Answer<>(
                        JsonLines.mediaType(request), "korpsmonitor-events.jsonl", size - 1, events, lines()));
    }

    @GetMapping(value = "/v1/events", produces = Csv.MEDIA_TYPE)
    @Operation(hidden = true)
    void table(
            EventQuestion question,
            @RequestHeader(name = ViewingPurpose.HEADER, required = false) @Nullable String purpose,
            HttpServletRequest request,
            HttpServletResponse response) {
        JsonLines.refuseToOpen(purpose);
        long size = trail.size();
        Csv.send(streams, request, response, EVENTS, size - 1, events(question, size));
    }

    /** Those below a position; what may be seen is judged anew for each page. */
    private Pages<RecordedEvent> events(EventQuestion question, long size) {
        EventFilter filter = question.filter();
        long from = question.fromPosition();
        Audience audience = viewer.audience();
        EventPages pages = new EventPages(trail);
        return new Pages<>() {
            private long position = from;
            private boolean ended;

            @Override
            public @Nullable List<RecordedEvent> next() {
                if (ended) {
                    return null;
                }
                EventPages.Found page = pages.page(filter, position, PAGE, states.visibilityFor(audience));
                Long last = page.lastPosition();
                ended = last == null || last + 1 >= size;
                position = last == null ? position : last + 1;
                return page.events().stream()
                        .filter(event -> event.position() < size)
                        .toList();
            }
        };
    }

    private RowFormat<RecordedEvent> lines() {
        return out -> event -> {
            LongFunction<Map<String, Decided>> decided = disclosures.now();
            EventResource shown =
                    EventResource.of(event, ShownData.closed(event.event(), decided.apply(event.position()), Set.of()));
            out.write(json.writeValueAsString(shown));
            out.write('\n');
        };
    }
}
