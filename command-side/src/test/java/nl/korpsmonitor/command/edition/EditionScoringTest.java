package nl.korpsmonitor.command.edition;

import static nl.korpsmonitor.command.deciding.Faults.given;
import static nl.korpsmonitor.command.testing.World.ADOPTED;
import static nl.korpsmonitor.command.testing.World.CARD;
import static nl.korpsmonitor.command.testing.World.CLOSED;
import static nl.korpsmonitor.command.testing.World.EDITION;
import static nl.korpsmonitor.command.testing.World.FIXED;
import static nl.korpsmonitor.command.testing.World.NOTED;
import static nl.korpsmonitor.command.testing.World.OPENED;
import static nl.korpsmonitor.command.testing.World.day;

import java.util.ArrayList;
import java.util.List;
import nl.korpsmonitor.command.edition.EditionCommand.AdoptEdition;
import nl.korpsmonitor.command.edition.EditionCommand.CloseScoring;
import nl.korpsmonitor.command.edition.EditionCommand.FixFramework;
import nl.korpsmonitor.command.edition.FrameworkInput.DimensionInput;
import nl.korpsmonitor.command.edition.FrameworkInput.FocusAreaInput;
import nl.korpsmonitor.command.edition.FrameworkInput.LimitsInput;
import nl.korpsmonitor.command.edition.FrameworkInput.RoundingInput;
import nl.korpsmonitor.command.edition.FrameworkInput.ScaleInput;
import nl.korpsmonitor.command.testing.Decision;
import nl.korpsmonitor.command.testing.World;
import nl.korpsmonitor.events.OrganisationEvent.OrganisationEnded;
import nl.korpsmonitor.events.ScorecardEvent.ScoreConfirmed;
import nl.korpsmonitor.events.ScorecardEvent.ScoreCorrected;
import nl.korpsmonitor.events.ScorecardEvent.ScoreRecorded;
import nl.korpsmonitor.events.ScorecardEvent.ScoreWithdrawn;
import nl.korpsmonitor.events.values.Confidential;
import nl.korpsmonitor.events.values.Decimal;
import nl.korpsmonitor.events.values.FocusArea;
import nl.korpsmonitor.events.values.Framework;
import nl.korpsmonitor.events.values.Framework.MissingScore;
import nl.korpsmonitor.events.values.Framework.Rounding;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Subject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class EditionScoringTest {
    private static final Decimal SCORE = Decimal.of("3.5");
    private static final PartialDate SCORED = day("2013-02-01");
    private static final ScoreRecorded RECORDED = new ScoreRecorded("staff", SCORE, Confidential.of("r"), SCORED);
    private static final ScoreConfirmed CONFIRMED = new ScoreConfirmed("staff", SCORE, SCORED);

    private static Decision decision() {
        return World.decision(EditionAggregate.class);
    }

    @Nested
    class FixingTheFramework {
        private static final LimitsInput LIMITS = new LimitsInput(Decimal.of("4"), true, Decimal.of("2.5"), true);
        private static final RoundingInput ROUNDING = new RoundingInput(2, Rounding.Mode.HALF_UP, false);
        private static final ScaleInput SCALE = new ScaleInput(Decimal.of("1"), Decimal.of("5"), Decimal.of("0.5"));

        private static final FrameworkInput INPUT = new FrameworkInput(
                List.of(
                        new FocusAreaInput(FocusArea.ORGANISATION, Decimal.of("1")),
                        new FocusAreaInput(FocusArea.SUPERVISION, Decimal.of("2"))),
                List.of(
                        new DimensionInput(
                                "staff", "Staff", FocusArea.ORGANISATION, Decimal.of("1"), Decimal.of("3"), null),
                        new DimensionInput("checks", "Checks", FocusArea.SUPERVISION, Decimal.of("1"), null, "Often")),
                SCALE,
                LIMITS,
                ROUNDING,
                MissingScore.LEFT_OUT);

        private static FixFramework fix(@Nullable FrameworkInput input) {
            return new FixFramework(EDITION, input, null, day("2013-01-20"));
        }

        @Test
        void makes_scores_possible() {
            decision().givenBy("anna", OPENED).when("anna", fix(INPUT)).records(FIXED);
        }

        @Test
        void happens_once() {
            decision().givenBy("anna", OPENED, FIXED).when("anna", fix(INPUT)).isRefused("framework-fixed");
        }

        @Test
        void needs_an_edition_that_is_conducted_here() {
            decision().when("anna", fix(INPUT)).isInvalid("year");
            decision().givenBy("anna", NOTED).when("anna", fix(INPUT)).isRefused("edition-noted-from-sources");
        }

        @Test
        void is_not_dated_before_the_opening() {
            decision()
                    .givenBy("anna", OPENED)
                    .when("anna", new FixFramework(EDITION, INPUT, null, day("2013-01-09")))
                    .isInvalid("occurredOn");
        }

        @Test
        void names_every_missing_part() {
            decision().givenBy("anna", OPENED).when("anna", fix(null)).isInvalid("framework");
            decision()
                    .givenBy("anna", OPENED)
                    .when("anna", fix(new FrameworkInput(null, null, null, null, null, null)))
                    .isInvalid(
                            "framework.focusAreas",
                            "framework.dimensions",
                            "framework.scale",
                            "framework.limits",
                            "framework.rounding",
                            "framework.missing");
        }

        @Test
        void names_every_wrong_part_by_its_place() {
            FrameworkInput wrong = new FrameworkInput(
                    List.of(
                            new FocusAreaInput(FocusArea.ORGANISATION, Decimal.of("0")),
                            new FocusAreaInput(FocusArea.ORGANISATION, Decimal.of("1")),
                            new FocusAreaInput(FocusArea.INFORMATION, Decimal.of("1"))),
                    List.of(
                            new DimensionInput(
                                    "staff", " ", FocusArea.ORGANISATION, Decimal.of("1"), Decimal.of("9"), null),
                            new DimensionInput("staff", "Staff", FocusArea.SUPERVISION, Decimal.of("-1"), null, null)),
                    SCALE,
                    new LimitsInput(Decimal.of("2"), true, Decimal.of("3"), null),
                    new RoundingInput(7, null, true),
                    MissingScore.NO_MEAN);
            decision()
                    .givenBy("anna", OPENED)
                    .when("anna", fix(wrong))
                    .isInvalid(
                            "framework.focusAreas[0].weight",
                            "framework.focusAreas[1].focusArea",
                            "framework.focusAreas",
                            "framework.dimensions[0].name",
                            "framework.dimensions[0].norm",
                            "framework.dimensions[1].code",
                            "framework.dimensions[1].focusArea",
                            "framework.dimensions[1].weight",
                            "framework.limits.aandacht",
                            "framework.limits.aandachtInclusive",
                            "framework.rounding.decimals",
                            "framework.rounding.mode");
        }

        private static FrameworkInput with(
                List<DimensionInput> dimensions, LimitsInput limits, RoundingInput rounding) {
            return new FrameworkInput(INPUT.focusAreas(), dimensions, SCALE, limits, rounding, MissingScore.LEFT_OUT);
        }

        @Test
        void has_at_least_one_dimension_and_not_too_many() {
            decision()
                    .givenBy("anna", OPENED)
                    .when("anna", fix(with(List.of(), LIMITS, ROUNDING)))
                    .isInvalid("framework.dimensions", "framework.focusAreas");
            List<DimensionInput> many = new ArrayList<>(INPUT.dimensions());
            while (many.size() <= Framework.MAXIMUM_DIMENSIONS) {
                many.add(new DimensionInput(
                        "d-" + many.size(), "More", FocusArea.SUPERVISION, Decimal.of("1"), null, null));
            }
            decision()
                    .givenBy("anna", OPENED)
                    .when("anna", fix(with(many, LIMITS, ROUNDING)))
                    .isInvalid("framework.dimensions");
        }

        @Test
        void may_leave_no_room_for_aandacht_and_round_to_whole_numbers_but_not_further() {
            LimitsInput equal = new LimitsInput(Decimal.of("4"), true, Decimal.of("4"), true);
            RoundingInput whole = new RoundingInput(0, Rounding.Mode.HALF_UP, false);
            decision()
                    .givenBy("anna", OPENED)
                    .when("anna", fix(with(given(INPUT.dimensions()), equal, whole)))
                    .result()
                    .expectSuccessfulHandlerExecution();
            RoundingInput tens = new RoundingInput(-1, Rounding.Mode.HALF_UP, false);
            decision()
                    .givenBy("anna", OPENED)
                    .when("anna", fix(with(given(INPUT.dimensions()), equal, tens)))
                    .isInvalid("framework.rounding.decimals");
        }

        @Test
        void refuses_a_class_limit_beyond_the_scale() {
            RoundingInput tenths = new RoundingInput(1, Rounding.Mode.HALF_UP, false);
            LimitsInput tooHigh = new LimitsInput(Decimal.of("99"), true, Decimal.of("-99"), true);
            decision()
                    .givenBy("anna", OPENED)
                    .when("anna", fix(with(given(INPUT.dimensions()), tooHigh, tenths)))
                    .isInvalid("framework.limits.conformNorm", "framework.limits.aandacht");
        }

        @Test
        void needs_a_scale_whose_parts_fit() {
            FrameworkInput wrong = new FrameworkInput(
                    INPUT.focusAreas(),
                    INPUT.dimensions(),
                    new ScaleInput(Decimal.of("1"), Decimal.of("5"), Decimal.of("0.3")),
                    LIMITS,
                    ROUNDING,
                    MissingScore.LEFT_OUT);
            decision().givenBy("anna", OPENED).when("anna", fix(wrong)).isInvalid("framework.scale");
        }
    }

    @Nested
    class ClosingScoring {
        private static final CloseScoring CLOSE = new CloseScoring(EDITION, day("2013-05-01"));

        private static Decision fixed() {
            return decision().givenBy("anna", OPENED, FIXED);
        }

        @Test
        void needs_every_score_confirmed() {
            fixed().elsewhere(CARD, RECORDED, CONFIRMED).when("anna", CLOSE).records(CLOSED);
            fixed().elsewhere(CARD, RECORDED).when("anna", CLOSE).isRefused("unconfirmed-scores");
        }

        @Test
        void sees_the_cards_of_partners_and_of_all_organisations() {
            fixed().elsewhere(CARD, RECORDED, CONFIRMED)
                    .elsewhere(Subject.scorecard(2013, "partner", "force"), RECORDED)
                    .when("anna", CLOSE)
                    .isRefused("unconfirmed-scores");
        }

        @Test
        void does_not_see_other_editions() {
            fixed().elsewhere(CARD, RECORDED, CONFIRMED)
                    .elsewhere(Subject.scorecard(2014, "force"), RECORDED)
                    .when("anna", CLOSE)
                    .records(CLOSED);
        }

        @Test
        void takes_a_corrected_score_for_unconfirmed_and_forgets_a_withdrawn_one() {
            ScoreCorrected corrected =
                    new ScoreCorrected("staff", SCORE, Decimal.of("4"), Confidential.of("r"), null, SCORED);
            fixed().elsewhere(CARD, RECORDED, CONFIRMED, corrected)
                    .when("anna", CLOSE)
                    .isRefused("unconfirmed-scores");
            ScoreRecorded other = new ScoreRecorded("checks", SCORE, Confidential.of("r"), SCORED);
            ScoreWithdrawn withdrawn = new ScoreWithdrawn("checks", SCORE, Confidential.of("r"), SCORED);
            fixed().elsewhere(CARD, RECORDED, CONFIRMED, other, withdrawn)
                    .when("anna", CLOSE)
                    .records(CLOSED);
        }

        @Test
        void needs_a_score_and_a_framework() {
            fixed().when("anna", CLOSE).isRefused("no-scores");
            decision().givenBy("anna", OPENED).when("anna", CLOSE).isRefused("no-framework");
            decision().when("anna", CLOSE).isInvalid("year");
            decision().givenBy("anna", NOTED).when("anna", CLOSE).isRefused("edition-noted-from-sources");
        }

        @Test
        void happens_once() {
            fixed().givenBy("anna", CLOSED).when("anna", CLOSE).isRefused("scoring-closed");
        }

        @Test
        void is_not_dated_before_the_framework_or_a_score_nor_in_the_future() {
            fixed().when("anna", new CloseScoring(EDITION, day("2013-01-19"))).isInvalid("occurredOn");
            fixed().elsewhere(CARD, RECORDED, CONFIRMED)
                    .when("anna", new CloseScoring(EDITION, day("2013-01-31")))
                    .isInvalid("occurredOn");
            fixed().when("anna", new CloseScoring(EDITION, day("2013-11-02"))).isInvalid("occurredOn");
        }
    }

    @Nested
    class Adopting {
        private static final AdoptEdition ADOPT = new AdoptEdition(EDITION, "force", null, day("2013-06-01"));

        private static Decision closed() {
            return decision().givenBy("anna", OPENED, FIXED, CLOSED);
        }

        @Test
        void is_for_somebody_other_than_who_closed_scoring() {
            closed().when("bert", ADOPT).records(ADOPTED);
            closed().when("anna", ADOPT).isRefused("four-eyes");
        }

        @Test
        void comes_after_closing_and_once() {
            decision().givenBy("anna", OPENED, FIXED).when("bert", ADOPT).isRefused("scoring-open");
            closed().givenBy("bert", ADOPTED).when("bert", ADOPT).isRefused("edition-adopted");
            decision().when("bert", ADOPT).isInvalid("year");
            decision().givenBy("anna", NOTED).when("bert", ADOPT).isRefused("edition-noted-from-sources");
        }

        @Test
        void is_by_an_organisation_that_exists_then() {
            closed().elsewhere(World.FORCE, new OrganisationEnded(null, day("2013-06-01")))
                    .when("bert", ADOPT)
                    .isInvalid("adoptedBy");
            closed().when("bert", new AdoptEdition(EDITION, "nobody", "nothing", day("2013-04-30")))
                    .isInvalid("adoptedBy", "document", "occurredOn");
        }
    }
}
