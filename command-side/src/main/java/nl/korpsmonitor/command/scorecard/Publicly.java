package nl.korpsmonitor.command.scorecard;

import static nl.korpsmonitor.command.deciding.Faults.given;

import java.util.List;
import nl.korpsmonitor.command.deciding.Faults;
import nl.korpsmonitor.command.deciding.References;
import nl.korpsmonitor.command.document.Documents;
import nl.korpsmonitor.command.edition.EditionRules;
import nl.korpsmonitor.command.scorecard.ScorecardCommand.NoteClass;
import nl.korpsmonitor.command.scorecard.ScorecardCommand.RectifyScore;
import nl.korpsmonitor.command.scorecard.ScorecardState.Standing;
import nl.korpsmonitor.events.Actor;
import nl.korpsmonitor.events.EditionEvent.Provenance;
import nl.korpsmonitor.events.EditionEvent.Step;
import nl.korpsmonitor.events.ScorecardEvent;
import nl.korpsmonitor.events.ScorecardEvent.ClassNoted;
import nl.korpsmonitor.events.ScorecardEvent.ScoreRectified;
import nl.korpsmonitor.events.problems.RefusedException;
import nl.korpsmonitor.events.values.Confidential;
import nl.korpsmonitor.events.values.Decimal;
import nl.korpsmonitor.events.values.Document;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.ScoreClass;
import nl.korpsmonitor.events.values.Source;
import org.jspecify.annotations.Nullable;

/** Decides on what is done in the open: rectifying a score of an adopted edition, noting a published class. */
final class Publicly {
    private Publicly() {}

    static List<ScorecardEvent> rectify(
            RectifyScore command, ScorecardState state, Card card, Actor actor, References references) {
        Faults faults = new Faults();
        EditionRules.requireExisting(faults, card.edition());
        String dimension = Scores.dimension(faults, "dimension", command.dimension(), card.edition());
        Standing standing = dimension == null ? null : state.scores().get(dimension);
        Decimal newScore = Scores.onScale(faults, "newScore", command.newScore(), card.edition());
        faults.check(newScore == null || !newScore.equals(command.oldScore()), "newScore", "must differ from oldScore");
        Confidential<String> reason = faults.confidential("reason", command.reason());
        Document document = Documents.required(faults, references, "document", command.document(), card.fictitious());
        PartialDate on = faults.pastDay("occurredOn", command.occurredOn(), references.today());
        EditionRules.requireNotBefore(faults, on, card.edition(), Step.ADOPTED);
        // The organisation may have ended since; that it is one that is assessed matters still.
        card.requireOrganisations(faults, references, null);
        faults.orThrow();
        card.refuseUnlessAdopted();
        requirePresent(standing, command, actor);
        return List.of(new ScoreRectified(
                given(dimension), command.oldScore(), given(newScore), given(reason), given(document), given(on)));
    }

    private static void requirePresent(@Nullable Standing standing, RectifyScore command, Actor actor) {
        if (standing == null && command.oldScore() == null) {
            return;
        }
        Standing present = Scores.present(standing, command.dimension(), command.oldScore());
        if (present.setBy().equals(actor.id())) {
            throw new RefusedException(
                    "four-eyes", "who set the present score can't rectify it; somebody else must do that");
        }
    }

    static List<ScorecardEvent> noteClass(NoteClass command, ScorecardState state, Card card, References references) {
        Faults faults = new Faults();
        EditionRules.requireExisting(faults, card.edition());
        ScoreClass scoreClass = faults.required("scoreClass", command.scoreClass());
        Source source = Documents.requiredSource(faults, references, "source", command.source(), card.fictitious());
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
