package nl.korpsmonitor.query.readmodel;

import java.time.Instant;
import java.time.LocalDate;
import nl.korpsmonitor.events.InquiryEvent.Kind;
import nl.korpsmonitor.events.InquiryEvent.Outcome;
import nl.korpsmonitor.events.values.Document;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.query.view.Head;
import nl.korpsmonitor.query.view.InquiryStatus;
import nl.korpsmonitor.query.view.InquiryView;
import org.jspecify.annotations.Nullable;

/**
 * What lists keep of an inquiry; its fields mean what they do in {@link InquiryView}.
 *
 * @param answeredOn when the last answer was given, an amendment too; null when there is none
 */
public record InquirySummary(
        Head head,
        String code,
        Kind kind,
        Document source,
        String askedBy,
        LocalDate receivedOn,
        LocalDate dueOn,
        String ownerOrganisation,
        String ownerOffice,
        InquiryStatus status,
        @Nullable Outcome outcome,
        @Nullable PartialDate answeredOn,
        boolean extended,
        Instant changedAt) {

    static InquirySummary of(InquiryView view) {
        return new InquirySummary(
                view.head(),
                view.code(),
                view.kind(),
                view.source(),
                view.askedBy(),
                view.receivedOn(),
                view.dueOn(),
                view.ownerOrganisation(),
                view.ownerOffice(),
                view.status(),
                view.outcome(),
                view.answers().isEmpty() ? null : view.answers().getLast().occurredOn(),
                view.extended(),
                view.changedAt());
    }

    /** Whether it awaits an answer that should have been given before a day. */
    public boolean isOverdueOn(LocalDate day) {
        return status == InquiryStatus.OPEN && dueOn.isBefore(day);
    }
}
