package nl.korpsmonitor.command.disclosure;

import static nl.korpsmonitor.command.deciding.Faults.given;

import java.time.LocalDate;
import java.util.List;
import nl.korpsmonitor.command.deciding.Faults;
import nl.korpsmonitor.command.disclosure.DisclosureCommand.ReleaseValue;
import nl.korpsmonitor.command.disclosure.DisclosureCommand.WithholdValue;
import nl.korpsmonitor.events.DisclosureEvent;
import nl.korpsmonitor.events.DisclosureEvent.ValueReleased;
import nl.korpsmonitor.events.DisclosureEvent.ValueWithheld;
import nl.korpsmonitor.events.problems.RefusedException;
import nl.korpsmonitor.events.values.Confidential;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.WithholdingGround;
import org.jspecify.annotations.Nullable;

/** Decides what is withheld on a ground of the open government act. */
final class Withholding {
    private Withholding() {}

    static List<DisclosureEvent> withhold(
            WithholdValue command, DisclosureState state, Target target, Faults faults, LocalDate today) {
        @Nullable String field = target.checked(faults, command.field());
        @Nullable WithholdingGround ground = ground(faults, command.ground());
        @Nullable Confidential<String> reasoning = faults.optionalConfidential("reasoning", command.reasoning());
        @Nullable
        Confidential<String> despiteAge =
                faults.optionalConfidential("reasoningDespiteAge", command.reasoningDespiteAge());
        if (ground != null) {
            faults.check(
                    reasoning != null || !ground.isRelative(),
                    "reasoning",
                    "is required: " + ground.code() + " is weighed against the interest in openness (article 5.1, 2)");
            faults.check(
                    despiteAge != null || !(ground.weakensWithAge() && target.isOld(today)),
                    "reasoningDespiteAge",
                    "is required: the event is older than five years (article 5.3)");
        }
        @Nullable PartialDate on = faults.pastDate("occurredOn", command.occurredOn(), today);
        faults.orThrow();
        DisclosureState.Value value = Erasing.requireNotErased(state, given(field));
        if (given(ground).code().equals(value.withheldOn())) {
            throw new RefusedException("nothing-changes", "The value is withheld on this ground already.");
        }
        return List.of(new ValueWithheld(
                given(field), target.digest(given(field)), given(ground).code(), reasoning, despiteAge, given(on)));
    }

    private static @Nullable WithholdingGround ground(Faults faults, @Nullable String code) {
        if (faults.required("ground", code) == null || code == null) {
            return null;
        }
        WithholdingGround ground = WithholdingGround.ofCode(code).orElse(null);
        faults.check(ground != null, "ground", "is one of " + WithholdingGround.codes());
        return ground;
    }

    static List<DisclosureEvent> release(
            ReleaseValue command, DisclosureState state, Target target, Faults faults, LocalDate today) {
        @Nullable String field = target.checked(faults, command.field());
        @Nullable Confidential<String> reason = faults.confidential("reason", command.reason());
        @Nullable PartialDate on = faults.pastDate("occurredOn", command.occurredOn(), today);
        faults.orThrow();
        if (Erasing.requireNotErased(state, given(field)).withheldOn() == null) {
            throw new RefusedException("not-withheld", "The value is not withheld; there is nothing to release.");
        }
        return List.of(new ValueReleased(given(field), given(reason), given(on)));
    }
}
