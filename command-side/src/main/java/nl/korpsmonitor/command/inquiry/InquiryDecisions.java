package nl.korpsmonitor.command.inquiry;

import static nl.korpsmonitor.command.deciding.Faults.given;

import java.time.LocalDate;
import java.util.List;
import nl.korpsmonitor.command.actor.ActorState;
import nl.korpsmonitor.command.deciding.Faults;
import nl.korpsmonitor.command.deciding.References;
import nl.korpsmonitor.command.inquiry.InquiryCommand.AmendAnswer;
import nl.korpsmonitor.command.inquiry.InquiryCommand.AnswerInquiry;
import nl.korpsmonitor.command.inquiry.InquiryCommand.CiteEvidence;
import nl.korpsmonitor.command.inquiry.InquiryCommand.CloseInquiry;
import nl.korpsmonitor.command.inquiry.InquiryCommand.CorrectInquiry;
import nl.korpsmonitor.command.inquiry.InquiryCommand.DraftAnswer;
import nl.korpsmonitor.command.inquiry.InquiryCommand.ExtendDueDate;
import nl.korpsmonitor.command.inquiry.InquiryCommand.IssueDossier;
import nl.korpsmonitor.command.inquiry.InquiryCommand.NameRecipient;
import nl.korpsmonitor.command.inquiry.InquiryCommand.ReassignInquiry;
import nl.korpsmonitor.command.inquiry.InquiryCommand.RecordDossier;
import nl.korpsmonitor.command.inquiry.InquiryCommand.RegisterInquiry;
import nl.korpsmonitor.command.inquiry.InquiryCommand.RemoveRecipient;
import nl.korpsmonitor.command.inquiry.InquiryCommand.ReopenInquiry;
import nl.korpsmonitor.command.inquiry.InquiryCommand.WithdrawCitation;
import nl.korpsmonitor.events.InquiryEvent;
import nl.korpsmonitor.events.InquiryEvent.RecipientNamed;
import nl.korpsmonitor.events.InquiryEvent.RecipientRemoved;
import nl.korpsmonitor.events.problems.RefusedException;
import nl.korpsmonitor.events.values.Confidential;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.events.values.Subject;
import org.jspecify.annotations.Nullable;

/** Decides about inquiries: what holds for all commands, and who their recipients are. */
final class InquiryDecisions {
    /** The most recipients of one inquiry. */
    static final int MAXIMUM_RECIPIENTS = 100;

    private InquiryDecisions() {}

    static List<InquiryEvent> decide(
            InquiryCommand command, InquiryState state, References references, PublishedCheckpoints checkpoints) {
        Faults faults = new Faults();
        if (!(command instanceof RegisterInquiry)) {
            faults.check(state.exists(), "code", "no inquiry of this code is registered; register it first");
        }
        if (command instanceof IssueDossier issue) {
            return Issuing.issue(issue, state, faults, references);
        }
        @Nullable PartialDate on = faults.pastDate("occurredOn", command.occurredOn(), references.today());
        return switch (command) {
            case RegisterInquiry register -> Registering.register(register, state, faults, on, references);
            case CorrectInquiry correct -> Correcting.correct(correct, state, faults, on, references);
            case ReassignInquiry reassign -> Correcting.reassign(reassign, state, faults, on, references);
            case ExtendDueDate extend -> Registering.extend(extend, state, faults, on);
            case CiteEvidence cite -> Citing.cite(cite, state, faults, on, references);
            case WithdrawCitation withdraw -> Citing.withdraw(withdraw, state, faults, on);
            case NameRecipient name -> name(name, state, faults, on, references);
            case RemoveRecipient remove -> remove(remove, state, faults, on);
            case DraftAnswer draft -> Answering.draft(draft, state, faults, on);
            case AnswerInquiry answer -> Answering.answer(answer, state, faults, on, references, checkpoints);
            case AmendAnswer amend -> Answering.amend(amend, state, faults, on, references, checkpoints);
            case CloseInquiry close -> Closing.close(close, state, faults, on);
            case ReopenInquiry reopen -> Closing.reopen(reopen, state, faults, on);
            case IssueDossier issue -> Issuing.issue(issue, state, faults, references);
            case RecordDossier made -> Issuing.record(made, state, faults);
        };
    }

    /** Whether the inquiry that the command registers, or that is registered, is invented. */
    static boolean isFictitious(InquiryCommand command, InquiryState state) {
        return command instanceof RegisterInquiry register
                ? Boolean.TRUE.equals(register.fictitious())
                : state.fictitious();
    }

    /** Nothing but opening it again is done about an inquiry that was closed. */
    static void requireOpen(Faults faults, InquiryState state) {
        faults.orThrow();
        if (state.closed()) {
            throw new RefusedException("closed", "The inquiry is closed; reopen it first.");
        }
    }

    /** More time, an answer and the end of an inquiry do not lie wholly before it came in; of what has no date nobody can tell. */
    static void requireSinceReceipt(Faults faults, InquiryState state, @Nullable PartialDate on) {
        LocalDate latest = on == null ? null : on.latest();
        LocalDate received =
                state.registration() == null ? null : state.registration().receivedOn();
        faults.check(
                latest == null || received == null || !latest.isBefore(received),
                "occurredOn",
                "is " + on + ", which lies before " + received
                        + ", when the inquiry came in; give a later day, or correct receivedOn first when that is wrong");
    }

    private static List<InquiryEvent> name(
            NameRecipient command, InquiryState state, Faults faults, @Nullable PartialDate on, References references) {
        @Nullable String actor = faults.code("actor", command.actor());
        if (actor != null) {
            faults.check(
                    references
                            .state(Subject.actor(actor), ActorState.FOLD)
                            .roles()
                            .contains(Role.INQUIRY_RECIPIENT),
                    "actor",
                    "is the pseudonym of no account with the role " + Role.INQUIRY_RECIPIENT);
        }
        @Nullable Confidential<String> reason = faults.confidential("reason", command.reason());
        requireOpen(faults, state);
        if (state.recipients().contains(given(actor))) {
            throw new RefusedException("already-named", "This actor is a recipient of the inquiry already.");
        }
        if (state.recipients().size() == MAXIMUM_RECIPIENTS) {
            throw new RefusedException("too-many", "An inquiry has at most " + MAXIMUM_RECIPIENTS + " recipients.");
        }
        return List.of(new RecipientNamed(given(actor), given(reason), given(on)));
    }

    private static List<InquiryEvent> remove(
            RemoveRecipient command, InquiryState state, Faults faults, @Nullable PartialDate on) {
        @Nullable String actor = faults.code("actor", command.actor());
        @Nullable Confidential<String> reason = faults.confidential("reason", command.reason());
        requireOpen(faults, state);
        if (!state.recipients().contains(given(actor))) {
            throw new RefusedException("not-named", "This actor is no recipient of the inquiry.");
        }
        return List.of(new RecipientRemoved(given(actor), given(reason), given(on)));
    }
}
