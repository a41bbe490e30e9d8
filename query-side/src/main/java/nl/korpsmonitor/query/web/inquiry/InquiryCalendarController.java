package nl.korpsmonitor.query.web.inquiry;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import nl.korpsmonitor.events.LedgerEvent.LedgerOpened;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.query.readmodel.InquirySummary;
import nl.korpsmonitor.query.readmodel.ViewTypes;
import nl.korpsmonitor.query.standards.Pages;
import nl.korpsmonitor.query.state.State;
import nl.korpsmonitor.query.state.StateQuestion;
import nl.korpsmonitor.query.state.States;
import nl.korpsmonitor.query.state.Viewer;
import nl.korpsmonitor.query.web.exchange.Filters;
import nl.korpsmonitor.query.web.exchange.Lister.Order;
import nl.korpsmonitor.query.web.exchange.Lister.Shown;
import nl.korpsmonitor.query.web.exchange.Listing;
import nl.korpsmonitor.query.web.exchange.Streams;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows when inquiries are due, for calendar programs that subscribe to it. */
@RestController
@Tag(name = "Inquiries", description = "Questions that are answered from the ledger, and what the answers stand on.")
class InquiryCalendarController {
    /** What it answers. */
    static final String CALENDAR = "text/calendar;charset=utf-8";

    private final Trail trail;
    private final States states;
    private final Viewer viewer;
    private final Streams streams;

    InquiryCalendarController(Trail trail, States states, Viewer viewer, Streams streams) {
        this.trail = trail;
        this.states = states;
        this.viewer = viewer;
        this.streams = streams;
    }

    @GetMapping(path = "/v1/inquiries/calendar.ics", produces = CALENDAR)
    @Operation(
            summary = "Shows the due dates of open inquiries as a calendar (iCalendar, RFC 5545).",
            description =
                    "An event of a whole day for each inquiry that awaits an answer and may be seen. It needs a login;"
                            + " docs/inquiries.md says how calendar programs log in.",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "All of it. As-Of-Position names the position of the last entry that counts.",
                            content = @Content(mediaType = CALENDAR, schema = @Schema(type = "string"))))
    void calendar(
            @ParameterObject CalendarQuestion question, HttpServletRequest request, HttpServletResponse response) {
        CalendarLanguage language = question.inLanguage();
        Filters filters = question.filters();
        State state = states.at(new StateQuestion(null, null, null, null, null), viewer);
        Pages<InquirySummary> inquiries = new Listing<InquirySummary, InquirySummary>(
                        state,
                        ViewTypes.INQUIRIES,
                        filters.asMap(),
                        new Order(null, false),
                        (at, inquiry) -> new Shown<>(inquiry, inquiry.head().fictitious()))
                .pages();
        streams.send(
                request,
                response,
                new Streams.Answer<>(
                        CALENDAR,
                        "korpsmonitor-inquiries.ics",
                        state.moment().position(),
                        new InquiryCalendar(inquiries, language, ledger()),
                        out -> out::write));
    }

    /** So that inquiries of two ledgers are told apart. */
    private String ledger() {
        return trail.event(0)
                .map(RecordedEvent::event)
                .filter(LedgerOpened.class::isInstance)
                .map(event -> ((LedgerOpened) event).ledgerId())
                .orElse("korpsmonitor");
    }
}
