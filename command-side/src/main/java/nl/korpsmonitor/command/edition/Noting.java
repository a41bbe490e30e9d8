package nl.korpsmonitor.command.edition;

import static nl.korpsmonitor.command.deciding.Faults.given;

import java.util.List;
import java.util.Map;
import nl.korpsmonitor.command.deciding.Faults;
import nl.korpsmonitor.command.deciding.References;
import nl.korpsmonitor.command.document.Documents;
import nl.korpsmonitor.command.document.SourceInput;
import nl.korpsmonitor.command.edition.EditionCommand.NoteFinding;
import nl.korpsmonitor.command.edition.EditionCommand.NoteStep;
import nl.korpsmonitor.command.edition.EditionCommand.NoteTotals;
import nl.korpsmonitor.command.edition.state.EditionState;
import nl.korpsmonitor.command.organisation.Organisations;
import nl.korpsmonitor.events.EditionEvent;
import nl.korpsmonitor.events.EditionEvent.Direction;
import nl.korpsmonitor.events.EditionEvent.EditionStepNoted;
import nl.korpsmonitor.events.EditionEvent.FindingPublished;
import nl.korpsmonitor.events.EditionEvent.Provenance;
import nl.korpsmonitor.events.EditionEvent.Step;
import nl.korpsmonitor.events.EditionEvent.TotalsPublished;
import nl.korpsmonitor.events.problems.RefusedException;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.ScoreClass;
import nl.korpsmonitor.events.values.Source;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.events.values.Text;
import org.jspecify.annotations.Nullable;

/**
 * Decides on what sources say of an edition. Of an edition that is conducted here, only once it was presented to the
 * House: before that there is nothing public to note.
 */
final class Noting {
    private static final int DESCRIPTION_LENGTH = 1_000;
    private static final int SCOPE_LENGTH = 300;

    private Noting() {}

    static List<EditionEvent> step(NoteStep command, EditionState edition, References references) {
        Faults faults = new Faults();
        EditionRules.requireExisting(faults, edition);
        Step step = faults.required("step", command.step());
        String description = faults.text("description", command.description(), DESCRIPTION_LENGTH);
        Source source = source(faults, references, command.subject(), command.source(), edition);
        PartialDate on = faults.pastDate("occurredOn", command.occurredOn(), references.today());
        faults.orThrow();
        refuseUnlessPublic(edition);
        return List.of(new EditionStepNoted(given(step), given(description), given(source), given(on)));
    }

    static List<EditionEvent> totals(NoteTotals command, EditionState edition, References references) {
        Faults faults = new Faults();
        EditionRules.requireExisting(faults, edition);
        String code = faults.code("code", command.code());
        String scope = faults.text("scope", command.scope(), SCOPE_LENGTH);
        Map<ScoreClass, Integer> counts = faults.required("counts", command.counts());
        if (counts != null) {
            faults.check(!counts.isEmpty(), "counts", "must name one class at least");
            counts.forEach((scoreClass, count) ->
                    faults.check(count >= 0, "counts." + scoreClass.name(), "must be 0 or more"));
        }
        Source source = source(faults, references, command.subject(), command.source(), edition);
        PartialDate on = faults.pastDate("occurredOn", command.occurredOn(), references.today());
        faults.orThrow();
        refuseUnlessPublic(edition);
        refuseTaken(edition, "totals/" + code);
        return List.of(new TotalsPublished(given(code), given(scope), given(counts), given(source), given(on)));
    }

    static List<EditionEvent> finding(NoteFinding command, EditionState edition, References references) {
        Faults faults = new Faults();
        EditionRules.requireExisting(faults, edition);
        String code = faults.code("code", command.code());
        String statement = faults.text("statement", command.statement(), Text.MAXIMUM_LENGTH);
        String scope = faults.text("scope", command.scope(), SCOPE_LENGTH);
        Direction direction = faults.required("direction", command.direction());
        if (command.organisation() != null) {
            // A finding may be published after the organisation that it is about has ended.
            Organisations.required(
                    faults, references, "organisation", command.organisation(), null, edition.fictitious());
        }
        Source source = source(faults, references, command.subject(), command.source(), edition);
        PartialDate on = faults.pastDate("occurredOn", command.occurredOn(), references.today());
        faults.orThrow();
        refuseUnlessPublic(edition);
        refuseTaken(edition, "finding/" + code);
        return List.of(new FindingPublished(
                given(code),
                given(statement),
                given(scope),
                command.organisation(),
                given(direction),
                given(source),
                given(on)));
    }

    private static @Nullable Source source(
            Faults faults, References references, Subject subject, @Nullable SourceInput input, EditionState edition) {
        return Documents.requiredSource(faults, references, subject, "source", input, edition.fictitious());
    }

    private static void refuseUnlessPublic(EditionState edition) {
        if (edition.provenance() == Provenance.CONDUCTED_HERE) {
            EditionRules.refuseUnless(
                    edition,
                    Step.PRESENTED_TO_HOUSE,
                    "edition-not-presented",
                    "what sources say of an edition that is conducted here can be noted once it was presented");
        }
    }

    private static void refuseTaken(EditionState edition, String name) {
        if (edition.taken().contains(name)) {
            throw new RefusedException("code-taken", "the edition has " + name + " already; choose another code");
        }
    }
}
