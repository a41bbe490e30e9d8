package nl.korpsmonitor.command.scorecard;

import static nl.korpsmonitor.command.testing.World.ADOPTED;
import static nl.korpsmonitor.command.testing.World.CARD;
import static nl.korpsmonitor.command.testing.World.CLOSED;
import static nl.korpsmonitor.command.testing.World.EDITION;
import static nl.korpsmonitor.command.testing.World.FIXED;
import static nl.korpsmonitor.command.testing.World.NOTED;
import static nl.korpsmonitor.command.testing.World.OPENED;
import static nl.korpsmonitor.command.testing.World.THE_LETTER;
import static nl.korpsmonitor.command.testing.World.day;

import nl.korpsmonitor.command.document.SourceInput;
import nl.korpsmonitor.command.scorecard.ScorecardCommand.ConfirmScore;
import nl.korpsmonitor.command.scorecard.ScorecardCommand.CorrectScore;
import nl.korpsmonitor.command.scorecard.ScorecardCommand.NoteClass;
import nl.korpsmonitor.command.scorecard.ScorecardCommand.WithdrawScore;
import nl.korpsmonitor.command.testing.Decision;
import nl.korpsmonitor.command.testing.World;
import nl.korpsmonitor.events.Actor;
import nl.korpsmonitor.events.ScorecardEvent.ClassNoted;
import nl.korpsmonitor.events.ScorecardEvent.ScoreConfirmed;
import nl.korpsmonitor.events.ScorecardEvent.ScoreCorrected;
import nl.korpsmonitor.events.ScorecardEvent.ScoreRecorded;
import nl.korpsmonitor.events.ScorecardEvent.ScoreWithdrawn;
import nl.korpsmonitor.events.values.Confidential;
import nl.korpsmonitor.events.values.Decimal;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.events.values.ScoreClass;
import nl.korpsmonitor.events.values.Source;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ScorecardChangingTest {
    private static final Decimal OLD = Decimal.of("3.5");
    private static final Decimal NEW = Decimal.of("4");
    private static final PartialDate SCORED = day("2013-02-01");
    private static final PartialDate LATER = day("2013-02-10");
    private static final ScoreRecorded RECORDED = new ScoreRecorded("staff", OLD, Confidential.of("counted"), SCORED);
    private static final ScoreConfirmed CONFIRMED = new ScoreConfirmed("staff", OLD, LATER);
    private static final ScoreCorrected CORRECTED =
            new ScoreCorrected("staff", OLD, NEW, Confidential.of("miscounted"), null, LATER);

    private static Decision decision() {
        return World.decision(ScorecardAggregate.class);
    }

    private static Decision scored() {
        return decision().elsewhere(EDITION, OPENED, FIXED).givenBy("anna", RECORDED);
    }

    private static Decision adopted() {
        return scored().elsewhere(EDITION, CLOSED, ADOPTED);
    }

    private static CorrectScore correct(Decimal oldScore, Decimal newScore) {
        return new CorrectScore(CARD, "staff", oldScore, newScore, "miscounted", null, LATER);
    }

    private static ConfirmScore confirm(Decimal score) {
        return new ConfirmScore(CARD, "staff", score, LATER);
    }

    @Nested
    class Correcting {
        @Test
        void names_the_old_score_the_new_one_and_the_reason() {
            scored().when("anna", correct(OLD, NEW)).records(CORRECTED);
        }

        @Test
        void can_rest_on_a_registered_document() {
            scored().when("anna", new CorrectScore(CARD, "staff", OLD, NEW, "miscounted", "letter", LATER))
                    .records(new ScoreCorrected("staff", OLD, NEW, Confidential.of("miscounted"), THE_LETTER, LATER));
            scored().when("anna", new CorrectScore(CARD, "staff", OLD, NEW, "miscounted", "unknown", LATER))
                    .isInvalid("evidence");
        }

        @Test
        void is_refused_when_the_present_score_is_another() {
            scored().when("anna", correct(Decimal.of("3"), NEW)).isRefused("score-differs");
            scored().givenBy("anna", CORRECTED).when("anna", correct(OLD, NEW)).isRefused("score-differs");
        }

        @Test
        void is_refused_without_a_score() {
            decision()
                    .elsewhere(EDITION, OPENED, FIXED)
                    .when("anna", correct(OLD, NEW))
                    .isRefused("no-score");
        }

        @Test
        void names_every_wrong_field() {
            scored().when("anna", new CorrectScore(CARD, null, null, null, null, null, null))
                    .isInvalid("dimension", "oldScore", "newScore", "reason", "occurredOn");
            scored().when("anna", correct(OLD, OLD)).isInvalid("newScore");
            scored().when("anna", correct(OLD, Decimal.of("4.1"))).isInvalid("newScore");
            scored().when("anna", new CorrectScore(CARD, "staff", OLD, NEW, "r", null, day("2013-01-31")))
                    .isInvalid("occurredOn");
        }

        @Test
        void is_refused_after_closing() {
            scored().elsewhere(EDITION, CLOSED).when("anna", correct(OLD, NEW)).isRefused("scoring-closed");
            adopted().when("anna", correct(OLD, NEW)).isRefused("edition-adopted");
        }

        @Test
        void of_another_organisation_is_forbidden() {
            scored().when(new Actor("anna", Role.ASSESSOR, "elsewhere"), correct(OLD, NEW))
                    .isForbidden();
        }
    }

    @Nested
    class Confirming {
        @Test
        void is_for_somebody_else() {
            scored().when("bert", confirm(OLD)).records(CONFIRMED);
            scored().when("anna", confirm(OLD)).isRefused("four-eyes");
        }

        @Test
        void is_not_for_who_last_corrected_the_score() {
            scored().givenBy("bert", CORRECTED).when("bert", confirm(NEW)).isRefused("four-eyes");
            scored().givenBy("bert", CORRECTED)
                    .when("anna", confirm(NEW))
                    .records(new ScoreConfirmed("staff", NEW, LATER));
        }

        @Test
        void names_the_score_confirmed() {
            scored().when("bert", confirm(NEW)).isRefused("score-differs");
        }

        @Test
        void happens_once_and_again_after_a_correction() {
            scored().givenBy("bert", CONFIRMED).when("carla", confirm(OLD)).isRefused("score-confirmed");
            scored().givenBy("bert", CONFIRMED)
                    .givenBy("anna", CORRECTED)
                    .when("bert", confirm(NEW))
                    .records(new ScoreConfirmed("staff", NEW, LATER));
        }

        @Test
        void is_refused_after_closing_and_without_score() {
            scored().elsewhere(EDITION, CLOSED).when("bert", confirm(OLD)).isRefused("scoring-closed");
            decision()
                    .elsewhere(EDITION, OPENED, FIXED)
                    .when("bert", confirm(OLD))
                    .isRefused("no-score");
        }

        @Test
        void names_every_wrong_field() {
            scored().when("bert", new ConfirmScore(CARD, "unknown", null, day("2013-12-01")))
                    .isInvalid("dimension", "score", "occurredOn");
        }
    }

    @Nested
    class Withdrawing {
        private final WithdrawScore withdraw = new WithdrawScore(CARD, "staff", OLD, "double", LATER);

        @Test
        void leaves_the_dimension_without_score() {
            ScoreWithdrawn withdrawn = new ScoreWithdrawn("staff", OLD, Confidential.of("double"), LATER);
            scored().when("anna", withdraw).records(withdrawn);
            scored().givenBy("anna", withdrawn).when("anna", withdraw).isRefused("no-score");
        }

        @Test
        void names_the_present_score() {
            scored().givenBy("anna", CORRECTED).when("anna", withdraw).isRefused("score-differs");
        }

        @Test
        void is_refused_after_closing_and_names_every_wrong_field() {
            scored().elsewhere(EDITION, CLOSED).when("anna", withdraw).isRefused("scoring-closed");
            scored().when("anna", new WithdrawScore(CARD, null, null, "", null))
                    .isInvalid("dimension", "oldScore", "reason", "occurredOn");
        }
    }

    @Nested
    class NotingAClass {
        private static final ClassNoted CLASS_NOTED = new ClassNoted(
                ScoreClass.AANDACHT,
                new Source(THE_LETTER, "p. 3", PartialDate.UNKNOWN, day("2013-03-02")),
                day("2013"));

        private static NoteClass note(ScoreClass scoreClass) {
            return new NoteClass(
                    CARD, scoreClass, new SourceInput("letter", "p. 3", null, day("2013-03-02")), day("2013"));
        }

        @Test
        void takes_its_source_along_into_the_event() {
            decision()
                    .elsewhere(EDITION, NOTED)
                    .when("anna", note(ScoreClass.AANDACHT))
                    .records(CLASS_NOTED);
        }

        @Test
        void is_refused_in_an_edition_that_is_conducted_here() {
            scored().when("anna", note(ScoreClass.AANDACHT)).isRefused("edition-conducted-here");
        }

        @Test
        void happens_once_per_document() {
            decision()
                    .elsewhere(EDITION, NOTED)
                    .givenBy("anna", CLASS_NOTED)
                    .when("anna", note(ScoreClass.AANDACHT))
                    .isRefused("class-noted");
        }

        @Test
        void names_every_wrong_field() {
            decision()
                    .elsewhere(EDITION, NOTED)
                    .when("anna", new NoteClass(CARD, null, new SourceInput("unknown", null, null, null), null))
                    .isInvalid("scoreClass", "source.document", "occurredOn");
            decision()
                    .elsewhere(EDITION, NOTED)
                    .when("anna", new NoteClass(CARD, ScoreClass.AANDACHT, null, day("2013")))
                    .isInvalid("source");
        }
    }
}
