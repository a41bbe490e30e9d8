package nl.korpsmonitor.service.dossier.contents;

import java.time.LocalDate;
import java.util.List;
import nl.korpsmonitor.events.InquiryEvent.Details;
import nl.korpsmonitor.events.InquiryEvent.InquiryCorrected;
import nl.korpsmonitor.events.InquiryEvent.InquiryReassigned;
import nl.korpsmonitor.events.InquiryEvent.InquiryRegistered;
import nl.korpsmonitor.events.InquiryEvent.Kind;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.Document;
import org.jspecify.annotations.Nullable;

/**
 * What an inquiry asks, and who answers it. Its parts mean what they do in {@link InquiryRegistered}.
 *
 * @param dueOn last day for the answer as it was registered, or corrected; an extension is no part of it
 * @param named the event that says which person asks, last; it may say so in a confidential value that is not shown, or not at all
 */
public record AskedQuestion(
        Kind kind,
        Document source,
        String askedBy,
        RecordedEvent named,
        String question,
        LocalDate receivedOn,
        LocalDate dueOn,
        String ownerOrganisation,
        String ownerOffice) {
    /** @param changes corrections and reassignments, in order */
    static AskedQuestion of(RecordedEvent registered, List<RecordedEvent> changes) {
        InquiryRegistered first = (InquiryRegistered) registered.event();
        AskedQuestion asked = new AskedQuestion(
                first.kind(),
                first.source(),
                first.askedBy(),
                registered,
                first.question(),
                first.receivedOn(),
                first.dueOn(),
                first.ownerOrganisation(),
                first.ownerOffice());
        for (RecordedEvent change : changes) {
            if (change.event() instanceof InquiryCorrected corrected) {
                asked = asked.with(corrected, change);
            } else if (change.event() instanceof InquiryReassigned reassigned) {
                asked = asked.ownedBy(reassigned);
            }
        }
        return asked;
    }

    private AskedQuestion with(InquiryCorrected corrected, RecordedEvent recorded) {
        Details after = corrected.after();
        return new AskedQuestion(
                or(after.kind(), kind),
                or(after.source(), source),
                or(after.askedBy(), askedBy),
                corrected.askedByName() == null ? named : recorded,
                or(after.question(), question),
                or(after.receivedOn(), receivedOn),
                or(after.dueOn(), dueOn),
                ownerOrganisation,
                ownerOffice);
    }

    private AskedQuestion ownedBy(InquiryReassigned to) {
        return new AskedQuestion(
                kind, source, askedBy, named, question, receivedOn, dueOn, to.ownerOrganisation(), to.ownerOffice());
    }

    private static <T> T or(@Nullable T corrected, T stood) {
        return corrected == null ? stood : corrected;
    }
}
