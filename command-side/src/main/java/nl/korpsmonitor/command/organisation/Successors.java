package nl.korpsmonitor.command.organisation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nl.korpsmonitor.command.deciding.Faults;
import nl.korpsmonitor.command.deciding.References;
import nl.korpsmonitor.command.organisation.OrganisationCommand.SucceedOrganisation;
import nl.korpsmonitor.command.organisation.OrganisationCommand.SuccessorInput;
import nl.korpsmonitor.events.OrganisationEvent.Successor;
import nl.korpsmonitor.events.values.Decimal;
import nl.korpsmonitor.events.values.PartialDate;
import org.jspecify.annotations.Nullable;

/** Checks who is said to take over from an organisation. */
final class Successors {
    /** The most successors of one organisation. */
    static final int MAXIMUM = 20;

    private static final String FIELD = "successors";
    private static final Decimal WHOLE = Decimal.of("1");

    private Successors() {}

    /**
     * The successors as the event has them; not whole when there is a fault.
     *
     * @param on the day of succession; null when it is faulty
     * @param fictitious whether the succeeded organisation is invented
     */
    static List<Successor> checked(
            Faults faults,
            References references,
            SucceedOrganisation command,
            @Nullable PartialDate on,
            boolean fictitious) {
        List<SuccessorInput> inputs = command.successors();
        if (inputs == null || inputs.isEmpty() || inputs.size() > MAXIMUM) {
            faults.add(FIELD, "names 1 to " + MAXIMUM + " organisations; without any, end the organisation instead");
            return List.of();
        }
        List<Successor> successors = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        BigDecimal total = BigDecimal.ZERO;
        for (int i = 0; i < inputs.size(); i++) {
            SuccessorInput input = inputs.get(i);
            String at = FIELD + "[" + i + "]";
            String code = input.organisation();
            Organisations.required(faults, references, at + ".organisation", code, on, fictitious);
            boolean self =
                    code != null && command.subject().segments().getLast().equals(code);
            faults.check(!self, at + ".organisation", "is the organisation itself");
            faults.check(code == null || seen.add(code), at + ".organisation", code + " is listed twice");
            Decimal share = input.share();
            boolean possible = share == null || (share.compareTo(Decimal.ZERO) > 0 && share.compareTo(WHOLE) <= 0);
            faults.check(possible, at + ".share", "must be above 0 and at most 1");
            if (share != null) {
                total = total.add(share.value());
            }
            if (code != null && possible && faults.none()) {
                successors.add(new Successor(code, share));
            }
        }
        faults.check(
                total.compareTo(BigDecimal.ONE) <= 0,
                FIELD,
                "have shares that add up to " + total.toPlainString() + ", more than the whole (1)");
        return successors;
    }
}
