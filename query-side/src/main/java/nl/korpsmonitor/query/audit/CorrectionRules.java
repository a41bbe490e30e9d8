package nl.korpsmonitor.query.audit;

import java.time.LocalDate;
import nl.korpsmonitor.events.InquiryEvent.Details;
import nl.korpsmonitor.events.InquiryEvent.InquiryCorrected;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.query.audit.Inquiries.Inquiry;
import org.jspecify.annotations.Nullable;

/**
 * That a correction of an inquiry names what stood and lets it come in before what happened to it since, and whether it put off a due date that had passed. It is looked
 * at before it changes anything.
 */
final class CorrectionRules {
    private CorrectionRules() {}

    static void check(InquiryCorrected event, RecordedEvent recorded, Inquiry inquiry, Observations observations) {
        Details was = inquiry.details();
        if (was == null) {
            return;
        }
        Details before = event.before();
        boolean stood = isOrAbsent(before.kind(), was.kind())
                && isOrAbsent(before.source(), was.source())
                && isOrAbsent(before.askedBy(), was.askedBy())
                && isOrAbsent(before.question(), was.question())
                && isOrAbsent(before.receivedOn(), was.receivedOn())
                && isOrAbsent(before.dueOn(), was.dueOn());
        LocalDate received = event.after().receivedOn();
        boolean cameBefore =
                received == null || !received.isAfter(inquiry.term().receivedBy());
        observations.require(stood && cameBefore, Check.INQUIRY_CORRECTION, recorded, recorded.type());
        putOff(event.after().dueOn(), inquiry.term().due(), recorded, observations);
    }

    private static <T> boolean isOrAbsent(@Nullable T named, @Nullable T stood) {
        return named == null || named.equals(stood);
    }

    private static void putOff(
            @Nullable LocalDate day, LocalDate due, RecordedEvent recorded, Observations observations) {
        observations.applied(Check.DUE_DATE_CORRECTED_AFTER_DUE);
        LocalDate recordedOn =
                recorded.recordedAt().atZone(RecordedEvent.CALENDAR).toLocalDate();
        if (day != null && day.isAfter(due) && recordedOn.isAfter(due)) {
            observations.add(
                    Check.DUE_DATE_CORRECTED_AFTER_DUE, recorded, due + " < " + recordedOn + ", " + due + " → " + day);
        }
    }
}
