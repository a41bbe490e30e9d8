package nl.korpsmonitor.command.inquiry;

import java.time.LocalDate;
import nl.korpsmonitor.command.deciding.Faults;
import nl.korpsmonitor.command.deciding.References;
import nl.korpsmonitor.command.organisation.OrganisationState;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Subject;
import org.jspecify.annotations.Nullable;

/** Decides whether an inquiry can have come in on a corrected day, beside all that is recorded of it. */
final class CorrectedReceipt {
    private static final String RECEIVED_ON = "receivedOn";

    private CorrectedReceipt() {}

    /**
     * Finds what is wrong with the day.
     *
     * @param receivedOn null when it is not corrected
     * @param was what stands; null when the inquiry is not registered
     */
    static void check(
            @Nullable LocalDate receivedOn, @Nullable Registration was, Faults faults, References references) {
        Registering.requirePast(faults, receivedOn, references.today());
        if (receivedOn == null || was == null || receivedOn.equals(was.receivedOn())) {
            return;
        }
        LatestReceipt latest = was.latestReceipt();
        // What was recorded before this was asked may lie before the receipt that stands: an earlier day never makes
        // that worse.
        if (latest != null && receivedOn.isAfter(was.receivedOn()) && receivedOn.isAfter(latest.day())) {
            faults.add(
                    RECEIVED_ON,
                    "lies after " + latest.day() + ", when " + latest.happened().text()
                            + "; give that day or an earlier one");
        }
        // Whoever it was given to since answers from another day than that of receipt.
        if (!was.reassigned() && !existed(was.ownerOrganisation(), receivedOn, references)) {
            faults.add(
                    RECEIVED_ON,
                    "organisation " + was.ownerOrganisation() + ", which answers it, did not exist on " + receivedOn
                            + "; reassign the inquiry first, or give another day");
        }
    }

    private static boolean existed(String organisation, LocalDate day, References references) {
        return references
                .state(Subject.organisation(organisation), OrganisationState.FOLD)
                .existsOn(PartialDate.of(day));
    }
}
