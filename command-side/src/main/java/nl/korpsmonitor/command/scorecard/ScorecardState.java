package nl.korpsmonitor.command.scorecard;

import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import nl.korpsmonitor.command.deciding.Fold;
import nl.korpsmonitor.command.deciding.Occurred;
import nl.korpsmonitor.events.ScorecardEvent;
import nl.korpsmonitor.events.ScorecardEvent.RectificationProposed;
import nl.korpsmonitor.events.values.Decimal;
import nl.korpsmonitor.events.values.PartialDate;

/**
 * A scorecard as decisions see it.
 *
 * @param scores the present score per dimension
 * @param proposals the open proposal to rectify per dimension
 * @param noted which class was noted from which document: {@code <class> <identifier>}
 */
public record ScorecardState(Map<String, Standing> scores, Map<String, Proposal> proposals, Set<String> noted) {
    /**
     * A present score.
     *
     * @param setBy pseudonym of who recorded, last corrected or last proposed it
     * @param on the day since which it holds
     * @param confirmed whether somebody else stands behind it
     */
    public record Standing(Decimal score, String setBy, PartialDate on, boolean confirmed) {}

    /**
     * What somebody proposed.
     *
     * @param event its confidential reason may be closed
     * @param by pseudonym of who proposed it
     * @param sequence of the event
     */
    public record Proposal(RectificationProposed event, String by, long sequence) {
        /** Whether it was confirmed by that event. */
        boolean became(ScorecardEvent.ScoreRectified rectified) {
            return rectified.newScore().equals(event.newScore())
                    && Objects.equals(rectified.oldScore(), event.oldScore());
        }
    }

    /** How it follows from its events. */
    public static final Fold<ScorecardState> FOLD = new Fold<>() {
        @Override
        public Class<ScorecardState> type() {
            return ScorecardState.class;
        }

        @Override
        public ScorecardState initial() {
            return new ScorecardState(Map.of(), Map.of(), Set.of());
        }

        @Override
        public ScorecardState apply(ScorecardState state, Occurred occurred) {
            return occurred.event() instanceof ScorecardEvent event ? state.after(event, occurred) : state;
        }
    };

    private ScorecardState after(ScorecardEvent event, Occurred occurred) {
        String actor = occurred.actor();
        Map<String, Standing> next = new TreeMap<>(scores);
        Map<String, Proposal> open = new TreeMap<>(proposals);
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
            case RectificationProposed proposed ->
                open.put(proposed.dimension(), new Proposal(proposed, actor, occurred.sequence()));
            case ScorecardEvent.RectificationDropped dropped -> open.remove(dropped.dimension());
            case ScorecardEvent.ScoreRectified rectified -> rectify(rectified, actor, next, open);
            case ScorecardEvent.ClassNoted note -> classes.add(noting(note));
        }
        return new ScorecardState(
                Collections.unmodifiableMap(next),
                Collections.unmodifiableMap(open),
                Collections.unmodifiableSet(classes));
    }

    /** The score is his who proposed it. What one person rectified, before there were proposals, is that person's. */
    private static void rectify(
            ScorecardEvent.ScoreRectified rectified,
            String actor,
            Map<String, Standing> next,
            Map<String, Proposal> open) {
        String dimension = rectified.dimension();
        Proposal proposal = open.get(dimension);
        boolean confirmed = proposal != null && proposal.became(rectified);
        String setBy = proposal != null && confirmed ? proposal.by() : actor;
        next.compute(
                dimension,
                (d, old) -> new Standing(
                        rectified.newScore(), setBy, old == null ? rectified.occurredOn() : old.on(), true));
        if (confirmed) {
            open.remove(dimension);
        }
    }

    /** How a noted class is remembered. */
    static String noting(ScorecardEvent.ClassNoted note) {
        return note.scoreClass() + " " + note.source().document().identifier();
    }
}
