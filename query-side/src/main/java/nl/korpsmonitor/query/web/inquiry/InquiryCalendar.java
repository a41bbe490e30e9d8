package nl.korpsmonitor.query.web.inquiry;

import java.util.ArrayList;
import java.util.List;
import nl.korpsmonitor.query.readmodel.InquirySummary;
import nl.korpsmonitor.query.standards.Pages;
import org.jspecify.annotations.Nullable;

/** The parts of a calendar, in order: what begins it, an event of a whole day for each inquiry, and what ends it. They are made of a page of inquiries at a time. */
final class InquiryCalendar implements Pages<String> {
    private final Pages<InquirySummary> inquiries;
    private final CalendarLanguage language;
    private final String ledger;
    private boolean begun;
    private boolean holdsEvents;
    private boolean ended;

    /** @param ledger by which inquiries of two ledgers are told apart */
    InquiryCalendar(Pages<InquirySummary> inquiries, CalendarLanguage language, String ledger) {
        this.inquiries = inquiries;
        this.language = language;
        this.ledger = ledger;
    }

    @Override
    public @Nullable List<String> next() {
        if (ended) {
            return null;
        }
        List<String> parts = new ArrayList<>();
        if (!begun) {
            begun = true;
            parts.add(beginning());
        }
        List<InquirySummary> page = inquiries.next();
        if (page == null) {
            ended = true;
            parts.add(ending());
        } else {
            page.forEach(inquiry -> parts.add(event(inquiry)));
            holdsEvents |= !page.isEmpty();
        }
        return parts;
    }

    private String beginning() {
        return new CalendarText()
                .property("BEGIN", "VCALENDAR")
                .property("VERSION", "2.0")
                .property("PRODID", "-//Korpsmonitor//Audit ledger//EN")
                .property("CALSCALE", "GREGORIAN")
                .text("NAME", language.calendarName())
                .toString();
    }

    /** No question and no person: calendars are shared, and kept by others. */
    private String event(InquirySummary inquiry) {
        return new CalendarText()
                .property("BEGIN", "VEVENT")
                .text("UID", "inquiry-" + inquiry.code() + "@" + ledger)
                .time("DTSTAMP", inquiry.changedAt())
                .time("LAST-MODIFIED", inquiry.changedAt())
                .property("SEQUENCE", String.valueOf(inquiry.head().sequence()))
                .day("DTSTART", inquiry.dueOn())
                .text("SUMMARY", language.summary(inquiry))
                .text("DESCRIPTION", language.description(inquiry))
                .property("CLASS", "CONFIDENTIAL")
                .property("TRANSP", "TRANSPARENT")
                .property("END", "VEVENT")
                .toString();
    }

    private String ending() {
        CalendarText text = new CalendarText();
        if (!holdsEvents) {
            addTimeZone(text);
        }
        return text.property("END", "VCALENDAR").toString();
    }

    /** A calendar must hold one component at least. */
    private static void addTimeZone(CalendarText text) {
        text.property("BEGIN", "VTIMEZONE")
                .property("TZID", "UTC")
                .property("BEGIN", "STANDARD")
                .property("DTSTART", "19700101T000000")
                .property("TZOFFSETFROM", "+0000")
                .property("TZOFFSETTO", "+0000")
                .property("END", "STANDARD")
                .property("END", "VTIMEZONE");
    }
}
