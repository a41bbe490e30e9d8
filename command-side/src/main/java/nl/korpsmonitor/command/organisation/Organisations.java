package nl.korpsmonitor.command.organisation;

import nl.korpsmonitor.command.deciding.Faults;
import nl.korpsmonitor.command.deciding.References;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Subject;
import org.jspecify.annotations.Nullable;

/** Finds the organisations that requests name by their code. */
public final class Organisations {
    private Organisations() {}

    /**
     * The organisation of that code, which must exist on the date.
     *
     * @param on null when the date itself is faulty; then only its registration is checked
     * @param fictitious whether the subject that names it is invented data; only then the organisation may be so too
     * @return null when there is a fault
     */
    public static @Nullable OrganisationState required(
            Faults faults,
            References references,
            String field,
            @Nullable String code,
            @Nullable PartialDate on,
            boolean fictitious) {
        if (code == null || faults.code(field, code) == null) {
            faults.required(field, code);
            return null;
        }
        OrganisationState state = references.state(Subject.organisation(code), OrganisationState.FOLD);
        if (!state.isRegistered()) {
            faults.add(field, "no organisation " + code + " is registered");
            return null;
        }
        if (state.fictitious() && !fictitious) {
            faults.add(field, "organisation " + code + " is fictitious, and this is not");
            return null;
        }
        if (on != null && !state.existsOn(on)) {
            faults.add(field, "organisation " + code + " did not exist on " + on);
            return null;
        }
        return state;
    }
}
