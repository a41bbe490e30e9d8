package nl.korpsmonitor.query.view;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import nl.korpsmonitor.events.InquiryEvent.Answer;
import nl.korpsmonitor.events.InquiryEvent.Kind;
import nl.korpsmonitor.events.InquiryEvent.Language;
import nl.korpsmonitor.events.InquiryEvent.Outcome;
import nl.korpsmonitor.events.InquiryEvent.Version;
import nl.korpsmonitor.events.values.Document;
import nl.korpsmonitor.events.values.Evidence;
import nl.korpsmonitor.events.values.PartialDate;
import org.jspecify.annotations.Nullable;

/**
 * An inquiry, as it was registered and corrected since. What is confidential about it is in its events only.
 *
 * @param source the document that asks it
 * @param askedBy the body that asks
 * @param dueOn last day for the answer as it stands
 * @param dueDates every one that it had
 * @param extended whether more time was ever taken
 * @param ownerOrganisation code of the organisation that answers, since it was last given to another
 * @param outcome how it ended; null unless it is closed
 * @param citations in the order of citing, withdrawn ones among them
 * @param recipients who may see it
 * @param drafts positions of the events that hold them
 * @param answers in order, amendments after the first
 * @param dossiers that were issued, in order
 * @param changedAt when its last event was recorded
 * @param positions of every event, in order
 */
public record InquiryView(
        Head head,
        String code,
        Kind kind,
        Document source,
        String askedBy,
        String question,
        LocalDate receivedOn,
        LocalDate dueOn,
        List<DueDate> dueDates,
        boolean extended,
        String ownerOrganisation,
        String ownerOffice,
        InquiryStatus status,
        @Nullable Outcome outcome,
        List<Citation> citations,
        List<Recipient> recipients,
        List<Long> drafts,
        List<GivenAnswer> answers,
        List<Dossier> dossiers,
        Instant changedAt,
        List<Long> positions)
        implements View {

    public InquiryView {
        dueDates = List.copyOf(dueDates);
        citations = List.copyOf(citations);
        recipients = List.copyOf(recipients);
        drafts = List.copyOf(drafts);
        answers = List.copyOf(answers);
        dossiers = List.copyOf(dossiers);
        positions = List.copyOf(positions);
    }

    /** A last day for the answer, and the event that set it. */
    public record DueDate(LocalDate dueOn, long position) {}

    /**
     * Something that the answer stands on.
     *
     * @param position of the event that cites it
     * @param withdrawnAt position of the event that ends that; null while it is in force
     */
    public record Citation(
            String item,
            Evidence evidence,
            @Nullable String explanation,
            long position,
            @Nullable Long withdrawnAt) {}

    /** Who may see it, by pseudonym, and the event that says so. */
    public record Recipient(String actor, long position) {}

    /** @param amendment its number; 0 for the first answer */
    public record GivenAnswer(int amendment, Answer answer, PartialDate occurredOn, long position) {}

    /** A dossier that was issued; its fields mean what they do in the event. What it discloses is in the event only. */
    public record Dossier(
            int number,
            int answer,
            Version version,
            Language language,
            String sha256,
            long size,
            PartialDate occurredOn,
            long position) {}
}
