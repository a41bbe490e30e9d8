package nl.korpsmonitor.command.edition;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.korpsmonitor.command.deciding.Fold;
import nl.korpsmonitor.command.deciding.Occurred;
import nl.korpsmonitor.events.ScorecardEvent;
import nl.korpsmonitor.events.values.PartialDate;

/** What closing must know of one scorecard: which dimensions have a score, and whether it is confirmed. */
record Confirmations(Map<String, Score> scores) {
    record Score(boolean confirmed, PartialDate recordedFor) {}

    static final Fold<Confirmations> FOLD = new Fold<>() {
        @Override
        public Class<Confirmations> type() {
            return Confirmations.class;
        }

        @Override
        public Confirmations initial() {
            return new Confirmations(Map.of());
        }

        @Override
        public Confirmations apply(Confirmations state, Occurred occurred) {
            return occurred.event() instanceof ScorecardEvent event ? state.after(event) : state;
        }
    };

    boolean isEmpty() {
        return scores.isEmpty();
    }

    List<String> unconfirmed() {
        return scores.entrySet().stream()
                .filter(score -> !score.getValue().confirmed())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Whether a score is about a day after that one. */
    boolean hasScoreAfter(PartialDate day) {
        LocalDate last = day.latest();
        return last != null
                && scores.values().stream().anyMatch(score -> {
                    LocalDate first = score.recordedFor().earliest();
                    return first != null && first.isAfter(last);
                });
    }

    private Confirmations after(ScorecardEvent event) {
        Map<String, Score> next = new TreeMap<>(scores);
        switch (event) {
            case ScorecardEvent.ScoreRecorded recorded ->
                next.put(recorded.dimension(), new Score(false, recorded.occurredOn()));
            case ScorecardEvent.ScoreCorrected corrected ->
                next.computeIfPresent(corrected.dimension(), (d, score) -> new Score(false, score.recordedFor()));
            case ScorecardEvent.ScoreWithdrawn withdrawn -> next.remove(withdrawn.dimension());
            case ScorecardEvent.ScoreConfirmed confirmed ->
                next.computeIfPresent(confirmed.dimension(), (d, score) -> new Score(true, score.recordedFor()));
            // None of these happens before closing.
            case ScorecardEvent.RectificationProposed ignored -> {}
            case ScorecardEvent.RectificationDropped ignored -> {}
            case ScorecardEvent.ScoreRectified ignored -> {}
            case ScorecardEvent.ClassNoted ignored -> {}
        }
        return new Confirmations(Collections.unmodifiableMap(next));
    }
}
