package nl.korpsmonitor.query.standards;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import nl.korpsmonitor.events.RecommendationEvent.Decision;
import nl.korpsmonitor.events.RecommendationEvent.DecisionRevised;
import nl.korpsmonitor.events.RecommendationEvent.DecisionWithdrawn;
import nl.korpsmonitor.events.RecommendationEvent.RecommendationDecided;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.DecisionMaker;
import nl.korpsmonitor.query.view.RecommendationView;
import nl.korpsmonitor.query.view.Timeline;
import org.jspecify.annotations.Nullable;

/**
 * A decision on a recommendation, as one row: every one that was ever taken has its own.
 *
 * @param edition year of the recommendation
 * @param code of the recommendation within the edition
 * @param event that recorded it
 * @param kind what sort of decision
 * @param standing what became of it by the day asked for
 * @param endedBy position of the event that ended it; null while it is in force
 * @param decision what was decided; null of a withdrawal, which decides nothing in its place
 * @param decidedBy whose office decided
 * @param mandate code
 * @param ground the law, policy or agreement that it rests on
 */
public record DecisionRow(
        int edition,
        String code,
        RecordedEvent event,
        Kind kind,
        Standing standing,
        @Nullable Long endedBy,
        @Nullable Decision decision,
        DecisionMaker decidedBy,
        String mandate,
        String ground) {

    /** What sort of decision. */
    public enum Kind {
        /** The first, or the first after a withdrawal. */
        DECISION,
        /** In place of the one that was in force. */
        REVISION,
        /** That none is in force any more. */
        WITHDRAWAL
    }

    /** What became of it. */
    public enum Standing {
        /** It is in force. */
        IN_FORCE,
        /** A later decision took its place. */
        SUPERSEDED,
        /** It was withdrawn. */
        WITHDRAWN
    }

    /**
     * Every decision on a recommendation, in the order of recording.
     *
     * @param events the event at a position
     * @param day only what was in force from this day on or earlier; null for all
     */
    public static List<DecisionRow> of(
            RecommendationView view, LongFunction<Optional<RecordedEvent>> events, @Nullable LocalDate day) {
        List<RecordedEvent> known = view.decisionPositions().stream()
                .flatMap(position -> events.apply(position).stream())
                .filter(event -> day == null || !event.inForceFrom().isAfter(day))
                .toList();
        Timeline.Entry<?> decision = view.decision().entryOn(day);
        Timeline.Entry<?> withdrawal = view.withdrawal().entryOn(day);
        List<DecisionRow> rows = new ArrayList<>();
        for (int i = 0; i < known.size(); i++) {
            RecordedEvent event = known.get(i);
            boolean stands = stands(decision, event) || stands(withdrawal, event);
            rows.add(row(view, event, stands || i + 1 == known.size() ? null : known.get(i + 1)));
        }
        return rows;
    }

    private static boolean stands(Timeline.@Nullable Entry<?> entry, RecordedEvent event) {
        return entry != null && entry.position() == event.position();
    }

    private static DecisionRow row(RecommendationView view, RecordedEvent event, @Nullable RecordedEvent next) {
        Standing standing = next == null
                ? Standing.IN_FORCE
                : next.event() instanceof DecisionWithdrawn ? Standing.WITHDRAWN : Standing.SUPERSEDED;
        Long endedBy = next == null ? null : next.position();
        return switch (event.event()) {
            case RecommendationDecided made -> of(view, event, Kind.DECISION, standing, endedBy, made.decision());
            case DecisionRevised made -> of(view, event, Kind.REVISION, standing, endedBy, made.decision());
            case DecisionWithdrawn made ->
                new DecisionRow(
                        view.edition(),
                        view.code(),
                        event,
                        Kind.WITHDRAWAL,
                        standing,
                        endedBy,
                        null,
                        made.decidedBy(),
                        made.mandate(),
                        made.ground());
            default -> throw new IllegalStateException("position " + event.position() + " holds no decision");
        };
    }

    private static DecisionRow of(
            RecommendationView view,
            RecordedEvent event,
            Kind kind,
            Standing standing,
            @Nullable Long endedBy,
            Decision decision) {
        return new DecisionRow(
                view.edition(),
                view.code(),
                event,
                kind,
                standing,
                endedBy,
                decision,
                decision.decidedBy(),
                decision.mandate(),
                decision.ground());
    }
}
