package nl.korpsmonitor.command.inquiry;

import static nl.korpsmonitor.command.deciding.Faults.given;

import java.time.LocalDate;
import java.util.List;
import nl.korpsmonitor.command.deciding.Faults;
import nl.korpsmonitor.command.inquiry.InquiryCommand.CloseInquiry;
import nl.korpsmonitor.command.inquiry.InquiryCommand.ReopenInquiry;
import nl.korpsmonitor.events.InquiryEvent;
import nl.korpsmonitor.events.InquiryEvent.InquiryClosed;
import nl.korpsmonitor.events.InquiryEvent.InquiryReopened;
import nl.korpsmonitor.events.InquiryEvent.Kind;
import nl.korpsmonitor.events.InquiryEvent.Outcome;
import nl.korpsmonitor.events.problems.RefusedException;
import nl.korpsmonitor.events.values.Confidential;
import nl.korpsmonitor.events.values.PartialDate;
import org.jspecify.annotations.Nullable;

/** Decides when an inquiry ends, and when it goes on. */
final class Closing {
    private static final String OUTCOME = "outcome";
    private static final String DUE_ON = "dueOn";

    private Closing() {}

    static List<InquiryEvent> close(CloseInquiry command, InquiryState state, Faults faults, @Nullable PartialDate on) {
        @Nullable Outcome outcome = faults.required(OUTCOME, command.outcome());
        boolean answered = outcome == Outcome.ANSWERED;
        @Nullable
        Confidential<String> reason = outcome == null || answered
                ? faults.optionalConfidential("reason", command.reason())
                : faults.confidential("reason", command.reason());
        faults.check(
                outcome == null || !answered || state.answers() > 0 || !state.exists(),
                OUTCOME,
                "the inquiry was not answered; answer it, or say why it ends without an answer");
        faults.check(
                outcome == null || answered || state.answers() == 0,
                OUTCOME,
                "the inquiry was answered, so that it ends as " + Outcome.ANSWERED);
        InquiryDecisions.requireSinceReceipt(faults, state, on);
        InquiryDecisions.requireOpen(faults, state);
        return List.of(new InquiryClosed(given(outcome), reason, given(on)));
    }

    static List<InquiryEvent> reopen(
            ReopenInquiry command, InquiryState state, Faults faults, @Nullable PartialDate on) {
        @Nullable Confidential<String> reason = faults.confidential("reason", command.reason());
        @Nullable LocalDate dueOn = faults.required(DUE_ON, command.dueOn());
        LocalDate opened = on == null ? null : on.earliest();
        faults.check(dueOn == null || opened == null || !dueOn.isBefore(opened), DUE_ON, "lies before occurredOn");
        faults.check(
                on == null || on.isDay() || state.kind() != Kind.WRITTEN_QUESTION,
                "occurredOn",
                "must be the day on which the " + state.kind()
                        + " is opened again: it is due within three weeks of it");
        LocalDate latest =
                on == null || opened == null || !on.isDay() ? null : Term.latestAfterReopening(state.kind(), opened);
        faults.check(
                dueOn == null || latest == null || !dueOn.isAfter(latest),
                DUE_ON,
                "is " + latest + " at the latest for a " + state.kind() + " that is opened again on " + opened
                        + "; extend it afterwards, unless that was done before");
        // Not held to the day of receipt: that can be corrected only once it is open again.
        faults.orThrow();
        if (!state.closed()) {
            throw new RefusedException("not-closed", "The inquiry is not closed; there is nothing to reopen.");
        }
        return List.of(new InquiryReopened(given(reason), given(dueOn), given(on)));
    }
}
