package nl.korpsmonitor.query.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nl.korpsmonitor.events.LedgerEvent.LedgerOpened;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.query.readmodel.InquirySummary;
import nl.korpsmonitor.query.readmodel.ViewTypes;
import nl.korpsmonitor.query.state.StateQuestion;
import nl.korpsmonitor.query.state.States;
import nl.korpsmonitor.query.state.Viewer;
import nl.korpsmonitor.query.view.InquiryStatus;
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

    InquiryCalendarController(Trail trail, States states, Viewer viewer) {
        this.trail = trail;
        this.states = states;
        this.viewer = viewer;
    }

    @GetMapping(path = "/v1/inquiries/calendar.ics", produces = CALENDAR)
    @Operation(
            summary = "Shows the due dates of open inquiries as a calendar (iCalendar, RFC 5545).",
            description =
                    "An event of a whole day for each inquiry that awaits an answer and may be seen. It needs a login;"
                            + " docs/inquiries.md says how calendar programs log in.")
    String calendar() {
        List<InquirySummary> open = states.at(new StateQuestion(null, null, null, null, null), viewer)
                .all(ViewTypes.INQUIRIES, Map.of(ViewTypes.STATUS, List.of(InquiryStatus.OPEN.name())));
        CalendarText calendar = new CalendarText()
                .property("BEGIN", "VCALENDAR")
                .property("VERSION", "2.0")
                .property("PRODID", "-//Korpsmonitor//Audit ledger//EN")
                .property("CALSCALE", "GREGORIAN")
                .text("NAME", "Korpsmonitor: inquiries that are due");
        String ledger = ledger();
        open.forEach(inquiry -> add(calendar, inquiry, ledger));
        if (open.isEmpty()) {
            addTimeZone(calendar);
        }
        return calendar.property("END", "VCALENDAR").toString();
    }

    /** No question and no person: calendars are shared, and kept by others. */
    private static void add(CalendarText calendar, InquirySummary inquiry, String ledger) {
        String kind = inquiry.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        String invented = inquiry.head().fictitious() ? "[fictitious] " : "";
        calendar.property("BEGIN", "VEVENT")
                .text("UID", "inquiry-" + inquiry.code() + "@" + ledger)
                .time("DTSTAMP", inquiry.changedAt())
                .time("LAST-MODIFIED", inquiry.changedAt())
                .property("SEQUENCE", String.valueOf(inquiry.head().sequence()))
                .day("DTSTART", inquiry.dueOn())
                .text("SUMMARY", invented + "Answer due: " + inquiry.code() + " (" + kind + ")")
                .text(
                        "DESCRIPTION",
                        "Asked by " + inquiry.askedBy() + ", received on " + inquiry.receivedOn() + ".\nOwner: "
                                + inquiry.ownerOffice() + ", " + inquiry.ownerOrganisation() + ".")
                .property("CLASS", "CONFIDENTIAL")
                .property("TRANSP", "TRANSPARENT")
                .property("END", "VEVENT");
    }

    /** A calendar must hold one component at least. */
    private static void addTimeZone(CalendarText calendar) {
        calendar.property("BEGIN", "VTIMEZONE")
                .property("TZID", "UTC")
                .property("BEGIN", "STANDARD")
                .property("DTSTART", "19700101T000000")
                .property("TZOFFSETFROM", "+0000")
                .property("TZOFFSETTO", "+0000")
                .property("END", "STANDARD")
                .property("END", "VTIMEZONE");
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
