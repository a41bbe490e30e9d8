package nl.korpsmonitor.query.audit;

import java.time.LocalDate;
import nl.korpsmonitor.events.InquiryEvent.DueDateExtended;
import nl.korpsmonitor.events.InquiryEvent.InquiryCorrected;
import nl.korpsmonitor.events.InquiryEvent.InquiryRegistered;
import nl.korpsmonitor.events.InquiryEvent.InquiryReopened;
import nl.korpsmonitor.events.InquiryEvent.Kind;
import nl.korpsmonitor.events.values.PartialDate;
import org.jspecify.annotations.Nullable;

/** Until when an inquiry may be answered, by the table of docs/inquiries.md. Whether what is recorded keeps to it, is asked before it changes. */
final class InquiryTerm {
    private @Nullable Kind kind;
    private LocalDate received = LocalDate.MIN;
    private LocalDate due = LocalDate.MAX;
    private LocalDate unextended = LocalDate.MAX;
    private @Nullable PartialDate reopened;
    private @Nullable PartialDate told;
    private int extensions;
    /** The last day on which it can have come in: that of the first thing that comes after it. */
    private LocalDate receivedBy = LocalDate.MAX;

    void register(InquiryRegistered event) {
        kind = event.kind();
        received = event.receivedOn();
        due = event.dueOn();
        unextended = due;
        reopened = null;
        told = null;
        extensions = 0;
        receivedBy = LocalDate.MAX;
    }

    /** The day that stands. */
    LocalDate due() {
        return due;
    }

    /** By whose rules it is answered; null when it is not registered. */
    @Nullable
    Kind kind() {
        return kind;
    }

    /** When it came in. */
    LocalDate received() {
        return received;
    }

    /** The last day on which it can have come in, as who asked was told of more time or it was answered then; the end of all days when nothing says so. */
    LocalDate receivedBy() {
        return receivedBy;
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
        return later
                && extensions == 0
                && !event.dueOn().isAfter(due.plusWeeks(further(kind)))
                && (kind != Kind.WOO_REQUEST || isBy(event.occurredOn(), due));
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

    /** Whether it is due, after a correction of its kind, its receipt or its due date, on a day on which it could have been due without the mistake. */
    boolean allows(InquiryCorrected event) {
        if (event.after().kind() == null
                && event.after().receivedOn() == null
                && event.after().dueOn() == null) {
            return true;
        }
        Kind now = kind(event);
        LocalDate day = event.after().dueOn() == null ? due : event.after().dueOn();
        if (now == null) {
            return false;
        }
        boolean extended = told != null && weeks(now) > 0;
        LocalDate ends = unextended(event);
        if (extended && now == Kind.WOO_REQUEST && !isBy(told, ends)) {
            return day.equals(ends);
        }
        if (extended) {
            return !day.isBefore(ends) && !day.isAfter(ends.plusWeeks(further(now)));
        }
        if (reopened == null && weeks(now) > 0) {
            return day.equals(ends);
        }
        LocalDate began = reopened == null ? null : reopened.earliest();
        LocalDate opened = reopened == null ? null : reopened.latest();
        return !day.isBefore(received(event))
                && (began == null || !day.isBefore(began))
                && (now != Kind.WRITTEN_QUESTION || opened == null || !day.isAfter(opened.plusWeeks(3)));
    }

    void extend(DueDateExtended event) {
        due = event.dueOn();
        told = event.occurredOn();
        extensions++;
        happened(event.occurredOn());
    }

    void reopen(InquiryReopened event) {
        due = event.dueOn();
        unextended = due;
        reopened = event.occurredOn();
        told = null;
    }

    /** It was answered, or who asked was told of more time. */
    void happened(PartialDate date) {
        LocalDate latest = date.latest();
        if (latest != null && latest.isBefore(receivedBy)) {
            receivedBy = latest;
        }
    }

    void correct(InquiryCorrected event) {
        LocalDate day = event.after().dueOn() == null ? due : event.after().dueOn();
        unextended = told == null ? day : unextended(event);
        kind = kind(event);
        received = received(event);
        due = day;
    }

    /** The last day of the term, were it not extended, after a correction. */
    private LocalDate unextended(InquiryCorrected event) {
        Kind now = kind(event);
        if (now == null) {
            return unextended;
        }
        if (reopened == null) {
            return weeks(now) == 0 ? unextended : received(event).plusWeeks(weeks(now));
        }
        LocalDate opened = reopened.latest();
        boolean tooLong = now == Kind.WRITTEN_QUESTION && opened != null && unextended.isAfter(opened.plusWeeks(3));
        return tooLong && opened != null ? opened.plusWeeks(3) : unextended;
    }

    private @Nullable Kind kind(InquiryCorrected event) {
        return event.after().kind() == null ? kind : event.after().kind();
    }

    private LocalDate received(InquiryCorrected event) {
        LocalDate other = event.after().receivedOn();
        return other == null ? received : other;
    }

    private static boolean isBy(@Nullable PartialDate date, LocalDate day) {
        LocalDate latest = date == null ? null : date.latest();
        return latest != null && !latest.isAfter(day);
    }

    /** The weeks for a kind; 0 when the day is agreed each time. */
    private static int weeks(Kind kind) {
        return switch (kind) {
            case WRITTEN_QUESTION -> 3;
            case WOO_REQUEST -> 4;
            case MOTION, UNDERTAKING, COMMITTEE_REQUEST, PARLIAMENTARY_INQUIRY -> 0;
        };
    }

    /** The weeks by which that of a kind may be extended. */
    private static int further(Kind kind) {
        return kind == Kind.WOO_REQUEST ? 2 : 3;
    }
}
