package nl.korpsmonitor.query.audit;

import java.time.LocalDate;
import nl.korpsmonitor.events.InquiryEvent.DueDateExtended;
import nl.korpsmonitor.events.InquiryEvent.InquiryRegistered;
import nl.korpsmonitor.events.InquiryEvent.InquiryReopened;
import nl.korpsmonitor.events.InquiryEvent.Kind;
import org.jspecify.annotations.Nullable;

/** Until when an inquiry may be answered, by the table of docs/inquiries.md. Whether what is recorded keeps to it, is asked before it changes. */
final class InquiryTerm {
    private @Nullable Kind kind;
    private LocalDate due = LocalDate.MAX;
    private int extensions;

    void register(InquiryRegistered event) {
        kind = event.kind();
        due = event.dueOn();
        extensions = 0;
    }

    /** The day that stands. */
    LocalDate due() {
        return due;
    }

    /** Whether the first due date is the one that the kind gives. */
    static boolean fits(InquiryRegistered event) {
        int weeks = weeks(event.kind());
        return weeks == 0 || event.dueOn().equals(event.receivedOn().plusWeeks(weeks));
    }

    /** Whether it may be extended so. */
    boolean allows(DueDateExtended event) {
        boolean later = event.dueOn().isAfter(due);
        if (kind == null || weeks(kind) == 0) {
            return later;
        }
        LocalDate told = event.occurredOn().latest();
        int further = kind == Kind.WOO_REQUEST ? 2 : 3;
        return later
                && extensions == 0
                && !event.dueOn().isAfter(due.plusWeeks(further))
                && (kind != Kind.WOO_REQUEST || (told != null && !told.isAfter(due)));
    }

    /** Whether it may be opened again so: a written question is due within three weeks of the day on which that is done. */
    boolean allows(InquiryReopened event) {
        if (kind != Kind.WRITTEN_QUESTION) {
            return true;
        }
        LocalDate opened = event.occurredOn().isDay() ? event.occurredOn().latest() : null;
        return opened != null
                && !event.dueOn().isBefore(opened)
                && !event.dueOn().isAfter(opened.plusWeeks(3));
    }

    void extend(LocalDate day) {
        due = day;
        extensions++;
    }

    void reopen(LocalDate day) {
        due = day;
    }

    /** The weeks for a kind; 0 when the day is agreed each time. */
    private static int weeks(Kind kind) {
        return switch (kind) {
            case WRITTEN_QUESTION -> 3;
            case WOO_REQUEST -> 4;
            case MOTION, UNDERTAKING, COMMITTEE_REQUEST, PARLIAMENTARY_INQUIRY -> 0;
        };
    }
}
