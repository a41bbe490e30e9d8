package nl.korpsmonitor.query.view;

import java.time.LocalDate;
import java.util.List;
import nl.korpsmonitor.events.InquiryEvent;
import nl.korpsmonitor.events.InquiryEvent.Details;
import nl.korpsmonitor.events.InquiryEvent.Kind;
import nl.korpsmonitor.events.InquiryEvent.Outcome;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.Document;
import nl.korpsmonitor.query.view.InquiryView.Citation;
import nl.korpsmonitor.query.view.InquiryView.Dossier;
import nl.korpsmonitor.query.view.InquiryView.DueDate;
import nl.korpsmonitor.query.view.InquiryView.GivenAnswer;
import nl.korpsmonitor.query.view.InquiryView.Recipient;
import org.jspecify.annotations.Nullable;

/** An inquiry that takes in one more event. For one event. */
final class InquiryChange {
    private final InquiryView view;
    private final RecordedEvent recorded;
    private Kind kind;
    private Document source;
    private String askedBy;
    private String question;
    private LocalDate receivedOn;
    private LocalDate dueOn;
    private List<DueDate> dueDates;
    private boolean extended;
    private String ownerOrganisation;
    private String ownerOffice;
    private InquiryStatus status;
    private @Nullable Outcome outcome;
    private List<Citation> citations;
    private List<Recipient> recipients;
    private List<Long> drafts;
    private List<GivenAnswer> answers;
    private List<Dossier> dossiers;

    private InquiryChange(InquiryView view, RecordedEvent recorded) {
        this.view = view;
        this.recorded = recorded;
        this.kind = view.kind();
        this.source = view.source();
        this.askedBy = view.askedBy();
        this.question = view.question();
        this.receivedOn = view.receivedOn();
        this.dueOn = view.dueOn();
        this.dueDates = view.dueDates();
        this.extended = view.extended();
        this.ownerOrganisation = view.ownerOrganisation();
        this.ownerOffice = view.ownerOffice();
        this.status = view.status();
        this.outcome = view.outcome();
        this.citations = view.citations();
        this.recipients = view.recipients();
        this.drafts = view.drafts();
        this.answers = view.answers();
        this.dossiers = view.dossiers();
    }

    static InquiryChange of(InquiryView view, RecordedEvent recorded) {
        return new InquiryChange(view, recorded);
    }

    InquiryView after(InquiryEvent event) {
        long position = recorded.position();
        switch (event) {
            case InquiryEvent.InquiryRegistered ignored ->
                throw new UnfoldableEventException(recorded, "it is registered");
            case InquiryEvent.InquiryCorrected corrected -> correct(corrected.after());
            case InquiryEvent.InquiryReassigned reassigned -> {
                ownerOrganisation = reassigned.ownerOrganisation();
                ownerOffice = reassigned.ownerOffice();
            }
            case InquiryEvent.DueDateExtended longer -> {
                extended = true;
                due(longer.dueOn());
            }
            case InquiryEvent.EvidenceCited cited ->
                citations = InquiryFold.with(
                        citations, new Citation(cited.item(), cited.evidence(), cited.explanation(), position, null));
            case InquiryEvent.CitationWithdrawn withdrawn -> withdraw(withdrawn.item());
            case InquiryEvent.RecipientNamed named ->
                recipients = InquiryFold.with(recipients, new Recipient(named.actor(), position));
            case InquiryEvent.RecipientRemoved removed ->
                recipients = recipients.stream()
                        .filter(recipient -> !recipient.actor().equals(removed.actor()))
                        .toList();
            case InquiryEvent.AnswerDrafted ignored -> drafts = InquiryFold.with(drafts, position);
            case InquiryEvent.InquiryAnswered answered ->
                answer(new GivenAnswer(0, answered.answer(), answered.occurredOn(), position));
            case InquiryEvent.AnswerAmended amended ->
                answer(new GivenAnswer(amended.number(), amended.answer(), amended.occurredOn(), position));
            case InquiryEvent.DossierIssued issued -> dossiers = InquiryFold.with(dossiers, dossier(issued));
            case InquiryEvent.InquiryClosed closed -> {
                status = InquiryStatus.CLOSED;
                outcome = closed.outcome();
            }
            case InquiryEvent.InquiryReopened reopened -> {
                status = InquiryStatus.OPEN;
                outcome = null;
                due(reopened.dueOn());
            }
        }
        return changed();
    }

    private void correct(Details after) {
        kind = or(after.kind(), kind);
        source = or(after.source(), source);
        askedBy = or(after.askedBy(), askedBy);
        question = or(after.question(), question);
        receivedOn = or(after.receivedOn(), receivedOn);
        if (after.dueOn() != null) {
            due(after.dueOn());
        }
    }

    private static <T> T or(@Nullable T corrected, T stood) {
        return corrected == null ? stood : corrected;
    }

    private void due(LocalDate day) {
        dueOn = day;
        dueDates = InquiryFold.with(dueDates, new DueDate(day, recorded.position()));
    }

    private void withdraw(String item) {
        citations = citations.stream()
                .map(cited -> cited.item().equals(item)
                        ? new Citation(
                                item, cited.evidence(), cited.explanation(), cited.position(), recorded.position())
                        : cited)
                .toList();
    }

    private void answer(GivenAnswer answer) {
        answers = InquiryFold.with(answers, answer);
        status = InquiryStatus.ANSWERED;
    }

    private Dossier dossier(InquiryEvent.DossierIssued issued) {
        return new Dossier(
                issued.number(),
                issued.answer(),
                issued.version(),
                issued.language(),
                issued.sha256(),
                issued.size(),
                issued.occurredOn(),
                recorded.position());
    }

    private InquiryView changed() {
        return new InquiryView(
                Head.after(view.head(), recorded),
                view.code(),
                kind,
                source,
                askedBy,
                question,
                receivedOn,
                dueOn,
                dueDates,
                extended,
                ownerOrganisation,
                ownerOffice,
                status,
                outcome,
                citations,
                recipients,
                drafts,
                answers,
                dossiers,
                recorded.recordedAt(),
                InquiryFold.with(view.positions(), recorded.position()));
    }
}
