package nl.korpsmonitor.command.inquiry;

import java.time.LocalDate;
import nl.korpsmonitor.command.deciding.Faults;
import nl.korpsmonitor.command.inquiry.InquiryCommand.CorrectInquiry;
import nl.korpsmonitor.events.InquiryEvent.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Decides when an inquiry is due once its kind, the day of receipt or the due date itself is corrected, by the rules by which it would have become due. An extension
 * stays, with its day where that still fits: who asked was told of it. For one correction.
 */
final class CorrectedDueDate {
    private static final String DUE_ON = "dueOn";

    private final Faults faults;
    private final Registration was;
    private final Deadline deadline;
    private final Kind kind;
    private final LocalDate receivedOn;
    private final @Nullable LocalDate asked;

    private CorrectedDueDate(CorrectInquiry command, Registration was, Faults faults) {
        this.faults = faults;
        this.was = was;
        this.deadline = was.deadline();
        this.kind = command.kind() == null ? was.kind() : command.kind();
        this.receivedOn = command.receivedOn() == null ? was.receivedOn() : command.receivedOn();
        this.asked = command.dueOn();
    }

    /**
     * The day, which may be the one that stands.
     *
     * @param was what stands
     * @return null when it must be given, and is not; that is among the faults then
     */
    static @Nullable LocalDate of(CorrectInquiry command, Registration was, Faults faults) {
        if (command.kind() == null && command.receivedOn() == null && command.dueOn() == null) {
            return was.deadline().dueOn();
        }
        CorrectedDueDate corrected = new CorrectedDueDate(command, was, faults);
        Term term = Term.of(corrected.kind);
        if (term == null) {
            return corrected.agreed();
        }
        return corrected.deadline.told() == null ? corrected.following(term) : corrected.extended(term);
    }

    /** Where no rule gives a term. */
    private @Nullable LocalDate agreed() {
        if (asked == null && Term.of(was.kind()) != null && deadline.reopenedOn() == null) {
            faults.add(DUE_ON, "is required: of a " + kind + " the day is agreed, and follows from nothing");
            return null;
        }
        return notBeforeItBegan(asked == null ? deadline.dueOn() : asked);
    }

    /** Where a rule gives a term that was not extended. */
    private LocalDate following(Term term) {
        if (deadline.reopenedOn() != null) {
            return afterReopening();
        }
        LocalDate follows = term.dueAfter(receivedOn);
        faults.check(
                asked == null || asked.equals(follows),
                DUE_ON,
                "is " + follows + " for a " + kind + " received on " + receivedOn + "; leave it out");
        return follows;
    }

    private LocalDate afterReopening() {
        LocalDate day = notBeforeItBegan(asked == null ? deadline.dueOn() : asked);
        @Nullable LocalDate latest = deadline.latestAfterReopening(kind);
        faults.check(
                latest == null || !day.isAfter(latest),
                DUE_ON,
                "is " + latest + " at the latest for a " + kind + " that was opened again on " + deadline.reopenedOn()
                        + ", and " + day + " stands; give another");
        return day;
    }

    /** Where a rule gives a term and it was extended. */
    private @Nullable LocalDate extended(Term term) {
        LocalDate ends = deadline.endsFor(kind, receivedOn);
        if (term.toldInTime() && !deadline.toldBy(ends)) {
            faults.check(
                    ends.equals(asked),
                    DUE_ON,
                    "who asked was told of the longer term on " + deadline.told() + ", after the first one of a " + kind
                            + " ended, so that it gives no more time (open government act, article 4.4): give " + ends);
            return asked;
        }
        LocalDate day = asked == null ? deadline.dueOn() : asked;
        LocalDate latest = term.latestAfter(ends);
        faults.check(
                !day.isBefore(ends) && !day.isAfter(latest),
                DUE_ON,
                "it was extended, and for a " + kind + " whose term ends on " + ends + " the day lies from then to "
                        + latest + " at the latest: give the day, as " + day + " does not");
        return day;
    }

    private LocalDate notBeforeItBegan(LocalDate day) {
        LocalDate reopened =
                deadline.reopenedOn() == null ? null : deadline.reopenedOn().earliest();
        boolean again = reopened != null && reopened.isAfter(receivedOn);
        LocalDate began = again ? reopened : receivedOn;
        faults.check(
                !day.isBefore(began),
                DUE_ON,
                "is " + day + ", which lies before " + began + ", when it was " + (again ? "opened again" : "received")
                        + "; give a later day");
        return day;
    }
}
