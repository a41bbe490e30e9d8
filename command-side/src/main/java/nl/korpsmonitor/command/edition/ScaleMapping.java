package nl.korpsmonitor.command.edition;

import static nl.korpsmonitor.command.deciding.Faults.given;

import java.util.List;
import nl.korpsmonitor.command.deciding.Faults;
import nl.korpsmonitor.command.deciding.References;
import nl.korpsmonitor.command.document.Documents;
import nl.korpsmonitor.command.edition.EditionCommand.FixScaleMapping;
import nl.korpsmonitor.command.edition.state.EditionState;
import nl.korpsmonitor.events.EditionEvent;
import nl.korpsmonitor.events.EditionEvent.ScaleMappingFixed;
import nl.korpsmonitor.events.EditionEvent.Step;
import nl.korpsmonitor.events.problems.RefusedException;
import nl.korpsmonitor.events.values.Decimal;
import nl.korpsmonitor.events.values.Document;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.events.values.Text;
import org.jspecify.annotations.Nullable;

/** Decides on how scores of an earlier edition compare with those of this one. */
final class ScaleMapping {
    private ScaleMapping() {}

    static List<EditionEvent> fix(FixScaleMapping command, EditionState edition, References references) {
        Faults faults = new Faults();
        EditionRules.requireExisting(faults, edition);
        Integer from = faults.required("fromEdition", command.fromEdition());
        requireEarlierEdition(faults, command.subject().editionYear(), from, edition, references);
        Decimal factor = faults.required("factor", command.factor());
        faults.check(factor == null || !factor.equals(Decimal.ZERO), "factor", "must not be 0");
        Decimal offset = faults.required("offset", command.offset());
        String justification = faults.text("justification", command.justification(), Text.MAXIMUM_LENGTH);
        Document document = Documents.optional(
                faults, references, command.subject(), "document", command.document(), edition.fictitious());
        PartialDate on = EditionRules.stepDay(faults, references, edition, command.occurredOn(), Step.FRAMEWORK_FIXED);
        faults.orThrow();
        EditionRules.refuseUnlessConducted(edition);
        EditionRules.refuseUnless(edition, Step.FRAMEWORK_FIXED, "no-framework", "fix the framework first");
        if (edition.taken().contains("mapping/" + from)) {
            throw new RefusedException("mapping-fixed", "the mapping from " + from + " was fixed before");
        }
        return List.of(new ScaleMappingFixed(
                given(from), given(factor), given(offset), given(justification), document, given(on)));
    }

    private static void requireEarlierEdition(
            Faults faults,
            @Nullable Integer year,
            @Nullable Integer from,
            EditionState edition,
            References references) {
        if (from == null || year == null) {
            return;
        }
        if (from < EditionRules.EARLIEST_YEAR || from >= year) {
            faults.add("fromEdition", "must be the year of an earlier edition");
            return;
        }
        EditionState earlier = references.state(Subject.edition(from), EditionState.FOLD);
        faults.check(earlier.framework() != null, "fromEdition", "there is no edition " + from + " with a framework");
        faults.check(
                !earlier.fictitious() || edition.fictitious(),
                "fromEdition",
                "edition " + from + " is fictitious, and this is not");
    }
}
