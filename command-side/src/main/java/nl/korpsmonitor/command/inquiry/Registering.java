package nl.korpsmonitor.command.inquiry;

import static nl.korpsmonitor.command.deciding.Faults.given;

import java.time.LocalDate;
import java.util.List;
import nl.korpsmonitor.command.deciding.Faults;
import nl.korpsmonitor.command.deciding.References;
import nl.korpsmonitor.command.document.Documents;
import nl.korpsmonitor.command.inquiry.InquiryCommand.ExtendDueDate;
import nl.korpsmonitor.command.inquiry.InquiryCommand.RegisterInquiry;
import nl.korpsmonitor.command.organisation.Organisations;
import nl.korpsmonitor.events.InquiryEvent;
import nl.korpsmonitor.events.InquiryEvent.DueDateExtended;
import nl.korpsmonitor.events.InquiryEvent.InquiryRegistered;
import nl.korpsmonitor.events.problems.RefusedException;
import nl.korpsmonitor.events.values.Confidential;
import nl.korpsmonitor.events.values.Document;
import nl.korpsmonitor.events.values.PartialDate;
import org.jspecify.annotations.Nullable;

/** Decides which questions there are, and by when they must be answered. */
final class Registering {
    /** The longest name of a body, a person or an office. */
    static final int MAXIMUM_NAME_LENGTH = 200;

    private static final String DUE_ON = "dueOn";
    private static final String CALENDAR = "calendar.ics";

    private Registering() {}

    static List<InquiryEvent> register(
            RegisterInquiry command,
            InquiryState state,
            Faults faults,
            @Nullable PartialDate on,
            References references) {
        boolean fictitious = Boolean.TRUE.equals(command.fictitious());
        faults.check(
                !CALENDAR.equals(command.subject().segments().getLast()),
                "code",
                "is where the calendar of due dates is; take another");
        faults.required("kind", command.kind());
        @Nullable
        Document source =
                Documents.required(faults, references, command.subject(), "source", command.source(), fictitious);
        @Nullable String askedBy = faults.line("askedBy", command.askedBy(), MAXIMUM_NAME_LENGTH);
        @Nullable
        Confidential<String> askedByName =
                Confidential.ofNullable(faults.optionalText("askedByName", command.askedByName(), MAXIMUM_NAME_LENGTH));
        @Nullable String question = faults.text("question", command.question(), InquiryEvent.MAXIMUM_QUESTION_LENGTH);
        @Nullable LocalDate receivedOn = faults.required("receivedOn", command.receivedOn());
        requirePast(faults, receivedOn, references.today());
        @Nullable LocalDate dueOn = dueOn(faults, command);
        Organisations.required(
                faults,
                references,
                "ownerOrganisation",
                command.ownerOrganisation(),
                receivedOn == null ? null : PartialDate.of(receivedOn),
                fictitious);
        @Nullable String office = faults.line("ownerOffice", command.ownerOffice(), MAXIMUM_NAME_LENGTH);
        faults.required("fictitious", command.fictitious());
        faults.orThrow();
        if (state.exists()) {
            throw new RefusedException(
                    "already-registered", "An inquiry of this code is registered; take another code.");
        }
        return List.of(new InquiryRegistered(
                given(command.kind()),
                given(source),
                given(askedBy),
                askedByName,
                given(question),
                given(receivedOn),
                given(dueOn),
                given(command.ownerOrganisation()),
                given(office),
                given(on)));
    }

    /** What came in did so today or before. */
    static void requirePast(Faults faults, @Nullable LocalDate receivedOn, LocalDate today) {
        faults.check(
                receivedOn == null || !receivedOn.isAfter(today),
                "receivedOn",
                "lies in the future; today is " + today);
    }

    private static @Nullable LocalDate dueOn(Faults faults, RegisterInquiry command) {
        LocalDate receivedOn = command.receivedOn();
        LocalDate asked = command.dueOn();
        Term term = Term.of(command.kind());
        if (term == null) {
            // Of an unknown kind it may follow from the kind.
            @Nullable LocalDate dueOn = command.kind() == null ? asked : faults.required(DUE_ON, asked);
            faults.check(
                    dueOn == null || receivedOn == null || !dueOn.isBefore(receivedOn),
                    DUE_ON,
                    "lies before receivedOn");
            return dueOn;
        }
        if (receivedOn == null) {
            return null;
        }
        LocalDate dueOn = term.dueAfter(receivedOn);
        faults.check(
                asked == null || asked.equals(dueOn),
                DUE_ON,
                "is " + dueOn + " for a " + command.kind() + " received on " + receivedOn + "; leave it out");
        return dueOn;
    }

    static List<InquiryEvent> extend(
            ExtendDueDate command, InquiryState state, Faults faults, @Nullable PartialDate on) {
        @Nullable Confidential<String> reason = faults.confidential("reason", command.reason());
        faults.check(on == null || on.isDay(), "occurredOn", "must be the day on which who asked was told");
        InquiryDecisions.requireSinceReceipt(faults, state, on);
        @Nullable LocalDate dueOn = extended(faults, state, command.dueOn());
        InquiryDecisions.requireOpen(faults, state);
        if (!state.awaitsAnswer()) {
            throw new RefusedException("answered", "The inquiry is answered; there is nothing to extend.");
        }
        Term term = Term.of(state.kind());
        if (term != null && state.extensions() > 0) {
            throw new RefusedException(
                    "already-extended", "The due date of a " + state.kind() + " can be extended once, and it was.");
        }
        LocalDate told = given(given(on).earliest());
        if (term != null && term.toldInTime() && told.isAfter(given(state.dueOn()))) {
            throw new RefusedException(
                    "told-too-late",
                    "Who asked must be told before the first term ends, which was on " + state.dueOn()
                            + " (open government act, article 4.4).");
        }
        return List.of(new DueDateExtended(given(reason), given(dueOn), given(on)));
    }

    private static @Nullable LocalDate extended(Faults faults, InquiryState state, @Nullable LocalDate asked) {
        LocalDate present = state.dueOn();
        Term term = Term.of(state.kind());
        if (present == null) {
            return asked;
        }
        @Nullable
        LocalDate dueOn = asked == null && term != null ? term.latestAfter(present) : faults.required(DUE_ON, asked);
        faults.check(
                dueOn == null || dueOn.isAfter(present), DUE_ON, "must lie after the present due date, " + present);
        faults.check(
                dueOn == null || term == null || !dueOn.isAfter(term.latestAfter(present)),
                DUE_ON,
                "is " + (term == null ? present : term.latestAfter(present)) + " at the latest for a " + state.kind());
        return dueOn;
    }
}
