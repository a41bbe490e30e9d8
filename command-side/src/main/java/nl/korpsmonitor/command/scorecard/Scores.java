package nl.korpsmonitor.command.scorecard;

import java.time.LocalDate;
import nl.korpsmonitor.command.deciding.Faults;
import nl.korpsmonitor.command.edition.state.EditionState;
import nl.korpsmonitor.command.scorecard.ScorecardState.Standing;
import nl.korpsmonitor.events.problems.RefusedException;
import nl.korpsmonitor.events.values.Decimal;
import nl.korpsmonitor.events.values.Framework;
import nl.korpsmonitor.events.values.Framework.Scale;
import nl.korpsmonitor.events.values.PartialDate;
import org.jspecify.annotations.Nullable;

/** Checks on dimensions and scores that several decisions share. */
final class Scores {
    private Scores() {}

    /** A code of the edition's framework; when there is none yet, any code, and the decision is refused for that. */
    static @Nullable String dimension(Faults faults, String field, @Nullable String code, EditionState edition) {
        String checked = faults.code(field, code);
        Framework framework = edition.framework();
        if (checked != null && framework != null && framework.dimension(checked).isEmpty()) {
            faults.add(field, "is not a dimension of this edition's framework");
            return null;
        }
        return checked;
    }

    /** A score on the framework's scale. */
    static @Nullable Decimal onScale(Faults faults, String field, @Nullable Decimal score, EditionState edition) {
        Framework framework = edition.framework();
        if (faults.required(field, score) != null && score != null && framework != null) {
            Scale scale = framework.scale();
            faults.check(
                    scale.contains(score),
                    field,
                    "is not on the scale of " + scale.minimum() + " to " + scale.maximum() + " in steps of "
                            + scale.step());
        }
        return score;
    }

    /** A date of something done to a score must not lie before the day since which that holds. */
    static void requireNotBefore(Faults faults, @Nullable PartialDate date, @Nullable Standing standing) {
        requireNotBefore(faults, date, standing == null ? null : standing.on(), "score");
    }

    /** A date must not lie before that of what it follows, which is named; null when it follows nothing. */
    static void requireNotBefore(
            Faults faults, @Nullable PartialDate date, @Nullable PartialDate follows, String named) {
        LocalDate last = date == null ? null : date.latest();
        LocalDate first = follows == null ? null : follows.earliest();
        faults.check(
                last == null || first == null || !last.isBefore(first),
                "occurredOn",
                "lies before the day of the " + named + ", " + first);
    }

    /**
     * The present score, which must be the one that the sender takes it to be.
     *
     * @throws RefusedException when there is none, or another one
     */
    static Standing present(@Nullable Standing standing, @Nullable String dimension, @Nullable Decimal named) {
        if (standing == null) {
            throw new RefusedException("no-score", "there is no score for " + dimension + "; record one first");
        }
        if (!standing.score().equals(named)) {
            throw new RefusedException(
                    "score-differs",
                    "the present score for " + dimension + " is " + standing.score() + ", not " + named);
        }
        return standing;
    }
}
