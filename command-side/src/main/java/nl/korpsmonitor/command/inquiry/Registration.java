package nl.korpsmonitor.command.inquiry;

import java.time.LocalDate;
import nl.korpsmonitor.command.inquiry.LatestReceipt.Happened;
import nl.korpsmonitor.events.InquiryEvent.Details;
import nl.korpsmonitor.events.InquiryEvent.DueDateExtended;
import nl.korpsmonitor.events.InquiryEvent.InquiryAnswered;
import nl.korpsmonitor.events.InquiryEvent.InquiryCorrected;
import nl.korpsmonitor.events.InquiryEvent.InquiryRegistered;
import nl.korpsmonitor.events.InquiryEvent.InquiryReopened;
import nl.korpsmonitor.events.InquiryEvent.Kind;
import nl.korpsmonitor.events.values.Document;
import org.jspecify.annotations.Nullable;

/**
 * What is asked, by when it must be answered and who does that, as it stands: registered, and corrected since. Immutable. The other parts mean what they do in
 * {@link InquiryRegistered}.
 *
 * @param reassigned whether it was given to another organisation to answer since it was registered; another office of the same is none
 * @param latestReceipt the last day on which it can have come in; null while nothing recorded says so
 */
public record Registration(
        Kind kind,
        Document source,
        String askedBy,
        String question,
        LocalDate receivedOn,
        Deadline deadline,
        String ownerOrganisation,
        String ownerOffice,
        boolean reassigned,
        @Nullable LatestReceipt latestReceipt) {
    static Registration of(InquiryRegistered event) {
        return new Registration(
                event.kind(),
                event.source(),
                event.askedBy(),
                event.question(),
                event.receivedOn(),
                Deadline.first(event.dueOn()),
                event.ownerOrganisation(),
                event.ownerOffice(),
                false,
                null);
    }

    Registration corrected(InquiryCorrected event) {
        Details after = event.after();
        Kind ofKind = or(after.kind(), kind);
        LocalDate received = or(after.receivedOn(), receivedOn);
        return new Registration(
                ofKind,
                or(after.source(), source),
                or(after.askedBy(), askedBy),
                or(after.question(), question),
                received,
                deadline.corrected(ofKind, received, or(after.dueOn(), deadline.dueOn())),
                ownerOrganisation,
                ownerOffice,
                reassigned,
                latestReceipt);
    }

    Registration extended(DueDateExtended event) {
        return with(
                deadline.extended(event.dueOn(), event.occurredOn()),
                LatestReceipt.after(latestReceipt, Happened.EXTENDED, event.occurredOn()));
    }

    Registration answered(InquiryAnswered event) {
        return with(deadline, LatestReceipt.after(latestReceipt, Happened.ANSWERED, event.occurredOn()));
    }

    Registration reopened(InquiryReopened event) {
        return with(deadline.reopened(event.dueOn(), event.occurredOn()), latestReceipt);
    }

    Registration ownedBy(String organisation, String office) {
        return new Registration(
                kind,
                source,
                askedBy,
                question,
                receivedOn,
                deadline,
                organisation,
                office,
                reassigned || !organisation.equals(ownerOrganisation),
                latestReceipt);
    }

    private Registration with(Deadline other, @Nullable LatestReceipt latest) {
        return new Registration(
                kind, source, askedBy, question, receivedOn, other, ownerOrganisation, ownerOffice, reassigned, latest);
    }

    private static <T> T or(@Nullable T given, T otherwise) {
        return given == null ? otherwise : given;
    }
}
