package nl.korpsmonitor.command.recommendation;

import static nl.korpsmonitor.command.deciding.Faults.given;

import java.time.LocalDate;
import nl.korpsmonitor.command.deciding.Faults;
import nl.korpsmonitor.command.organisation.OrganisationState;
import nl.korpsmonitor.command.recommendation.RecommendationCommand.DecisionMakerInput;
import nl.korpsmonitor.events.RecommendationEvent.Decision;
import nl.korpsmonitor.events.values.Confidential;
import nl.korpsmonitor.events.values.DecisionMaker;
import nl.korpsmonitor.events.values.Document;
import nl.korpsmonitor.events.values.Outcome;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Text;
import org.jspecify.annotations.Nullable;

/** Checks the fields of a decision or its withdrawal: who, under which mandate, on what ground, and what goes with its outcome. */
final class DecisionCheck {
    private static final int MAXIMUM_GROUND_LENGTH = 1_000;
    private static final int MAXIMUM_OFFICE_LENGTH = 200;
    private static final int MAXIMUM_NAME_LENGTH = 200;

    private DecisionCheck() {}

    /** The decision; null when there is a fault. */
    static @Nullable Decision checked(Checks checks, DecisionInput input, @Nullable PartialDate on) {
        Faults faults = checks.faults;
        @Nullable Outcome outcome = faults.required("outcome", input.outcome());
        @Nullable String part = acceptedPart(faults, input);
        @Nullable PartialDate until = deferredUntil(faults, input, on);
        @Nullable DecisionMaker maker = decisionMaker(checks, input.decidedBy(), on);
        @Nullable String mandate = mandate(checks, input.mandate());
        @Nullable String ground = ground(checks, input.ground());
        @Nullable Confidential<String> rationale = faults.confidential("rationale", input.rationale());
        @Nullable Document document = checks.document("document", input.document());
        return faults.none()
                ? new Decision(
                        given(outcome),
                        Confidential.ofNullable(part),
                        until,
                        given(maker),
                        given(mandate),
                        given(ground),
                        given(rationale),
                        document)
                : null;
    }

    private static @Nullable String acceptedPart(Faults faults, DecisionInput input) {
        if (input.outcome() == Outcome.PARTLY_ACCEPTED) {
            return faults.text("acceptedPart", input.acceptedPart(), Text.MAXIMUM_LENGTH);
        }
        faults.check(input.acceptedPart() == null, "acceptedPart", "is for what is PARTLY_ACCEPTED only");
        return null;
    }

    private static @Nullable PartialDate deferredUntil(Faults faults, DecisionInput input, @Nullable PartialDate on) {
        PartialDate until = input.deferredUntil();
        if (input.outcome() != Outcome.DEFERRED) {
            faults.check(until == null, "deferredUntil", "is for what is DEFERRED only");
            return null;
        }
        LocalDate last = until == null ? null : until.latest();
        if (last == null) {
            faults.add("deferredUntil", "is required for what is DEFERRED: a day, month or year");
            return null;
        }
        LocalDate decidedOn = on == null ? null : on.earliest();
        faults.check(
                decidedOn == null || last.isAfter(decidedOn), "deferredUntil", "must lie after the decision's day");
        return until;
    }

    /** The code of a mandate that was granted; null when there is a fault. */
    static @Nullable String mandate(Checks checks, @Nullable String input) {
        @Nullable String mandate = checks.faults.code("mandate", input);
        MandateCheck.requireGranted(checks, mandate);
        return mandate;
    }

    /** On what it rests; null when there is a fault. */
    static @Nullable String ground(Checks checks, @Nullable String input) {
        return checks.faults.text("ground", input, MAXIMUM_GROUND_LENGTH);
    }

    /** Who decides, of an organisation that exists on that day; null when there is a fault. */
    static @Nullable DecisionMaker decisionMaker(
            Checks checks, @Nullable DecisionMakerInput input, @Nullable PartialDate on) {
        Faults faults = checks.faults;
        if (input == null) {
            faults.add("decidedBy", "is required");
            return null;
        }
        @Nullable
        OrganisationState organisation = checks.organisation("decidedBy.organisation", input.organisation(), on);
        @Nullable String office = faults.text("decidedBy.office", input.office(), MAXIMUM_OFFICE_LENGTH);
        @Nullable String name = faults.text("decidedBy.name", input.name(), MAXIMUM_NAME_LENGTH);
        return organisation == null || office == null || name == null
                ? null
                : new DecisionMaker(given(input.organisation()), office, Confidential.of(name));
    }
}
