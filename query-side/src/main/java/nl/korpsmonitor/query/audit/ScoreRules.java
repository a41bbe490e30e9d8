package nl.korpsmonitor.query.audit;

import java.util.Objects;
import nl.korpsmonitor.events.EditionEvent.EditionAdopted;
import nl.korpsmonitor.events.EditionEvent.ScoringClosed;
import nl.korpsmonitor.events.EditionEvent.Step;
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
import nl.korpsmonitor.events.values.Framework;
import nl.korpsmonitor.query.audit.Editions.Edition;
import nl.korpsmonitor.query.audit.ScoreCells.Cell;
import org.jspecify.annotations.Nullable;

/** Scores: within the framework and the time for it, each following from the one before, and confirmed and rectified by two. */
final class ScoreRules implements HistoryRule {
    private final Editions editions;
    private final ScoreCells cells = new ScoreCells();

    ScoreRules(Editions editions) {
        this.editions = editions;
    }

    @Override
    public void see(RecordedEvent recorded, Observations observations) {
        switch (recorded.event()) {
            case ScoringClosed ignored -> confirmed(recorded, observations);
            case EditionAdopted ignored -> confirmed(recorded, observations);
            case ScorecardEvent event -> score(event, recorded, observations);
            default -> {}
        }
    }

    private void confirmed(RecordedEvent recorded, Observations observations) {
        cells.ofYear(recorded.subject().editionYear()).forEach((name, cell) -> {
            if (cell.score != null) {
                observations.require(cell.confirmed, Check.UNCONFIRMED_SCORE, recorded, name, cell.setAt);
            }
        });
    }

    private void score(ScorecardEvent event, RecordedEvent recorded, Observations observations) {
        String actor = recorded.actor().id();
        switch (event) {
            case ScoreRecorded score -> {
                Cell cell = scoring(recorded, score.dimension(), observations);
                chain(null, cell, score.dimension(), recorded, observations);
                cell.set(score.score(), actor, recorded.position(), false);
            }
            case ScoreCorrected score -> {
                Cell cell = scoring(recorded, score.dimension(), observations);
                chain(score.oldScore(), cell, score.dimension(), recorded, observations);
                cell.set(score.newScore(), actor, recorded.position(), false);
            }
            case ScoreWithdrawn score -> {
                Cell cell = scoring(recorded, score.dimension(), observations);
                chain(score.oldScore(), cell, score.dimension(), recorded, observations);
                cell.clear();
            }
            case ScoreConfirmed score -> {
                Cell cell = scoring(recorded, score.dimension(), observations);
                chain(score.score(), cell, score.dimension(), recorded, observations);
                observations.require(
                        !actor.equals(cell.setBy),
                        Check.FOUR_EYES_CONFIRMATION,
                        recorded,
                        score.dimension(),
                        cell.setAt);
                cell.confirmed = true;
            }
            case RectificationProposed proposal -> {
                Cell cell = rectifying(recorded, proposal.dimension(), observations);
                cell.proposal = recorded;
            }
            case RectificationDropped dropped -> {
                Cell cell = rectifying(recorded, dropped.dimension(), observations);
                cell.proposal = null;
            }
            case ScoreRectified score -> rectified(score, recorded, observations);
            case ClassNoted ignored -> {
                Edition edition = editions.of(recorded.subject().editionYear());
                observations.require(
                        !edition.isConducted(),
                        Check.CLASS_FROM_SOURCE,
                        recorded,
                        "CONDUCTED_HERE",
                        edition.positionOf(Step.OPENED));
            }
        }
    }

    private void rectified(ScoreRectified score, RecordedEvent recorded, Observations observations) {
        Cell cell = rectifying(recorded, score.dimension(), observations);
        chain(score.oldScore(), cell, score.dimension(), recorded, observations);
        RecordedEvent proposed = cell.proposal;
        String actor = recorded.actor().id();
        if (proposed != null && proposed.event() instanceof RectificationProposed proposal) {
            boolean same = proposal.newScore().equals(score.newScore())
                    && Objects.equals(proposal.oldScore(), score.oldScore())
                    && proposal.document().identifier().equals(score.document().identifier());
            boolean another = !proposed.actor().id().equals(actor) && !(cell.score != null && actor.equals(cell.setBy));
            observations.require(
                    same && another,
                    Check.FOUR_EYES_RECTIFICATION,
                    recorded,
                    score.dimension(),
                    proposed.position(),
                    cell.setAt < 0 ? proposed.position() : cell.setAt);
            cell.set(score.newScore(), proposed.actor().id(), recorded.position(), true);
        } else {
            observations.require(
                    false, Check.FOUR_EYES_RECTIFICATION, recorded, score.dimension() + ", no rectification-proposed");
            cell.set(score.newScore(), actor, recorded.position(), true);
        }
        cell.proposal = null;
    }

    private Cell scoring(RecordedEvent recorded, String dimension, Observations observations) {
        Edition edition = inFramework(recorded, dimension, observations);
        boolean closed = edition.took(Step.SCORING_CLOSED) || edition.took(Step.ADOPTED);
        Long[] related = closed ? new Long[] {edition.positionOf(Step.SCORING_CLOSED)} : new Long[0];
        observations.require(!closed, Check.SCORE_AFTER_CLOSING, recorded, dimension + ", SCORING_CLOSED", related);
        return cells.of(recorded.subject(), dimension);
    }

    private Cell rectifying(RecordedEvent recorded, String dimension, Observations observations) {
        Edition edition = inFramework(recorded, dimension, observations);
        observations.require(
                edition.took(Step.ADOPTED), Check.SCORE_AFTER_CLOSING, recorded, dimension + ", not ADOPTED");
        return cells.of(recorded.subject(), dimension);
    }

    private Edition inFramework(RecordedEvent recorded, String dimension, Observations observations) {
        Edition edition = editions.of(recorded.subject().editionYear());
        Framework framework = edition.framework();
        observations.require(
                framework != null && framework.dimension(dimension).isPresent(),
                Check.SCORE_IN_FRAMEWORK,
                recorded,
                dimension + (framework == null ? ", not FRAMEWORK_FIXED" : ""));
        return edition;
    }

    private static void chain(
            @Nullable Decimal named, Cell cell, String dimension, RecordedEvent recorded, Observations observations) {
        observations.require(
                Objects.equals(named, cell.score),
                Check.SCORE_CHAIN,
                recorded,
                dimension + ": " + (named == null ? "-" : named) + " ≠ " + (cell.score == null ? "-" : cell.score));
    }
}
