package nl.korpsmonitor.events;

import nl.korpsmonitor.events.values.Code;
import nl.korpsmonitor.events.values.Confidential;
import nl.korpsmonitor.events.values.Decimal;
import nl.korpsmonitor.events.values.Document;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.ScoreClass;
import nl.korpsmonitor.events.values.Source;
import org.jspecify.annotations.Nullable;

/**
 * What happens to the scores of one organisation in one edition; subject {@code scorecard/<year>/<organisation>}, or
 * {@code scorecard/<year>/<partner>/by/<force>} when a force judges a chain partner.
 */
public sealed interface ScorecardEvent extends DomainEvent {

    /**
     * The first score for a dimension, or a new one after a withdrawal.
     *
     * @param dimension a code of the edition's framework
     * @param score on the framework's scale
     * @param reason why this score
     */
    @EventName("score-recorded")
    record ScoreRecorded(String dimension, Decimal score, Confidential<String> reason, PartialDate occurredOn)
            implements ScorecardEvent {
        public ScoreRecorded {
            Code.require("dimension", dimension);
        }
    }

    /**
     * The recorded score was wrong. The new one holds from the day of the old one; {@code occurredOn} is the day on
     * which the fault was established.
     */
    @EventName("score-corrected")
    record ScoreCorrected(
            String dimension,
            Decimal oldScore,
            Decimal newScore,
            Confidential<String> reason,
            @Nullable Document evidence,
            PartialDate occurredOn)
            implements ScorecardEvent {
        public ScoreCorrected {
            Code.require("dimension", dimension);
        }
    }

    /** There is no score for the dimension any more, from the day on which it was withdrawn. */
    @EventName("score-withdrawn")
    record ScoreWithdrawn(String dimension, Decimal oldScore, Confidential<String> reason, PartialDate occurredOn)
            implements ScorecardEvent {
        public ScoreWithdrawn {
            Code.require("dimension", dimension);
        }
    }

    /** Somebody other than who recorded or last corrected the score stands behind it. */
    @EventName("score-confirmed")
    record ScoreConfirmed(String dimension, Decimal score, PartialDate occurredOn) implements ScorecardEvent {
        public ScoreConfirmed {
            Code.require("dimension", dimension);
        }
    }

    /**
     * Somebody asks that a score of an adopted edition be changed, or one that is missing be added. Nothing changes
     * until another person confirms it.
     *
     * @param oldScore null when there is none
     * @param document that grounds it
     */
    @EventName("rectification-proposed")
    record RectificationProposed(
            String dimension,
            @Nullable Decimal oldScore,
            Decimal newScore,
            Confidential<String> reason,
            Document document,
            PartialDate occurredOn)
            implements ScorecardEvent {
        public RectificationProposed {
            Code.require("dimension", dimension);
        }
    }

    /** What was proposed is given up; the score stays as it is. */
    @EventName("rectification-dropped")
    record RectificationDropped(String dimension, Confidential<String> reason, PartialDate occurredOn)
            implements ScorecardEvent {
        public RectificationDropped {
            Code.require("dimension", dimension);
        }
    }

    /**
     * A score changed after the edition was adopted, openly: somebody confirmed what another person had proposed. The
     * new one holds from the day of the old one.
     *
     * <p>Ledgers of before there were proposals hold some that one person made.
     *
     * @param oldScore null when there was none
     * @param reason as proposed
     * @param document as proposed
     * @param occurredOn the day on which it was confirmed
     */
    @EventName("score-rectified")
    record ScoreRectified(
            String dimension,
            @Nullable Decimal oldScore,
            Decimal newScore,
            Confidential<String> reason,
            Document document,
            PartialDate occurredOn)
            implements ScorecardEvent {
        public ScoreRectified {
            Code.require("dimension", dimension);
        }
    }

    /** A source publishes the organisation's class; its scores are not known. */
    @EventName("class-noted")
    record ClassNoted(ScoreClass scoreClass, Source source, PartialDate occurredOn) implements ScorecardEvent {}
}
