package nl.korpsmonitor.query.replay;

import java.util.HashMap;
import java.util.Map;
import nl.korpsmonitor.events.DomainEvent;
import nl.korpsmonitor.events.RecommendationEvent.DecisionRevised;
import nl.korpsmonitor.events.RecommendationEvent.DecisionWithdrawn;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.query.state.Visibility;
import nl.korpsmonitor.query.view.UnfoldableEventException;
import nl.korpsmonitor.query.view.View;
import org.jspecify.annotations.Nullable;

/** Folds some of a subject's events as if the others had never been there. For one thread. */
final class Renumbering {
    private final Visibility visibility;
    private final Map<Long, Long> sequences = new HashMap<>();
    private Folded folded = Folded.NOTHING;

    Renumbering(Visibility visibility) {
        this.visibility = visibility;
    }

    /** Folds one more event; false, and nothing changed, when it builds on one that was left out. */
    boolean add(RecordedEvent event) {
        long sequence = folded.sequence() + 1;
        sequences.put(event.sequence(), sequence);
        try {
            folded = folded.with(renumbered(event, sequence), visibility);
            return true;
        } catch (UnfoldableEventException e) {
            sequences.remove(event.sequence());
            return false;
        }
    }

    @Nullable
    View view() {
        return folded.view();
    }

    private RecordedEvent renumbered(RecordedEvent event, long sequence) {
        return new RecordedEvent(
                event.position(),
                event.recordedAt(),
                event.subject(),
                sequence,
                event.id(),
                event.type(),
                event.revision(),
                event.actor(),
                event.cause(),
                event.fictitious(),
                renumbered(event.event()));
    }

    /** Decisions name the one before them by its sequence; one that was left out is named by none. */
    private DomainEvent renumbered(DomainEvent event) {
        return switch (event) {
            case DecisionRevised e ->
                new DecisionRevised(
                        sequences.getOrDefault(e.revisedSequence(), -1L), e.decision(), e.reason(), e.occurredOn());
            case DecisionWithdrawn e ->
                new DecisionWithdrawn(
                        sequences.getOrDefault(e.withdrawnSequence(), -1L),
                        e.decidedBy(),
                        e.mandate(),
                        e.ground(),
                        e.reason(),
                        e.occurredOn());
            default -> event;
        };
    }
}
