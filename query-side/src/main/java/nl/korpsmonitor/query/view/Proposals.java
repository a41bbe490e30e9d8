package nl.korpsmonitor.query.view;

import java.util.ArrayList;
import java.util.List;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.ScorecardEvent.RectificationProposed;
import nl.korpsmonitor.query.view.ScorecardView.DimensionScore;
import nl.korpsmonitor.query.view.ScorecardView.ProposedRectification;
import org.jspecify.annotations.Nullable;

/** What proposals do to a dimension: they leave its score as it is. */
final class Proposals {
    private Proposals() {}

    static DimensionScore proposed(DimensionScore before, RectificationProposed e, RecordedEvent recorded) {
        if (before.proposed() != null) {
            throw new UnfoldableEventException(recorded, "a rectification is proposed already");
        }
        return withProposal(
                before,
                recorded,
                new ProposedRectification(
                        e.oldScore(),
                        e.newScore(),
                        e.document(),
                        e.occurredOn(),
                        recorded.actor().id(),
                        recorded.position()));
    }

    static DimensionScore dropped(DimensionScore before, RecordedEvent recorded) {
        if (before.proposed() == null) {
            throw new UnfoldableEventException(recorded, "no rectification is proposed");
        }
        return withProposal(before, recorded, null);
    }

    private static DimensionScore withProposal(
            DimensionScore before, RecordedEvent recorded, @Nullable ProposedRectification proposed) {
        return new DimensionScore(
                before.score(), before.positions(), with(before.proposals(), recorded.position()), proposed);
    }

    /** One position more. */
    static List<Long> with(List<Long> positions, long position) {
        List<Long> more = new ArrayList<>(positions);
        more.add(position);
        return List.copyOf(more);
    }
}
