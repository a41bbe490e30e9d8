package nl.korpsmonitor.command.inquiry;

import java.time.LocalDate;
import nl.korpsmonitor.command.deciding.Command;
import nl.korpsmonitor.command.deciding.CommandName;
import nl.korpsmonitor.command.deciding.KnownAt;
import nl.korpsmonitor.command.deciding.SubjectType;
import nl.korpsmonitor.events.InquiryEvent.DossierIssued;
import nl.korpsmonitor.events.InquiryEvent.Kind;
import nl.korpsmonitor.events.InquiryEvent.Language;
import nl.korpsmonitor.events.InquiryEvent.Outcome;
import nl.korpsmonitor.events.InquiryEvent.Version;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.events.values.Subject;
import org.jspecify.annotations.Nullable;

/** What may be asked about an inquiry. Documents are named by the identifier of a registered document. */
@SubjectType("inquiry")
public sealed interface InquiryCommand extends Command {

    /**
     * Makes a question known that must be answered.
     *
     * @param kind by whose rules it is answered
     * @param source the document that asks it; required
     * @param askedBy the body, such as 'Tweede Kamer' or 'verzoeker'; it stands in the clear and must not name persons; 1 to 200 characters
     * @param askedByName the person, when one is named; kept confidential
     * @param question its text; it stands in the clear for ever and must not name persons; 1 to 10,000 characters
     * @param receivedOn the day on which it came in
     * @param dueOn last day for the answer; follows from the kind for a written question (three weeks) and a Woo request (four), and is required for others
     * @param ownerOrganisation code of the organisation that answers
     * @param ownerOffice such as 'directie Politie'; 1 to 200 characters
     * @param fictitious whether it is invented data; required, it can't change later
     */
    @CommandName(value = "register-inquiry", roles = Role.PARLIAMENTARY_OFFICER)
    record RegisterInquiry(
            Subject subject,
            @Nullable Kind kind,
            @Nullable String source,
            @Nullable String askedBy,
            @Nullable String askedByName,
            @Nullable String question,
            @Nullable LocalDate receivedOn,
            @Nullable LocalDate dueOn,
            @Nullable String ownerOrganisation,
            @Nullable String ownerOffice,
            @Nullable Boolean fictitious,
            @Nullable PartialDate occurredOn)
            implements InquiryCommand {}

    /**
     * Puts right what was registered wrongly. What is left out stays as it is; something must become another. Answers that were given stay as they are.
     *
     * @param kind by whose rules it is answered
     * @param source the document that asks it
     * @param askedBy the body; it stands in the clear and must not name persons; 1 to 200 characters
     * @param askedByName the person; kept confidential. Who was named before stays where that was recorded
     * @param question its text; it stands in the clear for ever and must not name persons; 1 to 10,000 characters
     * @param receivedOn the day on which it came in; it is moved to none after who asked was told of more time, or it was answered
     * @param dueOn last day for the answer; where it follows from the kind it is left out. Of an inquiry that was extended or opened again it is the day that
     *     stands instead, within what the kind allows
     * @param reason kept confidential
     * @param occurredOn when it was found to be wrong
     */
    @CommandName(value = "correct-inquiry", roles = Role.PARLIAMENTARY_OFFICER)
    record CorrectInquiry(
            Subject subject,
            @Nullable Kind kind,
            @Nullable String source,
            @Nullable String askedBy,
            @Nullable String askedByName,
            @Nullable String question,
            @Nullable LocalDate receivedOn,
            @Nullable LocalDate dueOn,
            @Nullable String reason,
            @Nullable PartialDate occurredOn)
            implements InquiryCommand {}

    /**
     * Has somebody else answer it from now on.
     *
     * @param ownerOrganisation code of the organisation, which exists on the day
     * @param ownerOffice such as 'directie Politie'; 1 to 200 characters
     * @param reason kept confidential
     */
    @CommandName(value = "reassign-inquiry", roles = Role.PARLIAMENTARY_OFFICER)
    record ReassignInquiry(
            Subject subject,
            @Nullable String ownerOrganisation,
            @Nullable String ownerOffice,
            @Nullable String reason,
            @Nullable PartialDate occurredOn)
            implements InquiryCommand {}

    /**
     * Takes more time. It occurs on the day on which who asked is told, which must be a day, not before the receipt.
     *
     * @param reason kept confidential
     * @param dueOn the new last day; left out it is the latest that the law allows, where there is such
     */
    @CommandName(value = "extend-due-date", roles = Role.PARLIAMENTARY_OFFICER)
    record ExtendDueDate(
            Subject subject,
            @Nullable String reason,
            @Nullable LocalDate dueOn,
            @Nullable PartialDate occurredOn) implements InquiryCommand {}

    /**
     * Lets the answer stand on an event, a state or a comparison, of what is public.
     *
     * @param item its code within the inquiry, never given before
     * @param evidence exactly one of the three
     * @param explanation what it shows; it stands in the clear for ever and must not name persons; 1 to 4,000 characters
     */
    @CommandName(value = "cite-evidence", roles = Role.PARLIAMENTARY_OFFICER)
    record CiteEvidence(
            Subject subject,
            @Nullable String item,
            @Nullable EvidenceInput evidence,
            @Nullable String explanation,
            @Nullable PartialDate occurredOn)
            implements InquiryCommand {}

    /**
     * Has the answer not stand on an item any more.
     *
     * @param item its code
     * @param reason kept confidential
     */
    @CommandName(value = "withdraw-citation", roles = Role.PARLIAMENTARY_OFFICER)
    record WithdrawCitation(
            Subject subject,
            @Nullable String item,
            @Nullable String reason,
            @Nullable PartialDate occurredOn) implements InquiryCommand {}

    /**
     * Lets somebody see the inquiry, as its recipient.
     *
     * @param actor pseudonym of an account with the role INQUIRY_RECIPIENT
     * @param reason kept confidential
     */
    @CommandName(value = "name-recipient", roles = Role.PARLIAMENTARY_OFFICER)
    record NameRecipient(
            Subject subject,
            @Nullable String actor,
            @Nullable String reason,
            @Nullable PartialDate occurredOn) implements InquiryCommand {}

    /**
     * Ends that somebody may see it as its recipient.
     *
     * @param actor pseudonym
     * @param reason kept confidential
     */
    @CommandName(value = "remove-recipient", roles = Role.PARLIAMENTARY_OFFICER)
    record RemoveRecipient(
            Subject subject,
            @Nullable String actor,
            @Nullable String reason,
            @Nullable PartialDate occurredOn) implements InquiryCommand {}

    /**
     * Keeps a text that might become the answer.
     *
     * @param text 1 to 15,000 characters; kept confidential
     * @param language in which it is written
     */
    @CommandName(value = "draft-answer", roles = Role.PARLIAMENTARY_OFFICER)
    record DraftAnswer(
            Subject subject,
            @Nullable String text,
            @Nullable Language language,
            @Nullable PartialDate occurredOn) implements InquiryCommand {}

    /**
     * Records what was answered, on no day before the receipt; the published checkpoint that covers it all is recorded with it.
     *
     * @param text it stands in the clear for ever and must not name persons; 1 to 15,000 characters
     * @param language in which it is written
     * @param knownAt position up to which the ledger was looked at, or the time: then that of the last entry recorded at or before it is recorded
     * @param reconstructedAsOf the day for which facts were reconstructed that were known before the ledger began; left out when they were not
     * @param withoutEvidence true when the answer needs no evidence; left out or false when it stands on what was cited
     * @param document the letter that answers; left out when there is none
     */
    @CommandName(value = "answer-inquiry", roles = Role.PARLIAMENTARY_OFFICER)
    record AnswerInquiry(
            Subject subject,
            @Nullable String text,
            @Nullable Language language,
            @Nullable KnownAt knownAt,
            @Nullable LocalDate reconstructedAsOf,
            @Nullable Boolean withoutEvidence,
            @Nullable String document,
            @Nullable PartialDate occurredOn)
            implements InquiryCommand {}

    /**
     * Replaces what was answered, on no day before the receipt; the earlier answer stays known.
     *
     * @param text it stands in the clear for ever and must not name persons; 1 to 15,000 characters
     * @param language in which it is written
     * @param knownAt position up to which the ledger was looked at, or the time: then that of the last entry recorded at or before it is recorded
     * @param reconstructedAsOf the day for which facts were reconstructed that were known before the ledger began; left out when they were not
     * @param withoutEvidence true when the answer needs no evidence; left out or false when it stands on what was cited
     * @param document the letter that answers; left out when there is none
     * @param reason kept confidential
     */
    @CommandName(value = "amend-answer", roles = Role.PARLIAMENTARY_OFFICER)
    record AmendAnswer(
            Subject subject,
            @Nullable String text,
            @Nullable Language language,
            @Nullable KnownAt knownAt,
            @Nullable LocalDate reconstructedAsOf,
            @Nullable Boolean withoutEvidence,
            @Nullable String document,
            @Nullable String reason,
            @Nullable PartialDate occurredOn)
            implements InquiryCommand {}

    /**
     * Ends it, on no day before the receipt.
     *
     * @param outcome ANSWERED once it is; else why it ends without an answer
     * @param reason required without an answer; kept confidential
     */
    @CommandName(value = "close-inquiry", roles = Role.PARLIAMENTARY_OFFICER)
    record CloseInquiry(
            Subject subject,
            @Nullable Outcome outcome,
            @Nullable String reason,
            @Nullable PartialDate occurredOn) implements InquiryCommand {}

    /**
     * Opens it again.
     *
     * @param reason kept confidential
     * @param dueOn last day for the answer, now that it is open again; of a written question within three weeks of {@code occurredOn}, which is a day then
     */
    @CommandName(value = "reopen-inquiry", roles = Role.PARLIAMENTARY_OFFICER)
    record ReopenInquiry(
            Subject subject,
            @Nullable String reason,
            @Nullable LocalDate dueOn,
            @Nullable PartialDate occurredOn) implements InquiryCommand {}

    /**
     * Asks for a dossier of an answer. It is made outside of the inquiry's lock; what is recorded then is {@link RecordDossier}.
     *
     * @param answer which: 0 for the first answer, else the number of the amendment; left out, the last
     * @param version for whom it is; left out, PUBLIC. A CONFIDENTIAL one needs the header Viewing-Purpose
     * @param language of what the dossier says itself; left out, that of the answer
     * @param occurredOn the day on which it is handed over; left out, today
     */
    @CommandName(value = "issue-dossier", roles = Role.PARLIAMENTARY_OFFICER)
    record IssueDossier(
            Subject subject,
            @Nullable Integer answer,
            @Nullable Version version,
            @Nullable Language language,
            @Nullable PartialDate occurredOn)
            implements InquiryCommand {}

    /**
     * Records that a dossier was made and is handed over. Given by the program for whoever asked for it, not over HTTP or in files.
     *
     * @param dossier what is recorded
     */
    @CommandName(value = "record-dossier", roles = Role.PARLIAMENTARY_OFFICER)
    record RecordDossier(Subject subject, DossierIssued dossier) implements InquiryCommand {
        @Override
        public PartialDate occurredOn() {
            return dossier.occurredOn();
        }

        @Override
        public Class<IssueDossier> askedAs() {
            return IssueDossier.class;
        }
    }
}
