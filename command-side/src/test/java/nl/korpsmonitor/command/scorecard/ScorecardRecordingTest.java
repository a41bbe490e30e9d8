package nl.korpsmonitor.command.scorecard;

import static nl.korpsmonitor.command.testing.World.ADOPTED;
import static nl.korpsmonitor.command.testing.World.CARD;
import static nl.korpsmonitor.command.testing.World.CLOSED;
import static nl.korpsmonitor.command.testing.World.EDITION;
import static nl.korpsmonitor.command.testing.World.FIXED;
import static nl.korpsmonitor.command.testing.World.NOTED;
import static nl.korpsmonitor.command.testing.World.OPENED;
import static nl.korpsmonitor.command.testing.World.YEAR;
import static nl.korpsmonitor.command.testing.World.day;

import java.util.List;
import nl.korpsmonitor.command.scorecard.ScorecardCommand.RecordScore;
import nl.korpsmonitor.command.scorecard.ScorecardCommand.RecordScorecard;
import nl.korpsmonitor.command.scorecard.ScorecardCommand.ScoreInput;
import nl.korpsmonitor.command.testing.Decision;
import nl.korpsmonitor.command.testing.World;
import nl.korpsmonitor.events.Actor;
import nl.korpsmonitor.events.OrganisationEvent.Kind;
import nl.korpsmonitor.events.OrganisationEvent.OrganisationEnded;
import nl.korpsmonitor.events.ScorecardEvent.ScoreRecorded;
import nl.korpsmonitor.events.ScorecardEvent.ScoreWithdrawn;
import nl.korpsmonitor.events.values.Confidential;
import nl.korpsmonitor.events.values.Decimal;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.events.values.Subject;
import org.junit.jupiter.api.Test;

class ScorecardRecordingTest {
    private static final PartialDate DAY = day("2013-02-01");
    private static final ScoreRecorded RECORDED =
            new ScoreRecorded("staff", Decimal.of("3.5"), Confidential.of("counted"), DAY);

    private static Decision decision() {
        return World.decision(ScorecardAggregate.class);
    }

    private static Decision scoring() {
        return decision().elsewhere(EDITION, OPENED, FIXED);
    }

    private static RecordScore record(String dimension, String score) {
        return record(CARD, dimension, score);
    }

    private static RecordScore record(Subject card, String dimension, String score) {
        return new RecordScore(card, dimension, Decimal.of(score), "counted", DAY);
    }

    @Test
    void a_score_on_the_scale_is_recorded() {
        scoring().when("anna", record("staff", "3.5")).records(RECORDED);
    }

    @Test
    void no_score_is_recorded_without_edition_or_framework() {
        decision().when("anna", record("staff", "3.5")).isInvalid("year");
        decision()
                .elsewhere(EDITION, OPENED)
                .when("anna", record("staff", "3.5"))
                .isRefused("no-framework");
    }

    @Test
    void a_score_outside_the_scale_or_between_its_steps_is_named() {
        scoring().when("anna", record("staff", "5.5")).isInvalid("score");
        scoring().when("anna", record("staff", "3.25")).isInvalid("score");
    }

    @Test
    void every_wrong_field_is_named_at_once() {
        scoring()
                .when(
                        "anna",
                        new RecordScore(
                                Subject.scorecard(YEAR, "nobody"), "unknown", Decimal.of("9"), " ", day("2030-01-01")))
                .isInvalid("organisation", "dimension", "score", "reason", "occurredOn");
        scoring()
                .when("anna", new RecordScore(CARD, null, null, null, null))
                .isInvalid("dimension", "score", "reason", "occurredOn");
    }

    @Test
    void it_is_about_a_day_not_before_the_framework() {
        scoring()
                .when("anna", new RecordScore(CARD, "staff", Decimal.of("3"), "r", day("2013-02")))
                .isInvalid("occurredOn");
        scoring()
                .when("anna", new RecordScore(CARD, "staff", Decimal.of("3"), "r", day("2013-01-19")))
                .isInvalid("occurredOn");
    }

    @Test
    void the_organisation_exists_on_that_day_and_is_of_a_kind_that_is_assessed() {
        scoring()
                .elsewhere(World.FORCE, new OrganisationEnded(null, day("2013-02-01")))
                .when("anna", record("staff", "3"))
                .isInvalid("organisation");
        scoring()
                .elsewhere(World.FORCE, new OrganisationEnded(null, day("2013-02-02")))
                .when("anna", record("staff", "3.5"))
                .records(RECORDED);
        scoring()
                .when("anna", record(Subject.scorecard(YEAR, "partner"), "staff", "3"))
                .isInvalid("organisation");
    }

    @Test
    void a_force_judges_a_partner_and_nothing_else_does_or_is() {
        scoring()
                .when("anna", record(Subject.scorecard(YEAR, "partner", "force"), "staff", "3.5"))
                .records(RECORDED);
        scoring()
                .when("anna", record(Subject.scorecard(YEAR, "force", "partner"), "staff", "3.5"))
                .isInvalid("organisation", "judgedBy");
        scoring()
                .when("anna", record(Subject.scorecard(YEAR, "minister", "nobody"), "staff", "3.5"))
                .isInvalid("organisation", "judgedBy");
    }

    @Test
    void a_dimension_has_one_score_until_that_is_withdrawn() {
        scoring().givenBy("anna", RECORDED).when("anna", record("staff", "4")).isRefused("score-exists");
        scoring()
                .givenBy(
                        "anna", RECORDED, new ScoreWithdrawn("staff", Decimal.of("3.5"), Confidential.of("wrong"), DAY))
                .when("anna", record("staff", "3.5"))
                .records(RECORDED);
    }

    @Test
    void nothing_is_recorded_after_closing() {
        scoring().elsewhere(EDITION, CLOSED).when("anna", record("staff", "4")).isRefused("scoring-closed");
        scoring()
                .elsewhere(EDITION, CLOSED, ADOPTED)
                .when("anna", record("staff", "4"))
                .isRefused("edition-adopted");
    }

    @Test
    void an_edition_that_is_noted_from_sources_has_no_scores() {
        decision().elsewhere(EDITION, NOTED).when("anna", record("staff", "4")).isRefused("edition-noted-from-sources");
    }

    @Test
    void an_assessor_records_for_its_own_organisation_only() {
        Actor own = new Actor("anna", Role.ASSESSOR, "force");
        Actor other = new Actor("anna", Role.ASSESSOR, "elsewhere");
        scoring().when(own, record("staff", "3.5")).records(RECORDED);
        scoring().when(other, record("staff", "3.5")).isForbidden();
        scoring()
                .when(own, record(Subject.scorecard(YEAR, "partner", "force"), "staff", "3.5"))
                .records(RECORDED);
    }

    @Test
    void scores_of_an_invented_edition_are_marked_and_a_real_one_has_no_invented_force() {
        decision()
                .fictitious()
                .elsewhere(EDITION, OPENED, FIXED)
                .when("anna", record("staff", "3.5"))
                .recordsFictitious(true);
        scoring().when("anna", record("staff", "3.5")).recordsFictitious(false);
        Subject invented = Subject.organisation("invented");
        scoring()
                .fictitious()
                .elsewhere(invented, World.registered(nl.korpsmonitor.events.OrganisationEvent.Kind.UNIT))
                .when("anna", record(Subject.scorecard(YEAR, "invented"), "staff", "3"))
                .isInvalid("organisation");
    }

    @Test
    void a_whole_card_is_recorded_in_order() {
        scoring()
                .when(
                        "anna",
                        new RecordScorecard(
                                CARD,
                                List.of(
                                        new ScoreInput("staff", Decimal.of("3.5"), "counted"),
                                        new ScoreInput("checks", Decimal.of("2"), "seen")),
                                DAY))
                .records(RECORDED, new ScoreRecorded("checks", Decimal.of("2"), Confidential.of("seen"), DAY));
    }

    @Test
    void faults_of_a_card_name_their_place_and_nothing_is_recorded() {
        scoring()
                .when(
                        "anna",
                        new RecordScorecard(
                                CARD,
                                List.of(
                                        new ScoreInput("staff", Decimal.of("3.5"), "counted"),
                                        new ScoreInput("staff", Decimal.of("7"), null),
                                        new ScoreInput("unknown", null, "r")),
                                DAY))
                .isInvalid(
                        "scores[1].dimension",
                        "scores[1].score",
                        "scores[1].reason",
                        "scores[2].dimension",
                        "scores[2].score");
        scoring().when("anna", new RecordScorecard(CARD, List.of(), DAY)).isInvalid("scores");
        scoring().when("anna", new RecordScorecard(CARD, null, DAY)).isInvalid("scores");
        scoring()
                .givenBy("anna", RECORDED)
                .when(
                        "anna",
                        new RecordScorecard(
                                CARD,
                                List.of(
                                        new ScoreInput("checks", Decimal.of("2"), "r"),
                                        new ScoreInput("staff", Decimal.of("2"), "r")),
                                DAY))
                .isRefused("score-exists");
    }

    @Test
    void a_subject_that_is_no_scorecard_is_named() {
        scoring()
                .when("anna", record(new Subject("scorecard/2013"), "staff", "3"))
                .isInvalid("subject");
        scoring()
                .when("anna", record(new Subject("scorecard/2013/a/of/b"), "staff", "3"))
                .isInvalid("subject");
        scoring()
                .when("anna", record(new Subject("scorecard/next/force"), "staff", "3"))
                .isInvalid("subject");
    }

    @Test
    void nobody_judges_itself_as_a_partner() {
        scoring()
                .elsewhere(Subject.organisation("kmar"), World.registered(Kind.MILITARY_POLICE))
                .when("anna", record(Subject.scorecard(2013, "kmar", "kmar"), "staff", "3.5"))
                .isInvalid("judgedBy");
    }
}
