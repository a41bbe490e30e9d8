package nl.korpsmonitor.command.scorecard;

import static nl.korpsmonitor.command.deciding.Faults.given;

import java.util.List;
import nl.korpsmonitor.command.deciding.Faults;
import nl.korpsmonitor.command.deciding.References;
import nl.korpsmonitor.command.document.Documents;
import nl.korpsmonitor.command.edition.EditionRules;
import nl.korpsmonitor.command.scorecard.ScorecardCommand.ConfirmScore;
import nl.korpsmonitor.command.scorecard.ScorecardCommand.CorrectScore;
import nl.korpsmonitor.command.scorecard.ScorecardCommand.WithdrawScore;
import nl.korpsmonitor.command.scorecard.ScorecardState.Standing;
import nl.korpsmonitor.events.Actor;
import nl.korpsmonitor.events.ScorecardEvent;
import nl.korpsmonitor.events.ScorecardEvent.ScoreConfirmed;
import nl.korpsmonitor.events.ScorecardEvent.ScoreCorrected;
import nl.korpsmonitor.events.ScorecardEvent.ScoreWithdrawn;
import nl.korpsmonitor.events.problems.RefusedException;
import nl.korpsmonitor.events.values.Confidential;
import nl.korpsmonitor.events.values.Decimal;
import nl.korpsmonitor.events.values.Document;
import nl.korpsmonitor.events.values.PartialDate;
import org.jspecify.annotations.Nullable;

/** Decides on what is done to a score until scoring is closed. */
final class Changing {
    private Changing() {}

    static List<ScorecardEvent> correct(CorrectScore command, ScorecardState state, Card card, References references) {
        Faults faults = new Faults();
        EditionRules.requireExisting(faults, card.edition());
        String dimension = Scores.dimension(faults, "dimension", command.dimension(), card.edition());
        Standing standing = standing(state, dimension);
        Decimal oldScore = faults.required("oldScore", command.oldScore());
        Decimal newScore = Scores.onScale(faults, "newScore", command.newScore(), card.edition());
        faults.check(newScore == null || !newScore.equals(oldScore), "newScore", "must differ from oldScore");
        Confidential<String> reason = faults.confidential("reason", command.reason());
        Document evidence = Documents.optional(
                faults, references, command.subject(), "evidence", command.evidence(), card.fictitious());
        PartialDate on = day(faults, references, command.occurredOn(), standing);
        faults.orThrow();
        card.refuseUnlessScoring();
        Standing present = Scores.present(standing, dimension, oldScore);
        return List.of(new ScoreCorrected(
                given(dimension), present.score(), given(newScore), given(reason), evidence, given(on)));
    }

    static List<ScorecardEvent> withdraw(
            WithdrawScore command, ScorecardState state, Card card, References references) {
        Faults faults = new Faults();
        EditionRules.requireExisting(faults, card.edition());
        String dimension = Scores.dimension(faults, "dimension", command.dimension(), card.edition());
        Standing standing = standing(state, dimension);
        Decimal oldScore = faults.required("oldScore", command.oldScore());
        Confidential<String> reason = faults.confidential("reason", command.reason());
        PartialDate on = day(faults, references, command.occurredOn(), standing);
        faults.orThrow();
        card.refuseUnlessScoring();
        Standing present = Scores.present(standing, dimension, oldScore);
        return List.of(new ScoreWithdrawn(given(dimension), present.score(), given(reason), given(on)));
    }

    static List<ScorecardEvent> confirm(
            ConfirmScore command, ScorecardState state, Card card, Actor actor, References references) {
        Faults faults = new Faults();
        EditionRules.requireExisting(faults, card.edition());
        String dimension = Scores.dimension(faults, "dimension", command.dimension(), card.edition());
        Standing standing = standing(state, dimension);
        Decimal score = faults.required("score", command.score());
        PartialDate on = day(faults, references, command.occurredOn(), standing);
        faults.orThrow();
        card.refuseUnlessScoring();
        Standing present = Scores.present(standing, dimension, score);
        if (present.confirmed()) {
            throw new RefusedException("score-confirmed", "the score was confirmed before");
        }
        if (present.setBy().equals(actor.id())) {
            throw new RefusedException(
                    "four-eyes", "who recorded or last corrected a score can't confirm it; somebody else must do that");
        }
        return List.of(new ScoreConfirmed(given(dimension), present.score(), given(on)));
    }

    private static @Nullable Standing standing(ScorecardState state, @Nullable String dimension) {
        return dimension == null ? null : state.scores().get(dimension);
    }

    private static @Nullable PartialDate day(
            Faults faults, References references, @Nullable PartialDate occurredOn, @Nullable Standing standing) {
        PartialDate on = faults.pastDay("occurredOn", occurredOn, references.today());
        Scores.requireNotBefore(faults, on, standing);
        return on;
    }
}
