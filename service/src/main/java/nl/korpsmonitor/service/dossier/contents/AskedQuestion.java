package nl.korpsmonitor.service.dossier.contents;

import java.time.LocalDate;
import nl.korpsmonitor.events.InquiryEvent.Details;
import nl.korpsmonitor.events.InquiryEvent.DueDateExtended;
import nl.korpsmonitor.events.InquiryEvent.InquiryCorrected;
import nl.korpsmonitor.events.InquiryEvent.InquiryReassigned;
import nl.korpsmonitor.events.InquiryEvent.InquiryRegistered;
import nl.korpsmonitor.events.InquiryEvent.InquiryReopened;
import nl.korpsmonitor.events.InquiryEvent.Kind;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.Document;
import org.jspecify.annotations.Nullable;

/**
 * What an inquiry asks, by when it must be answered and who does that, as it stands. Immutable. Its parts mean what they do in {@link InquiryRegistered}.
 *
 * @param dueOn last day for the answer as it stands: registered, corrected, extended, or given when it was opened again
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
    /**
     * As it was registered.
     *
     * @param registered an {@link InquiryRegistered}
     */
    public static AskedQuestion of(RecordedEvent registered) {
        InquiryRegistered first = (InquiryRegistered) registered.event();
        return new AskedQuestion(
                first.kind(),
                first.source(),
                first.askedBy(),
                registered,
                first.question(),
                first.receivedOn(),
                first.dueOn(),
                first.ownerOrganisation(),
                first.ownerOffice());
    }

    /** What stands after one more event of the inquiry; the same when that changes nothing of it. */
    public AskedQuestion after(RecordedEvent change) {
        return switch (change.event()) {
            case InquiryCorrected corrected -> with(corrected, change);
            case InquiryReassigned reassigned -> ownedBy(reassigned);
            case DueDateExtended extended -> dueOn(extended.dueOn());
            case InquiryReopened reopened -> dueOn(reopened.dueOn());
            default -> this;
        };
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

    private AskedQuestion dueOn(LocalDate day) {
        return new AskedQuestion(
                kind, source, askedBy, named, question, receivedOn, day, ownerOrganisation, ownerOffice);
    }

    private static <T> T or(@Nullable T corrected, T stood) {
        return corrected == null ? stood : corrected;
    }
}
