package nl.korpsmonitor.query.comparison;

import static nl.korpsmonitor.query.comparison.Given.area;
import static nl.korpsmonitor.query.comparison.Given.decimal;
import static nl.korpsmonitor.query.comparison.Given.dimension;
import static nl.korpsmonitor.query.comparison.Given.fraction;
import static nl.korpsmonitor.query.comparison.Given.framework;
import static nl.korpsmonitor.query.comparison.Given.plain;
import static nl.korpsmonitor.query.comparison.Given.scores;
import static nl.korpsmonitor.query.comparison.Given.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import nl.korpsmonitor.events.values.FocusArea;
import nl.korpsmonitor.events.values.Framework;
import nl.korpsmonitor.events.values.Framework.ClassLimits;
import nl.korpsmonitor.events.values.Framework.Dimension;
import nl.korpsmonitor.events.values.Framework.MissingScore;
import nl.korpsmonitor.events.values.Framework.Rounding;
import nl.korpsmonitor.events.values.Framework.Rounding.Mode;
import nl.korpsmonitor.events.values.ScoreClass;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssessmentTest {
    /** Full weights: staff 2, permits 3 x 1 / 4, checks 3 x 3 / 4. */
    private static final Framework TWO_AREAS = framework(
            List.of(area(FocusArea.ORGANISATION, "2"), area(FocusArea.SUPERVISION, "3")),
            dimension("staff", FocusArea.ORGANISATION, "5"),
            dimension("permits", FocusArea.SUPERVISION, "1"),
            dimension("checks", FocusArea.SUPERVISION, "3"));

    @Test
    void weighs_focus_areas_first_and_dimensions_within_them() {
        Assessment assessment = Assessment.of(TWO_AREAS, scores("staff", "6", "permits", "2", "checks", "8"));

        assertThat(assessment.focusAreaMeans())
                .containsEntry(FocusArea.ORGANISATION, fraction(6, 1))
                .containsEntry(FocusArea.SUPERVISION, fraction(13, 2));
        assertThat(assessment.mean()).as("(2 x 6 + 3 x 6.5) / 5").isEqualTo(fraction(63, 10));
        assertThat(assessment.shares())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("staff", fraction(2, 5), "permits", fraction(3, 20), "checks", fraction(9, 20)));
        assertThat(assessment.scoreClass()).isEqualTo(ScoreClass.AANDACHT);
    }

    @Test
    void a_missing_score_is_not_a_zero_but_the_end_of_the_mean() {
        Assessment assessment = Assessment.of(TWO_AREAS, scores("staff", "6", "checks", "8"));

        assertThat(assessment.mean()).isNull();
        assertThat(assessment.scoreClass()).isNull();
        assertThat(assessment.shares()).isEmpty();
        assertThat(assessment.missing()).containsExactly("permits");
        assertThat(assessment.focusAreaMeans())
                .as("the complete focus area keeps its mean")
                .containsExactly(Map.entry(FocusArea.ORGANISATION, fraction(6, 1)));
    }

    @Test
    void a_missing_score_is_left_out_where_the_framework_says_so() {
        Assessment assessment =
                Assessment.of(with(TWO_AREAS, MissingScore.LEFT_OUT), scores("staff", "6", "checks", "8"));

        assertThat(assessment.mean()).as("(2 x 6 + 2.25 x 8) / 4.25").isEqualTo(fraction(120, 17));
        assertThat(assessment.focusAreaMeans()).containsEntry(FocusArea.SUPERVISION, fraction(8, 1));
        assertThat(Assessment.of(with(TWO_AREAS, MissingScore.LEFT_OUT), Map.of())
                        .mean())
                .as("no score at all")
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "7, true, true, CONFORM_NORM",
        "7, false, true, AANDACHT",
        "7.5, false, true, CONFORM_NORM",
        "6.5, true, true, AANDACHT",
        "5, true, true, AANDACHT",
        "5, true, false, ONVOLDOENDE",
        "4.5, true, true, ONVOLDOENDE"
    })
    void a_mean_on_a_limit_reaches_it_only_when_inclusive(
            String score, boolean conformNormInclusive, boolean aandachtInclusive, ScoreClass expected) {
        ClassLimits limits = new ClassLimits(decimal("7"), conformNormInclusive, decimal("5"), aandachtInclusive);
        Framework framework = with(plain("a"), limits, Given.ROUNDING);

        assertThat(Assessment.of(framework, scores("a", score)).scoreClass()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "HALF_UP, true, CONFORM_NORM",
        "HALF_UP, false, AANDACHT",
        "DOWN, true, AANDACHT",
        "HALF_EVEN, true, CONFORM_NORM"
    })
    void limits_apply_to_the_rounded_mean_only_where_the_framework_says_so(
            Mode mode, boolean beforeLimits, ScoreClass expected) {
        // 6.9375 is below 7, rounds to 7 and is cut off to 6.
        Framework framework = with(plain("a", "b", "c", "d"), Given.LIMITS, new Rounding(0, mode, beforeLimits));

        Assessment assessment = Assessment.of(framework, scores("a", "6.5", "b", "7", "c", "7", "d", "7.25"));

        assertThat(assessment.mean()).isEqualTo(fraction(111, 16));
        assertThat(assessment.scoreClass()).isEqualTo(expected);
    }

    @Test
    void tells_per_dimension_whether_the_norm_is_met() {
        Framework framework = framework(
                List.of(area(FocusArea.ORGANISATION, "1")),
                new Dimension("met", "met", FocusArea.ORGANISATION, decimal("1"), decimal("6"), null),
                new Dimension("unmet", "unmet", FocusArea.ORGANISATION, decimal("1"), decimal("6"), null),
                new Dimension("unscored", "unscored", FocusArea.ORGANISATION, decimal("1"), decimal("6"), null),
                dimension("without", FocusArea.ORGANISATION, "1"));

        assertThat(Assessment.of(framework, scores("met", "6", "unmet", "5.5", "without", "9"))
                        .normMet())
                .containsExactlyInAnyOrderEntriesOf(Map.of("met", true, "unmet", false));
    }

    @Test
    void refuses_a_score_outside_the_framework() {
        assertThatThrownBy(() -> Assessment.of(plain("a"), scores("b", "6")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("b");
    }
}
