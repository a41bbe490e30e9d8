package nl.korpsmonitor.command.scorecard;

import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import nl.korpsmonitor.command.deciding.Fold;
import nl.korpsmonitor.command.deciding.Occurred;
import nl.korpsmonitor.events.ScorecardEvent;
import nl.korpsmonitor.events.values.Decimal;
import nl.korpsmonitor.events.values.PartialDate;

/**
 * A scorecard as decisions see it.
 *
 * @param scores the present score per dimension
 * @param noted which class was noted from which document: {@code <class> <identifier>}
 */
public record ScorecardState(Map<String, Standing> scores, Set<String> noted) {
    /**
     * A present score.
     *
     * @param setBy pseudonym of who recorded, last corrected or last rectified it
     * @param on the day since which it holds
     * @param confirmed whether somebody else stands behind it
     */
    public record Standing(Decimal score, String setBy, PartialDate on, boolean confirmed) {}

    /** How it follows from its events. */
    public static final Fold<ScorecardState> FOLD = new Fold<>() {
        @Override
        public Class<ScorecardState> type() {
            return ScorecardState.class;
        }

        @Override
        public ScorecardState initial() {
            return new ScorecardState(Map.of(), Set.of());
        }

        @Override
        public ScorecardState apply(ScorecardState state, Occurred occurred) {
            return occurred.event() instanceof ScorecardEvent event ? state.after(event, occurred.actor()) : state;
        }
    };

    private ScorecardState after(ScorecardEvent event, String actor) {
        Map<String, Standing> next = new TreeMap<>(scores);
        Set<String> classes = new HashSet<>(noted);
        switch (event) {
            case ScorecardEvent.ScoreRecorded recorded ->
                next.put(recorded.dimension(), new Standing(recorded.score(), actor, recorded.occurredOn(), false));
            case ScorecardEvent.ScoreCorrected corrected ->
                next.computeIfPresent(
                        corrected.dimension(), (d, old) -> new Standing(corrected.newScore(), actor, old.on(), false));
            case ScorecardEvent.ScoreWithdrawn withdrawn -> next.remove(withdrawn.dimension());
            case ScorecardEvent.ScoreConfirmed confirmed ->
                next.computeIfPresent(
                        confirmed.dimension(), (d, old) -> new Standing(old.score(), old.setBy(), old.on(), true));
            case ScorecardEvent.ScoreRectified rectified ->
                next.compute(
                        rectified.dimension(),
                        (d, old) -> new Standing(
                                rectified.newScore(), actor, old == null ? rectified.occurredOn() : old.on(), true));
            case ScorecardEvent.ClassNoted note -> classes.add(noting(note));
        }
        return new ScorecardState(Collections.unmodifiableMap(next), Collections.unmodifiableSet(classes));
    }

    /** How a noted class is remembered. */
    static String noting(ScorecardEvent.ClassNoted note) {
        return note.scoreClass() + " " + note.source().document().identifier();
    }
}
