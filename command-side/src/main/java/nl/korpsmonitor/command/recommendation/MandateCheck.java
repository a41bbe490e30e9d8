package nl.korpsmonitor.command.recommendation;

import static nl.korpsmonitor.command.deciding.Faults.given;

import java.time.LocalDate;
import nl.korpsmonitor.command.mandate.MandateState;
import nl.korpsmonitor.events.problems.RefusedException;
import nl.korpsmonitor.events.values.DecisionMaker;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Subject;
import org.jspecify.annotations.Nullable;

/** Checks that a decision, or its withdrawal, falls within the mandate that it names. */
final class MandateCheck {
    private MandateCheck() {}

    /** A fault unless a mandate of that code was granted; an invented one serves invented recommendations only. */
    static void requireGranted(Checks checks, @Nullable String code) {
        if (code == null) {
            return;
        }
        MandateState mandate = mandate(checks, code);
        checks.faults.check(mandate.granted(), "mandate", "no mandate " + code + " was granted; grant it first");
        checks.faults.check(
                !mandate.fictitious() || checks.state.fictitious(),
                "mandate",
                "mandate " + code + " is fictitious, and this is not");
    }

    /** @throws RefusedException unless who decided holds the mandate, on that day, for this recommendation */
    static void require(Checks checks, Subject recommendation, DecisionMaker maker, String code, PartialDate on) {
        MandateState mandate = mandate(checks, code);
        if (!mandate.heldBy(maker.organisation(), maker.office())) {
            throw new RefusedException(
                    "mandate-not-held",
                    "Mandate " + code + " is held by " + mandate.holderOffice() + " of "
                            + mandate.holderOrganisation() + ", not by " + maker.office() + " of "
                            + maker.organisation() + ".");
        }
        LocalDate day = given(on.earliest());
        if (!mandate.validOn(day)) {
            throw new RefusedException("mandate-not-valid", "Mandate " + code + " is not valid on " + day + ".");
        }
        int edition = given(recommendation.editionYear());
        if (!mandate.covers(day, edition, given(checks.state.addressee()))) {
            throw new RefusedException(
                    "mandate-does-not-cover",
                    "Mandate " + code + " does not cover, on " + day + ", recommendations of edition " + edition
                            + " to this addressee.");
        }
    }

    private static MandateState mandate(Checks checks, String code) {
        return checks.references.state(Subject.mandate(code), MandateState.FOLD);
    }
}
