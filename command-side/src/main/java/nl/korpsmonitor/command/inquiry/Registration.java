package nl.korpsmonitor.command.inquiry;

import java.time.LocalDate;
import nl.korpsmonitor.events.InquiryEvent.Details;
import nl.korpsmonitor.events.InquiryEvent.InquiryCorrected;
import nl.korpsmonitor.events.InquiryEvent.InquiryRegistered;
import nl.korpsmonitor.events.InquiryEvent.Kind;
import nl.korpsmonitor.events.values.Document;
import org.jspecify.annotations.Nullable;

/**
 * What is asked, by when it must be answered and who does that, as it stands: registered, and corrected since. Immutable. The parts mean what they do in
 * {@link InquiryRegistered}.
 */
public record Registration(
        Kind kind,
        Document source,
        String askedBy,
        String question,
        LocalDate receivedOn,
        Deadline deadline,
        String ownerOrganisation,
        String ownerOffice) {
    static Registration of(InquiryRegistered event) {
        return new Registration(
                event.kind(),
                event.source(),
                event.askedBy(),
                event.question(),
                event.receivedOn(),
                Deadline.first(event.dueOn()),
                event.ownerOrganisation(),
                event.ownerOffice());
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
                ownerOffice);
    }

    Registration due(Deadline other) {
        return new Registration(kind, source, askedBy, question, receivedOn, other, ownerOrganisation, ownerOffice);
    }

    Registration ownedBy(String organisation, String office) {
        return new Registration(kind, source, askedBy, question, receivedOn, deadline, organisation, office);
    }

    private static <T> T or(@Nullable T given, T otherwise) {
        return given == null ? otherwise : given;
    }
}
