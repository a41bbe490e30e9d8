package nl.korpsmonitor.query.audit;

import static nl.korpsmonitor.query.audit.History.day;

import java.util.List;
import nl.korpsmonitor.events.EditionEvent.EditionAdopted;
import nl.korpsmonitor.events.EditionEvent.EditionOpened;
import nl.korpsmonitor.events.EditionEvent.FrameworkFixed;
import nl.korpsmonitor.events.EditionEvent.Provenance;
import nl.korpsmonitor.events.EditionEvent.ScoringClosed;
import nl.korpsmonitor.events.ScorecardEvent.RectificationProposed;
import nl.korpsmonitor.events.ScorecardEvent.ScoreConfirmed;
import nl.korpsmonitor.events.ScorecardEvent.ScoreRecorded;
import nl.korpsmonitor.events.ScorecardEvent.ScoreRectified;
import nl.korpsmonitor.events.values.Confidential;
import nl.korpsmonitor.events.values.Decimal;
import nl.korpsmonitor.events.values.Document;
import nl.korpsmonitor.events.values.FocusArea;
import nl.korpsmonitor.events.values.Framework;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.events.values.Subject;

/** Histories of an edition with one scorecard, and what they are made of. */
final class Scored {
    static final Subject EDITION = Subject.edition(2013);
    static final Subject CARD = Subject.scorecard(2013, "force");
    static final Document LETTER = new Document("letter", "Letter", day("2013-03-01"), null, null, null, null);
    static final Confidential<String> WHY = Confidential.of("why");
    static final PartialDate DAY = day("2013-03-01");
    static final Framework FRAMEWORK = new Framework(
            List.of(new Framework.WeightedFocusArea(FocusArea.SUPERVISION, Decimal.of("1"))),
            List.of(new Framework.Dimension("checks", "Checks", FocusArea.SUPERVISION, Decimal.of("1"), null, null)),
            new Framework.Scale(Decimal.of("1"), Decimal.of("10"), Decimal.of("0.5")),
            new Framework.ClassLimits(Decimal.of("7.5"), true, Decimal.of("5.5"), false),
            new Framework.Rounding(2, Framework.Rounding.Mode.HALF_UP, false),
            Framework.MissingScore.NO_MEAN);

    private Scored() {}

    static History history() {
        return new History("anna", "bert", "carla");
    }

    /** Up to where scores are recorded. */
    static History scoring() {
        return history()
                .by("anna", Role.PUBLISHER, EDITION, new EditionOpened("2013", Provenance.CONDUCTED_HERE, DAY))
                .by("anna", Role.PUBLISHER, EDITION, new FrameworkFixed(FRAMEWORK, null, DAY));
    }

    static ScoreRecorded score() {
        return new ScoreRecorded("checks", Decimal.of("6"), WHY, DAY);
    }

    static ScoreConfirmed confirmed(String score) {
        return new ScoreConfirmed("checks", Decimal.of(score), DAY);
    }

    /** Up to where scores are rectified. */
    static History adopted() {
        return scoring()
                .by("anna", Role.ASSESSOR, CARD, score())
                .by("bert", Role.REVIEWER, CARD, confirmed("6"))
                .by("anna", Role.PUBLISHER, EDITION, new ScoringClosed(DAY))
                .by("bert", Role.PUBLISHER, EDITION, new EditionAdopted("force", null, DAY));
    }

    static RectificationProposed proposed(String to) {
        return new RectificationProposed("checks", Decimal.of("6"), Decimal.of(to), WHY, LETTER, DAY);
    }

    static ScoreRectified rectified(String to) {
        return new ScoreRectified("checks", Decimal.of("6"), Decimal.of(to), WHY, LETTER, DAY);
    }
}
