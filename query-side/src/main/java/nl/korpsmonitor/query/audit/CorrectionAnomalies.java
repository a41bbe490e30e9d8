package nl.korpsmonitor.query.audit;

import java.time.ZonedDateTime;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.korpsmonitor.events.EditionEvent.Step;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.ScorecardEvent;
import nl.korpsmonitor.events.ScorecardEvent.ScoreCorrected;
import nl.korpsmonitor.events.ScorecardEvent.ScoreRectified;
import nl.korpsmonitor.query.audit.Editions.Edition;

/** Rectifications, and unusually many corrections. It keeps a number for each scorecard, for each who recorded on one, and for each week. */
final class CorrectionAnomalies implements HistoryRule {
    private final Editions editions;
    private final int atLeast;
    private final Map<Check, Map<String, Integer>> counts = new TreeMap<>();

    /** @param atLeast so many corrections are unusual at the least */
    CorrectionAnomalies(Editions editions, int atLeast) {
        this.editions = editions;
        this.atLeast = atLeast;
    }

    @Override
    public void see(RecordedEvent recorded, Observations observations) {
        if (!(recorded.event() instanceof ScorecardEvent event)) {
            return;
        }
        // Those without corrections count as well: what is usual depends on them.
        int one = event instanceof ScoreCorrected || event instanceof ScoreRectified ? 1 : 0;
        count(Check.MANY_CORRECTIONS_OF_SCORECARD, recorded.subject().id(), one);
        count(Check.MANY_CORRECTIONS_BY_ACTOR, "actor/" + recorded.actor().id(), one);
        count(Check.MANY_CORRECTIONS_IN_WEEK, week(recorded), one);
        if (event instanceof ScoreRectified rectified) {
            Edition edition = editions.of(recorded.subject().editionYear());
            Check check = edition.took(Step.PRESENTED_TO_HOUSE)
                    ? Check.RECTIFIED_AFTER_PRESENTATION
                    : Check.RECTIFIED_AFTER_ADOPTION;
            observations.applied(check);
            Object before = rectified.oldScore() == null ? "-" : rectified.oldScore();
            observations.add(
                    check,
                    recorded,
                    rectified.dimension() + ": " + before + " → " + rectified.newScore(),
                    edition.positionOf(Step.ADOPTED),
                    edition.positionOf(Step.PRESENTED_TO_HOUSE));
        }
    }

    private void count(Check check, String of, int more) {
        counts.computeIfAbsent(check, any -> new TreeMap<>()).merge(of, more, Integer::sum);
    }

    private static String week(RecordedEvent recorded) {
        ZonedDateTime at = recorded.recordedAt().atZone(RecordedEvent.CALENDAR);
        return "%d-W%02d".formatted(at.get(IsoFields.WEEK_BASED_YEAR), at.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }

    @Override
    public void end(Observations observations) {
        counts.forEach((check, numbers) -> {
            Usual usual = Usual.of(numbers.values());
            numbers.forEach((of, number) -> {
                observations.applied(check);
                if (number >= atLeast && usual.isExceededBy(number)) {
                    observations.add(new Observation(
                            check,
                            null,
                            of,
                            null,
                            number + " > " + usual.median() + " + " + Usual.DEVIATIONS + " × " + usual.deviation(),
                            List.of()));
                }
            });
        });
    }
}
