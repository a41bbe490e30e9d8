package nl.korpsmonitor.query.audit;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.LongFunction;
import nl.korpsmonitor.events.DisclosureEvent.ValueErased;
import nl.korpsmonitor.events.HoldEvent.HoldPlaced;
import nl.korpsmonitor.events.InquiryEvent;
import nl.korpsmonitor.events.InquiryEvent.AnswerAmended;
import nl.korpsmonitor.events.InquiryEvent.AnswerDrafted;
import nl.korpsmonitor.events.InquiryEvent.CitationWithdrawn;
import nl.korpsmonitor.events.InquiryEvent.DossierIssued;
import nl.korpsmonitor.events.InquiryEvent.DueDateExtended;
import nl.korpsmonitor.events.InquiryEvent.EvidenceCited;
import nl.korpsmonitor.events.InquiryEvent.InquiryAnswered;
import nl.korpsmonitor.events.InquiryEvent.InquiryClosed;
import nl.korpsmonitor.events.InquiryEvent.InquiryCorrected;
import nl.korpsmonitor.events.InquiryEvent.InquiryReassigned;
import nl.korpsmonitor.events.InquiryEvent.InquiryRegistered;
import nl.korpsmonitor.events.InquiryEvent.InquiryReopened;
import nl.korpsmonitor.events.InquiryEvent.Outcome;
import nl.korpsmonitor.events.InquiryEvent.RecipientNamed;
import nl.korpsmonitor.events.InquiryEvent.RecipientRemoved;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.query.audit.Inquiries.Inquiry;
import org.jspecify.annotations.Nullable;

/** The course of inquiries, their due dates, what their answers stand on, and that nothing is erased on which they do. */
final class InquiryRules implements HistoryRule {
    private final LongFunction<Optional<Subject>> subjects;
    private final AnswerEvidence evidence;
    private final Inquiries inquiries = new Inquiries();

    /**
     * @param subjects gives the subject of the event at a position
     * @param evidence looks at what is cited, and at answers
     */
    InquiryRules(LongFunction<Optional<Subject>> subjects, AnswerEvidence evidence) {
        this.subjects = subjects;
        this.evidence = evidence;
    }

    @Override
    public void see(RecordedEvent recorded, Observations observations) {
        switch (recorded.event()) {
            case InquiryEvent event -> course(event, recorded, inquiries.of(recorded.subject()), observations);
            case ValueErased event -> uncited(event, recorded, observations);
            case HoldPlaced event -> held(event.inquiry(), recorded, observations);
            default -> {}
        }
    }

    private void course(InquiryEvent event, RecordedEvent recorded, Inquiry inquiry, Observations observations) {
        RecordedEvent closed = inquiry.closed();
        boolean inTime = switch (event) {
            case InquiryRegistered ignored -> inquiry.registered() == null;
            case InquiryReopened ignored -> closed != null;
            case DossierIssued ignored -> inquiry.registered() != null;
            default -> open(inquiry);
        };
        boolean follows = switch (event) {
            case EvidenceCited cited -> inquiry.cite(cited.item(), recorded);
            case CitationWithdrawn withdrawn -> inquiry.withdraw(withdrawn.item());
            case InquiryAnswered ignored -> inquiry.answers() == 0;
            case AnswerAmended amended -> inquiry.answers() > 0 && amended.number() == inquiry.answers();
            case DossierIssued issued ->
                issued.number() == inquiry.dossiers() + 1 && issued.answer() < inquiry.answers();
            case InquiryClosed ended -> (ended.outcome() == Outcome.ANSWERED) == (inquiry.answers() > 0);
            case InquiryRegistered ignored -> true;
            case InquiryReopened ignored -> true;
            case InquiryCorrected ignored -> true;
            case InquiryReassigned ignored -> true;
            case DueDateExtended ignored -> inquiry.awaitsAnswer();
            case RecipientNamed ignored -> true;
            case RecipientRemoved ignored -> true;
            case AnswerDrafted ignored -> true;
        };
        inOrder(inTime && follows, recorded, closed == null ? inquiry.registered() : closed, observations);
        if (event instanceof InquiryCorrected corrected) {
            CorrectionRules.check(corrected, recorded, inquiry, observations);
        }
        sinceReceipt(event, recorded, inquiry, observations);
        terms(event, recorded, inquiry, observations);
        if (inquiry.awaitsAnswer() && (event instanceof InquiryAnswered || event instanceof AnswerAmended)) {
            recordedInTime(recorded, inquiry, observations);
        }
        evidence.check(event, recorded, inquiry, observations);
        switch (event) {
            case InquiryRegistered ignored -> inquiry.register(recorded);
            case InquiryCorrected corrected -> inquiry.correct(corrected);
            case InquiryAnswered answered -> {
                inquiry.term().happened(answered.occurredOn());
                inquiry.answer();
            }
            case AnswerAmended ignored -> inquiry.answer();
            case DossierIssued ignored -> inquiry.issue();
            case InquiryClosed ignored -> inquiry.close(recorded);
            case InquiryReopened ignored -> inquiry.reopen();
            default -> {}
        }
    }

    /** Of what has no date nobody can tell. A reopening may lie before it: a day of receipt that is wrong can be corrected only once the inquiry is open again. */
    private static void sinceReceipt(
            InquiryEvent event, RecordedEvent recorded, Inquiry inquiry, Observations observations) {
        boolean comesAfter = switch (event) {
            case DueDateExtended ignored -> true;
            case InquiryAnswered ignored -> true;
            case AnswerAmended ignored -> true;
            case InquiryClosed ignored -> true;
            default -> false;
        };
        if (comesAfter && inquiry.registered() != null) {
            LocalDate latest = event.occurredOn().latest();
            LocalDate received = inquiry.term().received();
            observations.require(
                    latest == null || !latest.isBefore(received),
                    Check.INQUIRY_SINCE_RECEIPT,
                    recorded,
                    event.occurredOn() + " < " + received);
        }
    }

    private static void recordedInTime(RecordedEvent recorded, Inquiry inquiry, Observations observations) {
        observations.applied(Check.ANSWER_RECORDED_AFTER_DUE);
        LocalDate due = inquiry.term().due();
        LocalDate on = recorded.event().occurredOn().latest();
        LocalDate recordedOn =
                recorded.recordedAt().atZone(RecordedEvent.CALENDAR).toLocalDate();
        if (on != null && !on.isAfter(due) && recordedOn.isAfter(due)) {
            observations.add(Check.ANSWER_RECORDED_AFTER_DUE, recorded, on + " ≤ " + due + " < " + recordedOn);
        }
    }

    private void held(@Nullable String code, RecordedEvent recorded, Observations observations) {
        if (code != null) {
            inOrder(open(inquiries.of(Subject.inquiry(code))), recorded, null, observations);
        }
    }

    private static boolean open(Inquiry inquiry) {
        return inquiry.registered() != null && inquiry.closed() == null;
    }

    private static void inOrder(
            boolean holds, RecordedEvent recorded, @Nullable RecordedEvent related, Observations observations) {
        observations.require(
                holds, Check.INQUIRY_ORDER, recorded, recorded.type(), related == null ? -1 : related.position());
    }

    private static void terms(InquiryEvent event, RecordedEvent recorded, Inquiry inquiry, Observations observations) {
        switch (event) {
            case InquiryRegistered registered ->
                observations.require(
                        InquiryTerm.fits(registered),
                        Check.INQUIRY_TERM,
                        recorded,
                        registered.kind() + " " + registered.receivedOn() + ", " + registered.dueOn());
            case DueDateExtended extended -> {
                observations.require(
                        inquiry.term().allows(extended),
                        Check.INQUIRY_TERM,
                        recorded,
                        inquiry.term().due() + " > " + extended.dueOn());
                inquiry.term().extend(extended);
            }
            case InquiryReopened reopened -> {
                observations.require(
                        inquiry.term().allows(reopened),
                        Check.INQUIRY_TERM,
                        recorded,
                        reopened.occurredOn() + ", " + reopened.dueOn());
                inquiry.term().reopen(reopened);
            }
            case InquiryCorrected corrected ->
                observations.require(
                        inquiry.term().allows(corrected),
                        Check.INQUIRY_TERM,
                        recorded,
                        inquiry.term().due() + " → " + corrected.after().dueOn());
            default -> {}
        }
    }

    private void uncited(ValueErased erased, RecordedEvent recorded, Observations observations) {
        String path = recorded.subject().segments().getLast();
        long position = path.matches("[0-9]{1,18}") ? Long.parseLong(path) : -1;
        Subject about = position < 0 ? null : subjects.apply(position).orElse(null);
        Long[] citations =
                inquiries.keeping(position, about).map(RecordedEvent::position).toArray(Long[]::new);
        observations.require(citations.length == 0, Check.CITATION_RESPECTED, recorded, erased.field(), citations);
    }
}
