package nl.korpsmonitor.query.readmodel;

import java.time.Instant;
import java.time.LocalDate;
import nl.korpsmonitor.events.InquiryEvent.Kind;
import nl.korpsmonitor.events.values.Document;
import nl.korpsmonitor.query.view.Head;
import nl.korpsmonitor.query.view.InquiryStatus;
import nl.korpsmonitor.query.view.InquiryView;

/** What lists keep of an inquiry; its fields mean what they do in {@link InquiryView}. */
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
                view.changedAt());
    }

    /** Whether it awaits an answer that should have been given before a day. */
    public boolean isOverdueOn(LocalDate day) {
        return status == InquiryStatus.OPEN && dueOn.isBefore(day);
    }
}
