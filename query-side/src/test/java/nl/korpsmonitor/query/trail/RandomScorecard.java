package nl.korpsmonitor.query.trail;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nl.korpsmonitor.events.ScorecardEvent.ClassNoted;
import nl.korpsmonitor.events.ScorecardEvent.RectificationDropped;
import nl.korpsmonitor.events.ScorecardEvent.RectificationProposed;
import nl.korpsmonitor.events.ScorecardEvent.ScoreConfirmed;
import nl.korpsmonitor.events.ScorecardEvent.ScoreCorrected;
import nl.korpsmonitor.events.ScorecardEvent.ScoreRecorded;
import nl.korpsmonitor.events.ScorecardEvent.ScoreRectified;
import nl.korpsmonitor.events.ScorecardEvent.ScoreWithdrawn;
import nl.korpsmonitor.events.values.Decimal;
import nl.korpsmonitor.events.values.ScoreClass;
import nl.korpsmonitor.events.values.Subject;
import org.jspecify.annotations.Nullable;

/** A scorecard of a random history: scores come, change and go. */
final class RandomScorecard {
    private final RandomHistory history;
    private final Subject subject;
    private final Map<String, Decimal> scores = new HashMap<>();
    private final Map<String, RectificationProposed> proposals = new HashMap<>();

    RandomScorecard(RandomHistory history, Subject subject) {
        this.history = history;
        this.subject = subject;
    }

    void move() {
        if (!history.takesScores(Objects.requireNonNull(subject.editionYear()))) {
            return;
        }
        String dimension = history.pick(Samples.DIMENSIONS);
        Decimal old = scores.get(dimension);
        Decimal score = Decimal.of("" + history.below(11));
        if (history.chance(0.1)) {
            ScoreClass noted = history.pick(List.of(ScoreClass.values()));
            history.record(subject, new ClassNoted(noted, Samples.SOURCE, history.date()));
        } else if (history.chance(0.15)) {
            propose(dimension, old, score);
        } else if (old != null) {
            change(dimension, old, score);
        } else if (history.chance(0.8)) {
            history.record(subject, new ScoreRecorded(dimension, score, Samples.secret(), history.date()));
            scores.put(dimension, score);
        } else {
            rectify(dimension, null, score);
        }
    }

    private void propose(String dimension, @Nullable Decimal old, Decimal score) {
        RectificationProposed open = proposals.get(dimension);
        if (open == null) {
            RectificationProposed proposed =
                    new RectificationProposed(dimension, old, score, Samples.secret(), Samples.LETTER, history.date());
            history.record(subject, proposed);
            proposals.put(dimension, proposed);
        } else if (Objects.equals(old, open.oldScore()) && history.chance(0.5)) {
            rectify(dimension, old, open.newScore());
        } else {
            history.record(subject, new RectificationDropped(dimension, Samples.secret(), history.date()));
            proposals.remove(dimension);
        }
    }

    private void rectify(String dimension, @Nullable Decimal old, Decimal score) {
        history.record(
                subject, new ScoreRectified(dimension, old, score, Samples.secret(), Samples.LETTER, history.date()));
        scores.put(dimension, score);
        proposals.computeIfPresent(
                dimension,
                (d, open) -> open.newScore().equals(score) && Objects.equals(open.oldScore(), old) ? null : open);
    }

    private void change(String dimension, Decimal old, Decimal score) {
        switch (history.below(5)) {
            case 0 -> {
                history.record(
                        subject, new ScoreCorrected(dimension, old, score, Samples.secret(), null, history.date()));
                scores.put(dimension, score);
            }
            case 1 -> rectify(dimension, old, score);
            case 2 -> {
                history.record(subject, new ScoreWithdrawn(dimension, old, Samples.secret(), history.date()));
                scores.remove(dimension);
            }
            default -> history.record(subject, new ScoreConfirmed(dimension, old, history.date()));
        }
    }
}
