package nl.korpsmonitor.command.scorecard;

import static nl.korpsmonitor.command.deciding.Faults.given;

import java.util.List;
import nl.korpsmonitor.command.deciding.Faults;
import nl.korpsmonitor.command.deciding.References;
import nl.korpsmonitor.command.document.Documents;
import nl.korpsmonitor.command.edition.EditionRules;
import nl.korpsmonitor.command.scorecard.ScorecardCommand.NoteClass;
import nl.korpsmonitor.events.EditionEvent.Provenance;
import nl.korpsmonitor.events.ScorecardEvent;
import nl.korpsmonitor.events.ScorecardEvent.ClassNoted;
import nl.korpsmonitor.events.problems.RefusedException;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.ScoreClass;
import nl.korpsmonitor.events.values.Source;

/** Decides on classes that sources publish. */
final class Noting {
    private Noting() {}

    static List<ScorecardEvent> noteClass(NoteClass command, ScorecardState state, Card card, References references) {
        Faults faults = new Faults();
        EditionRules.requireExisting(faults, card.edition());
        ScoreClass scoreClass = faults.required("scoreClass", command.scoreClass());
        Source source = Documents.requiredSource(
                faults, references, command.subject(), "source", command.source(), card.fictitious());
        PartialDate on = faults.pastDate("occurredOn", command.occurredOn(), references.today());
        // A class may be published, and its date be unknown, after the organisation has ended.
        card.requireOrganisations(faults, references, null);
        faults.orThrow();
        if (card.edition().provenance() == Provenance.CONDUCTED_HERE) {
            throw new RefusedException(
                    "edition-conducted-here", "classes of this edition follow from its scores and are not noted");
        }
        ClassNoted noted = new ClassNoted(given(scoreClass), given(source), given(on));
        if (state.noted().contains(ScorecardState.noting(noted))) {
            throw new RefusedException("class-noted", "this class was noted from this document before");
        }
        return List.of(noted);
    }
}
