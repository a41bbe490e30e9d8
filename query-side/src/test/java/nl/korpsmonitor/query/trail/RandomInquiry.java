package nl.korpsmonitor.query.trail;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import nl.korpsmonitor.events.InquiryEvent.Answer;
import nl.korpsmonitor.events.InquiryEvent.AnswerAmended;
import nl.korpsmonitor.events.InquiryEvent.AnswerDrafted;
import nl.korpsmonitor.events.InquiryEvent.CitationWithdrawn;
import nl.korpsmonitor.events.InquiryEvent.Details;
import nl.korpsmonitor.events.InquiryEvent.DossierIssued;
import nl.korpsmonitor.events.InquiryEvent.DueDateExtended;
import nl.korpsmonitor.events.InquiryEvent.EvidenceCited;
import nl.korpsmonitor.events.InquiryEvent.InquiryAnswered;
import nl.korpsmonitor.events.InquiryEvent.InquiryClosed;
import nl.korpsmonitor.events.InquiryEvent.InquiryCorrected;
import nl.korpsmonitor.events.InquiryEvent.InquiryReassigned;
import nl.korpsmonitor.events.InquiryEvent.InquiryRegistered;
import nl.korpsmonitor.events.InquiryEvent.InquiryReopened;
import nl.korpsmonitor.events.InquiryEvent.Kind;
import nl.korpsmonitor.events.InquiryEvent.Language;
import nl.korpsmonitor.events.InquiryEvent.Outcome;
import nl.korpsmonitor.events.InquiryEvent.RecipientNamed;
import nl.korpsmonitor.events.InquiryEvent.RecipientRemoved;
import nl.korpsmonitor.events.InquiryEvent.Version;
import nl.korpsmonitor.events.values.Evidence;
import nl.korpsmonitor.events.values.Evidence.CitedState;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Subject;
import org.jspecify.annotations.Nullable;

/** An inquiry of a random history: it cites, answers, amends, is corrected, given to others, closed and opened again. */
final class RandomInquiry {
    private final RandomHistory history;
    private final Subject subject;
    private final List<String> cited = new ArrayList<>();
    private LocalDate received = LocalDate.EPOCH;
    private LocalDate due = LocalDate.EPOCH;
    private boolean named;
    private boolean closed;
    private int items;
    private int answers;
    private int dossiers;

    RandomInquiry(RandomHistory history, Subject subject) {
        this.history = history;
        this.subject = subject;
    }

    void move() {
        if (!history.has(subject)) {
            history.record(subject, registered());
        } else if (closed) {
            history.record(subject, new InquiryReopened(Samples.secret(), later(), history.date()));
            closed = false;
        } else {
            goOn(history.date());
        }
    }

    private InquiryRegistered registered() {
        received = history.pastDay();
        due = received.plusWeeks(3);
        return new InquiryRegistered(
                history.pick(List.of(Kind.values())),
                Samples.LETTER,
                "Tweede Kamer",
                Samples.secret(),
                "What came of it?",
                received,
                due,
                history.pick(RandomHistory.ORGANISATIONS),
                "directie",
                PartialDate.of(received));
    }

    private void goOn(PartialDate date) {
        switch (history.below(11)) {
            case 0, 1 -> {
                String item = "item-" + items++;
                cited.add(item);
                history.record(subject, new EvidenceCited(item, evidence(), null, explanation(), date));
            }
            case 2 -> withdraw(date);
            case 3 -> history.record(subject, new AnswerDrafted(Samples.secret(), Language.NL, date));
            case 4 -> answer(date);
            case 5 -> history.record(subject, new DueDateExtended(Samples.secret(), later(), date));
            case 6 -> recipient(date);
            case 7 -> issue(date);
            case 8 -> correct(date);
            case 9 ->
                history.record(
                        subject,
                        new InquiryReassigned(
                                history.pick(RandomHistory.ORGANISATIONS), "directie", Samples.secret(), date));
            default -> close(date);
        }
    }

    private LocalDate later() {
        due = history.pastDay().plusDays(500);
        return due;
    }

    /** Of the day of receipt, the due date, or both. */
    private void correct(PartialDate date) {
        LocalDate other = received.plusDays(1);
        LocalDate otherDue = history.chance(0.5) ? due.plusDays(1) : null;
        LocalDate otherReceived = otherDue == null || history.chance(0.5) ? other : null;
        history.record(
                subject,
                new InquiryCorrected(
                        new Details(
                                null,
                                null,
                                null,
                                null,
                                otherReceived == null ? null : received,
                                otherDue == null ? null : due),
                        new Details(null, null, null, null, otherReceived, otherDue),
                        null,
                        Samples.secret(),
                        date));
        received = otherReceived == null ? received : otherReceived;
        due = otherDue == null ? due : otherDue;
    }

    private Evidence evidence() {
        long known = history.below((int) history.size());
        Subject card = Subject.scorecard(history.pick(RandomHistory.EDITIONS), "org-1");
        return history.chance(0.5)
                ? new Evidence(known, null, null)
                : new Evidence(
                        null, new CitedState(card, known, history.chance(0.5) ? null : history.pastDay(), null), null);
    }

    private @Nullable String explanation() {
        return history.chance(0.5) ? null : "It shows " + history.below(9);
    }

    private void withdraw(PartialDate date) {
        if (!cited.isEmpty()) {
            history.record(
                    subject, new CitationWithdrawn(cited.remove(history.below(cited.size())), Samples.secret(), date));
        }
    }

    private void answer(PartialDate date) {
        Answer answer = new Answer(
                "That, as of " + history.below(9),
                Language.NL,
                history.below((int) history.size()),
                null,
                cited.isEmpty(),
                "checkpoint",
                history.chance(0.5) ? null : Samples.LETTER);
        history.record(
                subject,
                answers == 0
                        ? new InquiryAnswered(answer, date)
                        : new AnswerAmended(answers, answer, Samples.secret(), date));
        answers++;
    }

    private void recipient(PartialDate date) {
        history.record(
                subject,
                named
                        ? new RecipientRemoved("a-1", Samples.secret(), date)
                        : new RecipientNamed("a-1", Samples.secret(), date));
        named = !named;
    }

    private void issue(PartialDate date) {
        if (answers > 0) {
            dossiers++;
            history.record(
                    subject,
                    new DossierIssued(
                            dossiers,
                            history.below(answers),
                            Version.PUBLIC,
                            Language.NL,
                            "checkpoint",
                            "0".repeat(64),
                            1,
                            List.of(),
                            date));
        }
    }

    private void close(PartialDate date) {
        Outcome outcome = answers > 0 ? Outcome.ANSWERED : Outcome.NOT_ANSWERED;
        history.record(subject, new InquiryClosed(outcome, answers > 0 ? null : Samples.secret(), date));
        closed = true;
    }
}
