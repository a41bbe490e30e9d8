package nl.korpsmonitor.command.scorecard;

import static nl.korpsmonitor.command.deciding.Faults.given;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nl.korpsmonitor.command.deciding.Faults;
import nl.korpsmonitor.command.deciding.References;
import nl.korpsmonitor.command.edition.EditionRules;
import nl.korpsmonitor.command.scorecard.ScorecardCommand.RecordScore;
import nl.korpsmonitor.command.scorecard.ScorecardCommand.RecordScorecard;
import nl.korpsmonitor.command.scorecard.ScorecardCommand.ScoreInput;
import nl.korpsmonitor.events.EditionEvent.Step;
import nl.korpsmonitor.events.ScorecardEvent;
import nl.korpsmonitor.events.ScorecardEvent.ScoreRecorded;
import nl.korpsmonitor.events.problems.RefusedException;
import nl.korpsmonitor.events.values.Confidential;
import nl.korpsmonitor.events.values.Framework;
import nl.korpsmonitor.events.values.PartialDate;
import org.jspecify.annotations.Nullable;

/** Decides on new scores: one, or a whole delivered card. */
final class Recording {
    private Recording() {}

    static List<ScorecardEvent> one(RecordScore command, ScorecardState state, Card card, References references) {
        Faults faults = new Faults();
        ScoreInput score = new ScoreInput(command.dimension(), command.score(), command.reason());
        check(faults, "", score, card);
        checkCard(faults, command.occurredOn(), card, references);
        return decide(faults, List.of(score), command.occurredOn(), state, card);
    }

    static List<ScorecardEvent> all(RecordScorecard command, ScorecardState state, Card card, References references) {
        Faults faults = new Faults();
        List<ScoreInput> scores = command.scores() == null ? List.of() : command.scores();
        faults.required("scores", command.scores());
        faults.check(
                !scores.isEmpty() && scores.size() <= Framework.MAXIMUM_DIMENSIONS,
                "scores",
                "must be 1 to " + Framework.MAXIMUM_DIMENSIONS);
        Set<String> dimensions = new HashSet<>();
        for (int i = 0; i < scores.size(); i++) {
            String at = "scores[" + i + "].";
            String dimension = scores.get(i).dimension();
            check(faults, at, scores.get(i), card);
            faults.check(dimension == null || dimensions.add(dimension), at + "dimension", "is listed twice");
        }
        checkCard(faults, command.occurredOn(), card, references);
        return decide(faults, scores, command.occurredOn(), state, card);
    }

    private static void check(Faults faults, String at, ScoreInput score, Card card) {
        Scores.dimension(faults, at + "dimension", score.dimension(), card.edition());
        Scores.onScale(faults, at + "score", score.score(), card.edition());
        faults.confidential(at + "reason", score.reason());
    }

    private static void checkCard(Faults faults, @Nullable PartialDate occurredOn, Card card, References references) {
        EditionRules.requireExisting(faults, card.edition());
        PartialDate day = faults.pastDay("occurredOn", occurredOn, references.today());
        EditionRules.requireNotBefore(faults, day, card.edition(), Step.FRAMEWORK_FIXED);
        card.requireOrganisations(faults, references, day);
    }

    private static List<ScorecardEvent> decide(
            Faults faults, List<ScoreInput> scores, @Nullable PartialDate occurredOn, ScorecardState state, Card card) {
        faults.orThrow();
        card.refuseUnlessScoring();
        scores.forEach(score -> {
            if (state.scores().containsKey(given(score.dimension()))) {
                throw new RefusedException(
                        "score-exists",
                        "there is a score for " + score.dimension() + " already; correct or withdraw that");
            }
        });
        return scores.stream()
                .<ScorecardEvent>map(score -> new ScoreRecorded(
                        given(score.dimension()),
                        given(score.score()),
                        Confidential.of(given(score.reason())),
                        given(occurredOn)))
                .toList();
    }
}
