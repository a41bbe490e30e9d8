package nl.korpsmonitor.command.inquiry;

import static nl.korpsmonitor.command.deciding.Faults.given;

import java.time.LocalDate;
import java.util.List;
import nl.korpsmonitor.command.deciding.Faults;
import nl.korpsmonitor.command.deciding.References;
import nl.korpsmonitor.command.document.Documents;
import nl.korpsmonitor.command.inquiry.InquiryCommand.CorrectInquiry;
import nl.korpsmonitor.command.inquiry.InquiryCommand.ReassignInquiry;
import nl.korpsmonitor.command.organisation.Organisations;
import nl.korpsmonitor.events.InquiryEvent;
import nl.korpsmonitor.events.InquiryEvent.Details;
import nl.korpsmonitor.events.InquiryEvent.InquiryCorrected;
import nl.korpsmonitor.events.InquiryEvent.InquiryReassigned;
import nl.korpsmonitor.events.problems.RefusedException;
import nl.korpsmonitor.events.values.Confidential;
import nl.korpsmonitor.events.values.Document;
import nl.korpsmonitor.events.values.PartialDate;
import org.jspecify.annotations.Nullable;

/** Decides how what was registered of an inquiry becomes another: put right, or given to somebody else to answer. */
final class Correcting {
    /** The most characters of both questions in a correction of other long texts too, so that it fits an entry. */
    static final int MAXIMUM_BOTH_QUESTIONS = 16_000;

    private static final String NOTHING_CHANGES = "nothing-changes";

    private Correcting() {}

    static List<InquiryEvent> correct(
            CorrectInquiry command,
            InquiryState state,
            Faults faults,
            @Nullable PartialDate on,
            References references) {
        @Nullable
        Document source = Documents.optional(
                faults, references, command.subject(), "source", command.source(), state.fictitious());
        if (command.askedBy() != null) {
            faults.line("askedBy", command.askedBy(), Registering.MAXIMUM_NAME_LENGTH);
        }
        @Nullable
        Confidential<String> askedByName = Confidential.ofNullable(
                faults.optionalText("askedByName", command.askedByName(), Registering.MAXIMUM_NAME_LENGTH));
        faults.optionalText("question", command.question(), InquiryEvent.MAXIMUM_QUESTION_LENGTH);
        @Nullable Confidential<String> reason = faults.confidential("reason", command.reason());
        Registration was = state.registration();
        CorrectedReceipt.check(command.receivedOn(), was, faults, references);
        @Nullable LocalDate dueOn = was == null ? null : CorrectedDueDate.of(command, was, faults);
        InquiryDecisions.requireOpen(faults, state);
        Registration stood = given(was);
        Details after = new Details(
                other(command.kind(), stood.kind()),
                other(source, stood.source()),
                other(command.askedBy(), stood.askedBy()),
                other(command.question(), stood.question()),
                other(command.receivedOn(), stood.receivedOn()),
                other(dueOn, stood.deadline().dueOn()));
        Details before = new Details(
                after.kind() == null ? null : stood.kind(),
                after.source() == null ? null : stood.source(),
                after.askedBy() == null ? null : stood.askedBy(),
                after.question() == null ? null : stood.question(),
                after.receivedOn() == null ? null : stood.receivedOn(),
                after.dueOn() == null ? null : stood.deadline().dueOn());
        if (askedByName == null && after.equals(new Details(null, null, null, null, null, null))) {
            throw new RefusedException(
                    NOTHING_CHANGES, "All that is given stands exactly so already; give what must become another.");
        }
        requireFits(before, after);
        return List.of(new InquiryCorrected(before, after, askedByName, given(reason), given(on)));
    }

    private static void requireFits(Details before, Details after) {
        String was = before.question();
        String question = after.question();
        if (was != null
                && question != null
                && was.length() + question.length() > MAXIMUM_BOTH_QUESTIONS
                && (after.source() != null || after.askedBy() != null)) {
            throw new RefusedException(
                    "correction-too-long",
                    "The question as it was and as it should be are too long for one entry together with the rest;"
                            + " correct the question by itself, and source and askedBy in another correction.");
        }
    }

    static List<InquiryEvent> reassign(
            ReassignInquiry command,
            InquiryState state,
            Faults faults,
            @Nullable PartialDate on,
            References references) {
        Organisations.required(
                faults, references, "ownerOrganisation", command.ownerOrganisation(), on, state.fictitious());
        @Nullable String office = faults.line("ownerOffice", command.ownerOffice(), Registering.MAXIMUM_NAME_LENGTH);
        @Nullable Confidential<String> reason = faults.confidential("reason", command.reason());
        InquiryDecisions.requireOpen(faults, state);
        Registration stood = given(state.registration());
        if (stood.ownerOrganisation().equals(command.ownerOrganisation())
                && stood.ownerOffice().equals(office)) {
            throw new RefusedException(NOTHING_CHANGES, "This organisation and office answer the inquiry already.");
        }
        return List.of(
                new InquiryReassigned(given(command.ownerOrganisation()), given(office), given(reason), given(on)));
    }

    /** What was asked for when it is another than what stands; null otherwise. */
    private static <T> @Nullable T other(@Nullable T asked, T stands) {
        return stands.equals(asked) ? null : asked;
    }
}
