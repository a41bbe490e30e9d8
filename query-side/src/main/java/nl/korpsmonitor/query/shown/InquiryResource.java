package nl.korpsmonitor.query.shown;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import nl.korpsmonitor.events.InquiryEvent.Kind;
import nl.korpsmonitor.events.InquiryEvent.Language;
import nl.korpsmonitor.events.InquiryEvent.Outcome;
import nl.korpsmonitor.events.InquiryEvent.Version;
import nl.korpsmonitor.events.values.Document;
import nl.korpsmonitor.events.values.Evidence;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.query.readmodel.InquirySummary;
import nl.korpsmonitor.query.view.InquiryStatus;
import nl.korpsmonitor.query.view.InquiryView;
import org.jspecify.annotations.Nullable;

/**
 * An inquiry. Its confidential values (who asks, drafts, reasons) are opened in its events.
 *
 * @param sequence of its last event; what {@code If-Match} compares with
 * @param source the document that asks it
 * @param askedBy the body that asks
 * @param dueOn last day for the answer
 * @param dueDates every one that it had, in order
 * @param ownerOrganisation code of the organisation that answers
 * @param outcome how it ended; absent unless it is closed
 * @param citations what the answer stands on, in order; withdrawn ones too
 * @param recipients who may see it, by pseudonym
 * @param drafts positions of the events that hold them
 * @param answers in order; each amendment takes the place of what stands before it
 * @param dossiers that were issued, in order: {@code /v1/inquiries/{code}/dossiers/{number}}
 * @param holds codes of the holds in force that were placed for it, in order: {@code /v1/holds/{code}}; absent for who may not see holds, and in its history
 * @param events positions of its events: {@code /v1/events/{position}}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record InquiryResource(
        @Schema(type = "string", example = "inquiry/kv-2013-1")
        Subject subject,

        long sequence,
        String code,
        Kind kind,
        InquiryStatus status,
        @Nullable Outcome outcome,
        Document source,
        String askedBy,
        String question,
        LocalDate receivedOn,
        LocalDate dueOn,
        List<DueDate> dueDates,
        String ownerOrganisation,
        String ownerOffice,
        List<Citation> citations,
        List<Recipient> recipients,
        List<Long> drafts,
        List<GivenAnswer> answers,
        List<Dossier> dossiers,
        @Nullable List<String> holds,
        boolean fictitious,
        long position,
        List<Long> events) {

    /**
     * A last day for the answer.
     *
     * @param position of the event that set it
     */
    public record DueDate(LocalDate dueOn, long position) {}

    /**
     * What the answer stands on.
     *
     * @param evidence exactly one of event, state and comparison
     * @param position of the event that cites it
     * @param withdrawnAt position of the event that ends that; absent while it is in force
     */
    public record Citation(
            String item,
            Evidence evidence,
            @Nullable String explanation,
            long position,
            @Nullable Long withdrawnAt) {}

    /**
     * Who may see it.
     *
     * @param actor pseudonym
     * @param position of the event that names him
     */
    public record Recipient(String actor, long position) {}

    /**
     * An answer.
     *
     * @param amendment its number; 0 for the first answer
     * @param knownAt position up to which the ledger was looked at
     * @param reconstructedAsOf the day for which facts were reconstructed that were known before the ledger began; absent when they were not
     * @param withoutEvidence whether it was said that it needs none
     * @param checkpoint the signed note, exactly as it was published, that covers everything it stands on
     * @param document the letter that answers
     * @param position of its event
     */
    public record GivenAnswer(
            int amendment,
            String text,
            Language language,
            long knownAt,
            @Nullable LocalDate reconstructedAsOf,
            boolean withoutEvidence,
            String checkpoint,
            @Nullable Document document,

            @Schema(type = "string", example = "2013-11-20") PartialDate occurredOn,
            long position) {
        static GivenAnswer of(InquiryView.GivenAnswer given) {
            return new GivenAnswer(
                    given.amendment(),
                    given.answer().text(),
                    given.answer().language(),
                    given.answer().knownAt(),
                    given.answer().reconstructedAsOf(),
                    given.answer().withoutEvidence(),
                    given.answer().checkpoint(),
                    given.answer().document(),
                    given.occurredOn(),
                    given.position());
        }
    }

    /**
     * A dossier that was issued.
     *
     * @param number within the inquiry, from 1
     * @param answer 0 for the first answer, else the number of the amendment
     * @param version for whom it is
     * @param sha256 of the ZIP
     * @param size of the ZIP in bytes
     * @param position of its event
     */
    public record Dossier(
            int number,
            int answer,
            Version version,
            Language language,
            String sha256,
            long size,

            @Schema(type = "string", example = "2013-11-20") PartialDate occurredOn,
            long position) {
        static Dossier of(InquiryView.Dossier issued) {
            return new Dossier(
                    issued.number(),
                    issued.answer(),
                    issued.version(),
                    issued.language(),
                    issued.sha256(),
                    issued.size(),
                    issued.occurredOn(),
                    issued.position());
        }
    }

    /**
     * Shows a view.
     *
     * @param holds codes of the holds in force that were placed for it; null when they are not shown
     */
    public static InquiryResource of(InquiryView view, @Nullable List<String> holds) {
        return new InquiryResource(
                view.head().subject(),
                view.head().sequence(),
                view.code(),
                view.kind(),
                view.status(),
                view.outcome(),
                view.source(),
                view.askedBy(),
                view.question(),
                view.receivedOn(),
                view.dueOn(),
                view.dueDates().stream()
                        .map(due -> new DueDate(due.dueOn(), due.position()))
                        .toList(),
                view.ownerOrganisation(),
                view.ownerOffice(),
                view.citations().stream()
                        .map(cited -> new Citation(
                                cited.item(),
                                cited.evidence(),
                                cited.explanation(),
                                cited.position(),
                                cited.withdrawnAt()))
                        .toList(),
                view.recipients().stream()
                        .map(recipient -> new Recipient(recipient.actor(), recipient.position()))
                        .toList(),
                view.drafts(),
                view.answers().stream().map(GivenAnswer::of).toList(),
                view.dossiers().stream().map(Dossier::of).toList(),
                holds,
                view.head().fictitious(),
                view.head().position(),
                view.positions());
    }

    /**
     * An inquiry in a list.
     *
     * @param source the document that asks it
     * @param askedBy the body that asks
     * @param dueOn last day for the answer
     * @param outcome how it ended; absent unless it is closed
     * @param answeredOn when the last answer was given, an amendment too; absent when there is none
     * @param extended whether more time was ever taken
     * @param overdue whether it awaits an answer on the day asked for, or today, although it was due before
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record InquiryItem(
            @Schema(type = "string", example = "inquiry/kv-2013-1")
            Subject subject,

            String code,
            Kind kind,
            InquiryStatus status,
            @Nullable Outcome outcome,
            Document source,
            String askedBy,
            LocalDate receivedOn,
            LocalDate dueOn,
            boolean overdue,
            boolean extended,

            @Schema(type = "string", example = "2013-11-20") @Nullable
            PartialDate answeredOn,

            String ownerOrganisation,
            String ownerOffice,
            boolean fictitious,
            long position) {
        public static InquiryItem of(InquirySummary summary, LocalDate day) {
            return new InquiryItem(
                    summary.head().subject(),
                    summary.code(),
                    summary.kind(),
                    summary.status(),
                    summary.outcome(),
                    summary.source(),
                    summary.askedBy(),
                    summary.receivedOn(),
                    summary.dueOn(),
                    summary.isOverdueOn(day),
                    summary.extended(),
                    summary.answeredOn(),
                    summary.ownerOrganisation(),
                    summary.ownerOffice(),
                    summary.head().fictitious(),
                    summary.head().position());
        }
    }
}
