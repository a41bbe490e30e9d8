package nl.korpsmonitor.query.view;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.ScorecardEvent;
import nl.korpsmonitor.events.ScorecardEvent.ClassNoted;
import nl.korpsmonitor.events.ScorecardEvent.RectificationDropped;
import nl.korpsmonitor.events.ScorecardEvent.RectificationProposed;
import nl.korpsmonitor.events.ScorecardEvent.ScoreConfirmed;
import nl.korpsmonitor.events.ScorecardEvent.ScoreCorrected;
import nl.korpsmonitor.events.ScorecardEvent.ScoreRecorded;
import nl.korpsmonitor.events.ScorecardEvent.ScoreRectified;
import nl.korpsmonitor.events.ScorecardEvent.ScoreWithdrawn;
import nl.korpsmonitor.events.values.Decimal;
import nl.korpsmonitor.query.view.ScorecardView.DimensionScore;
import nl.korpsmonitor.query.view.ScorecardView.GivenScore;
import nl.korpsmonitor.query.view.ScorecardView.NotedClass;
import nl.korpsmonitor.query.view.ScorecardView.ProposedRectification;
import nl.korpsmonitor.query.view.ScorecardView.Status;
import nl.korpsmonitor.query.view.Timeline.Entry;
import org.jspecify.annotations.Nullable;

/** Folds the events of a scorecard. */
public final class ScorecardFold implements Fold<ScorecardView> {
    private static final DimensionScore UNSCORED = new DimensionScore(Timeline.empty(), List.of(), List.of(), null);

    @Override
    public ScorecardView fold(@Nullable ScorecardView view, RecordedEvent recorded) {
        if (!(recorded.event() instanceof ScorecardEvent event)) {
            throw new UnfoldableEventException(recorded, "it is no event of a scorecard");
        }
        ScorecardView before = view == null ? blank(recorded) : view;
        Head head = Head.after(view == null ? null : view.head(), recorded);
        return switch (event) {
            case ScoreRecorded e -> scored(before, head, e.dimension(), recorded, recorded(before, e, recorded));
            case ScoreCorrected e -> scored(before, head, e.dimension(), recorded, corrected(before, e, recorded));
            case ScoreWithdrawn e -> scored(before, head, e.dimension(), recorded, withdrawn(before, e, recorded));
            case ScoreConfirmed e -> scored(before, head, e.dimension(), recorded, confirmed(before, e, recorded));
            case RectificationProposed e ->
                changed(before, head, e.dimension(), Proposals.proposed(of(before, e.dimension()), e, recorded));
            case RectificationDropped e ->
                changed(before, head, e.dimension(), Proposals.dropped(of(before, e.dimension()), recorded));
            case ScoreRectified e -> scored(before, head, e.dimension(), recorded, rectified(before, e, recorded));
            case ClassNoted e ->
                new ScorecardView(
                        head,
                        before.edition(),
                        before.organisation(),
                        before.judgedBy(),
                        before.dimensions(),
                        before.notedClass()
                                .with(
                                        new NotedClass(e.scoreClass(), e.source()),
                                        recorded.inForceFrom(),
                                        recorded.position()));
        };
    }

    private static Timeline<GivenScore> recorded(ScorecardView view, ScoreRecorded e, RecordedEvent recorded) {
        Timeline<GivenScore> score = of(view, e.dimension()).score();
        if (score.inForceOn(null) != null) {
            throw new UnfoldableEventException(recorded, "the dimension has a score");
        }
        return score.replacedFrom(
                given(e.score(), Status.RECORDED, recorded), recorded.inForceFrom(), recorded.position());
    }

    private static Timeline<GivenScore> corrected(ScorecardView view, ScoreCorrected e, RecordedEvent recorded) {
        requireInForce(view, e.dimension(), e.oldScore(), recorded);
        return of(view, e.dimension())
                .score()
                .corrected(given(e.newScore(), Status.RECORDED, recorded), recorded.position());
    }

    private static Timeline<GivenScore> withdrawn(ScorecardView view, ScoreWithdrawn e, RecordedEvent recorded) {
        requireInForce(view, e.dimension(), e.oldScore(), recorded);
        return of(view, e.dimension()).score().replacedFrom(null, recorded.inForceFrom(), recorded.position());
    }

    private static Timeline<GivenScore> confirmed(ScorecardView view, ScoreConfirmed e, RecordedEvent recorded) {
        requireInForce(view, e.dimension(), e.score(), recorded);
        return of(view, e.dimension())
                .score()
                .lastChanged(score -> new GivenScore(
                        score.score(),
                        score.status() == Status.RECTIFIED ? Status.RECTIFIED : Status.CONFIRMED,
                        score.recordedBy(),
                        recorded.actor().id()));
    }

    private static Timeline<GivenScore> rectified(ScorecardView view, ScoreRectified e, RecordedEvent recorded) {
        Timeline<GivenScore> score = of(view, e.dimension()).score();
        GivenScore given = rectified(of(view, e.dimension()).proposed(), e, recorded);
        if (e.oldScore() == null) {
            if (score.inForceOn(null) != null) {
                throw new UnfoldableEventException(recorded, "the dimension has a score");
            }
            return score.replacedFrom(given, recorded.inForceFrom(), recorded.position());
        }
        requireInForce(view, e.dimension(), e.oldScore(), recorded);
        return score.corrected(given, recorded.position());
    }

    /** Whoever proposed it gave the score, and whoever recorded this confirmed it; before there were proposals one did. */
    private static GivenScore rectified(
            @Nullable ProposedRectification proposed, ScoreRectified e, RecordedEvent recorded) {
        return proposed != null && proposed.became(e)
                ? new GivenScore(
                        e.newScore(),
                        Status.RECTIFIED,
                        proposed.proposedBy(),
                        recorded.actor().id())
                : given(e.newScore(), Status.RECTIFIED, recorded);
    }

    private static GivenScore given(Decimal score, Status status, RecordedEvent recorded) {
        return new GivenScore(score, status, recorded.actor().id(), null);
    }

    private static void requireInForce(ScorecardView view, String dimension, Decimal score, RecordedEvent recorded) {
        Entry<GivenScore> entry = of(view, dimension).score().last();
        GivenScore given = entry == null ? null : entry.value();
        if (given == null || !given.score().equals(score)) {
            throw new UnfoldableEventException(recorded, "the dimension's score is not " + score);
        }
    }

    private static DimensionScore of(ScorecardView view, String dimension) {
        return view.dimensions().getOrDefault(dimension, UNSCORED);
    }

    private static ScorecardView scored(
            ScorecardView view, Head head, String dimension, RecordedEvent recorded, Timeline<GivenScore> score) {
        DimensionScore before = of(view, dimension);
        ProposedRectification proposed = before.proposed();
        boolean confirmed =
                proposed != null && recorded.event() instanceof ScoreRectified event && proposed.became(event);
        return changed(
                view,
                head,
                dimension,
                new DimensionScore(
                        score,
                        Proposals.with(before.positions(), recorded.position()),
                        before.proposals(),
                        confirmed ? null : proposed));
    }

    private static ScorecardView changed(ScorecardView view, Head head, String dimension, DimensionScore changed) {
        SortedMap<String, DimensionScore> dimensions = new TreeMap<>(view.dimensions());
        dimensions.put(dimension, changed);
        return new ScorecardView(
                head,
                view.edition(),
                view.organisation(),
                view.judgedBy(),
                Collections.unmodifiableSortedMap(dimensions),
                view.notedClass());
    }

    private static ScorecardView blank(RecordedEvent recorded) {
        List<String> segments = recorded.subject().segments();
        Integer year = recorded.subject().editionYear();
        boolean own = segments.size() == 3;
        boolean judgement = segments.size() == 5 && segments.get(3).equals("by");
        if (year == null || !(own || judgement)) {
            throw new UnfoldableEventException(recorded, "its subject names no scorecard");
        }
        return new ScorecardView(
                Head.after(null, recorded),
                year,
                segments.get(2),
                judgement ? segments.get(4) : null,
                Collections.emptySortedMap(),
                Timeline.empty());
    }
}
