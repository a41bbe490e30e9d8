package nl.korpsmonitor.query.web.inquiry;

import java.time.LocalDate;
import java.util.Locale;
import nl.korpsmonitor.events.InquiryEvent.Kind;
import nl.korpsmonitor.query.readmodel.InquirySummary;

/** In which language a calendar speaks. Codes, and what people wrote, stay as they are. */
enum CalendarLanguage {
    NL("Korpsmonitor: wat op antwoord wacht", "[fictief] ", "Uiterste antwoorddag: "),
    EN("Korpsmonitor: inquiries that are due", "[fictitious] ", "Answer due: ");

    private final String name;
    private final String fictitious;
    private final String due;

    CalendarLanguage(String name, String fictitious, String due) {
        this.name = name;
        this.fictitious = fictitious;
        this.due = due;
    }

    /** The name of the calendar. */
    String calendarName() {
        return name;
    }

    /** One line that tells what is due. */
    String summary(InquirySummary inquiry) {
        return (inquiry.head().fictitious() ? fictitious : "") + due + inquiry.code() + " (" + kind(inquiry.kind())
                + ")";
    }

    /** Who asked, when, and who answers. */
    String description(InquirySummary inquiry) {
        LocalDate received = inquiry.receivedOn();
        String owner = inquiry.ownerOffice() + ", " + inquiry.ownerOrganisation() + ".";
        return switch (this) {
            case NL ->
                "Gevraagd door " + inquiry.askedBy() + ", ontvangen op " + received + ".\nWie antwoordt: " + owner;
            case EN -> "Asked by " + inquiry.askedBy() + ", received on " + received + ".\nOwner: " + owner;
        };
    }

    private String kind(Kind kind) {
        return switch (this) {
            case NL -> dutch(kind);
            case EN ->
                kind == Kind.WOO_REQUEST
                        ? "Woo request"
                        : kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        };
    }

    private static String dutch(Kind kind) {
        return switch (kind) {
            case WRITTEN_QUESTION -> "schriftelijke vraag";
            case MOTION -> "motie";
            case UNDERTAKING -> "toezegging";
            case COMMITTEE_REQUEST -> "verzoek van een commissie";
            case WOO_REQUEST -> "Woo-verzoek";
            case PARLIAMENTARY_INQUIRY -> "parlementaire enquête";
        };
    }
}
