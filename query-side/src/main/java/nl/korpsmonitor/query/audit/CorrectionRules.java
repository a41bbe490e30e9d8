package nl.korpsmonitor.query.audit;

import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.korpsmonitor.events.InquiryEvent.Details;
import nl.korpsmonitor.events.InquiryEvent.InquiryCorrected;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.query.audit.Inquiries.Inquiry;
import org.jspecify.annotations.Nullable;

/**
 * That a correction of an inquiry names what stood and moves its receipt to no day after more time was told or it was answered, and whether it put off a due date that had passed. It is looked
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
        // Texts can be long: the entry has both.
        String wrong = Stream.of(
                        other("before.kind", before.kind(), was.kind(), true),
                        other("before.source", before.source(), was.source(), false),
                        other("before.askedBy", before.askedBy(), was.askedBy(), false),
                        other("before.question", before.question(), was.question(), false),
                        other("before.receivedOn", before.receivedOn(), was.receivedOn(), true),
                        other("before.dueOn", before.dueOn(), was.dueOn(), true),
                        late(event.after().receivedOn(), inquiry.term()))
                .flatMap(Optional::stream)
                .collect(Collectors.joining("; "));
        observations.require(wrong.isEmpty(), Check.INQUIRY_CORRECTION, recorded, wrong);
        putOff(event.after().dueOn(), inquiry.term().due(), recorded, observations);
    }

    /** What it says that stood of a field, when that is not what did. */
    private static <T> Optional<String> other(String field, @Nullable T named, @Nullable T stood, boolean told) {
        return named == null || named.equals(stood)
                ? Optional.empty()
                : Optional.of(told ? field + " " + named + " ≠ " + stood : field);
    }

    /** A day of receipt after what happened since, unless it was moved nearer to that: what was recorded before this was asked may lie before the receipt. */
    private static Optional<String> late(@Nullable LocalDate received, InquiryTerm term) {
        return received == null || !received.isAfter(term.received()) || !received.isAfter(term.receivedBy())
                ? Optional.empty()
                : Optional.of("after.receivedOn " + received + " > " + term.receivedBy());
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
