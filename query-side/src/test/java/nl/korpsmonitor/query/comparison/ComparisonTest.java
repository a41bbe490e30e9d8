package nl.korpsmonitor.query.comparison;

import static nl.korpsmonitor.query.comparison.Given.area;
import static nl.korpsmonitor.query.comparison.Given.card;
import static nl.korpsmonitor.query.comparison.Given.decimal;
import static nl.korpsmonitor.query.comparison.Given.dimension;
import static nl.korpsmonitor.query.comparison.Given.edition;
import static nl.korpsmonitor.query.comparison.Given.fraction;
import static nl.korpsmonitor.query.comparison.Given.framework;
import static nl.korpsmonitor.query.comparison.Given.known;
import static nl.korpsmonitor.query.comparison.Given.lasting;
import static nl.korpsmonitor.query.comparison.Given.noted;
import static nl.korpsmonitor.query.comparison.Given.organisations;
import static nl.korpsmonitor.query.comparison.Given.plain;
import static nl.korpsmonitor.query.comparison.Given.with;
import static nl.korpsmonitor.query.comparison.Given.withMapping;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import nl.korpsmonitor.events.values.FocusArea;
import nl.korpsmonitor.events.values.Framework;
import nl.korpsmonitor.events.values.Framework.MissingScore;
import nl.korpsmonitor.events.values.Framework.Scale;
import nl.korpsmonitor.events.values.ScoreClass;
import nl.korpsmonitor.query.comparison.ComparisonOptions.Basis;
import nl.korpsmonitor.query.comparison.ComparisonOptions.Units;
import nl.korpsmonitor.query.comparison.ComparisonOptions.WeightChoice;
import nl.korpsmonitor.query.comparison.NotComparable.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Examples that can be checked with a pencil; the one of docs/decisions/0003 first. */
class ComparisonTest {
    private static final Organisations ONE = organisations(lasting("x"));

    /** Shares 1/4, 1/4, 1/2. */
    private static final Framework BEFORE = framework(
            List.of(area(FocusArea.ORGANISATION, "1"), area(FocusArea.SUPERVISION, "3")),
            dimension("a", FocusArea.ORGANISATION, "1"),
            dimension("b", FocusArea.SUPERVISION, "1"),
            dimension("c", FocusArea.SUPERVISION, "2"));

    /** Shares 1/2, 1/4, 1/4. */
    private static final Framework AFTER = framework(
            List.of(area(FocusArea.ORGANISATION, "1"), area(FocusArea.SUPERVISION, "1")),
            dimension("a", FocusArea.ORGANISATION, "1"),
            dimension("b", FocusArea.SUPERVISION, "1"),
            dimension("d", FocusArea.SUPERVISION, "1"));

    private static final EditionFacts FROM = edition(2010, BEFORE, Map.of("x", card("a", "4", "b", "8", "c", "7")));
    private static final EditionFacts TO = edition(2012, AFTER, Map.of("x", card("a", "6", "b", "8", "d", "10")));

    private static Comparison compare(EditionFacts from, EditionFacts to, Basis basis, WeightChoice weights) {
        return Comparison.between(from, to, ONE, new ComparisonOptions(basis, Units.FORMER, weights));
    }

    private static OrganisationComparison only(Comparison comparison) {
        assertThat(comparison.organisations()).hasSize(1);
        return comparison.organisations().getFirst();
    }

    private static Change change(Fraction from, Fraction to) {
        return new Change(
                Figure.of(from, Given.ROUNDING),
                Figure.of(to, Given.ROUNDING),
                Figure.of(to.minus(from), Given.ROUNDING));
    }

    @Test
    void the_difference_of_the_full_means_has_three_parts() {
        OrganisationComparison x = only(Comparison.between(FROM, TO, ONE, ComparisonOptions.DEFAULT));

        assertThat(x.mean()).as("6.5 and 7.5").isEqualTo(change(fraction(13, 2), fraction(15, 2)));
        assertThat(x.fullMean()).isEqualTo(x.mean());
        assertThat(x.commonMean()).as("C").isEqualTo(change(fraction(6, 1), fraction(20, 3)));
        assertThat(known(x.parts()).dimension().exact())
                .as("(7.5 - 20/3) - (6.5 - 6)")
                .isEqualTo(fraction(1, 3));
        assertThat(known(x.parts()).score().exact()).as("7/12 x 2").isEqualTo(fraction(7, 6));
        assertThat(known(x.parts()).weight().exact()).as("5/6 - 8/6").isEqualTo(fraction(-1, 2));
        assertThat(known(x.parts()).sum()).isEqualTo(fraction(1, 1));
        assertThat(x.classFrom()).isEqualTo(ScoreClass.AANDACHT);
        assertThat(x.classTo()).isEqualTo(ScoreClass.CONFORM_NORM);
    }

    @Test
    void every_dimension_has_its_contribution() {
        OrganisationComparison x = only(Comparison.between(FROM, TO, ONE, ComparisonOptions.DEFAULT));

        assertThat(x.dimensions())
                .extracting(
                        DimensionComparison::dimension,
                        row -> row.contribution() == null
                                ? null
                                : row.contribution().exact())
                .containsExactly(
                        tuple("a", fraction(2, 1)),
                        tuple("b", Fraction.ZERO),
                        tuple("d", fraction(5, 2)),
                        tuple("c", fraction(-7, 2)));
        assertThat(x.focusAreas())
                .extracting(FocusAreaComparison::focusArea, row -> row.mean())
                .containsExactly(
                        tuple(FocusArea.ORGANISATION, change(fraction(4, 1), fraction(6, 1))),
                        tuple(FocusArea.SUPERVISION, change(fraction(22, 3), fraction(9, 1))));
    }

    @ParameterizedTest
    @CsvSource({"EACH, 6, 1, 20, 3", "FROM, 6, 1, 7, 1", "TO, 16, 3, 20, 3", "EQUAL, 6, 1, 7, 1"})
    void like_for_like_takes_the_chosen_weights(WeightChoice weights, long n1, long d1, long n2, long d2) {
        OrganisationComparison x = only(compare(FROM, TO, Basis.LIKE_FOR_LIKE, weights));

        assertThat(x.mean()).isEqualTo(change(fraction(n1, d1), fraction(n2, d2)));
        assertThat(x.fullMean()).as("M stays").isEqualTo(change(fraction(13, 2), fraction(15, 2)));
        assertThat(known(x.parts()).weight().exact()).as("parts stay").isEqualTo(fraction(-1, 2));
        assertThat(x.dimensions())
                .filteredOn(row -> !row.common())
                .extracting(DimensionComparison::dimension)
                .containsExactly("d", "c");
    }

    @Test
    void the_class_like_for_like_is_that_of_the_like_for_like_mean() {
        OrganisationComparison x = only(compare(FROM, TO, Basis.LIKE_FOR_LIKE, WeightChoice.EACH));

        assertThat(x.classTo()).as("20/3 lies below 7").isEqualTo(ScoreClass.AANDACHT);
        assertThat(x.to().scoreClass()).as("as published").isEqualTo(ScoreClass.CONFORM_NORM);
    }

    @Test
    void other_weights_as_published_are_refused() {
        assertThatThrownBy(() -> new ComparisonOptions(Basis.AS_PUBLISHED, Units.FORMER, WeightChoice.TO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("weights:");
        assertThatThrownBy(() -> Comparison.between(FROM, FROM, ONE, ComparisonOptions.DEFAULT))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void dimensions_of_one_edition_are_listed() {
        assertThat(Comparison.between(FROM, TO, ONE, ComparisonOptions.DEFAULT).notComparable())
                .extracting(NotComparable::reason, NotComparable::edition, NotComparable::dimension)
                .containsExactly(
                        tuple(Reason.DIMENSION_IN_ONE_EDITION, 2010, "c"),
                        tuple(Reason.DIMENSION_IN_ONE_EDITION, 2012, "d"));
    }

    @Test
    void another_scale_is_compared_through_a_recorded_mapping_only() {
        Scale hundred = new Scale(decimal("0"), decimal("100"), decimal("1"));
        EditionFacts from = edition(2010, plain("a"), Map.of("x", card("a", "6")));
        EditionFacts to = edition(2012, with(plain("a"), hundred), Map.of("x", card("a", "70")));

        Comparison without = Comparison.between(from, to, ONE, ComparisonOptions.DEFAULT);
        assertThat(only(without).mean().difference()).isNull();
        assertThat(only(without).parts()).isNull();
        assertThat(without.notComparable()).extracting(NotComparable::reason).contains(Reason.SCALE_DIFFERS);

        EditionFacts mapped = withMapping(to, 2010, "10", "5");
        assertThat(only(Comparison.between(from, mapped, ONE, ComparisonOptions.DEFAULT))
                        .mean())
                .as("10 x 6 + 5 and 70")
                .isEqualTo(change(fraction(65, 1), fraction(70, 1)));
        assertThat(only(Comparison.between(mapped, from, ONE, ComparisonOptions.DEFAULT))
                        .mean())
                .as("the earlier one is mapped, whichever way round")
                .isEqualTo(change(fraction(70, 1), fraction(65, 1)));
    }

    @Test
    void a_missing_score_ends_the_mean_or_is_left_out_by_the_rule_of_its_edition() {
        EditionFacts from = edition(2010, plain("a", "b"), Map.of("x", card("a", "4", "b", "8")));
        Map<String, Scorecard> lacking = Map.of("x", card("a", "6"));

        Comparison ended =
                compare(from, edition(2012, plain("a", "b"), lacking), Basis.LIKE_FOR_LIKE, WeightChoice.EACH);
        assertThat(only(ended).mean()).isEqualTo(new Change(null, null, null));
        assertThat(ended.notComparable())
                .extracting(NotComparable::reason, NotComparable::dimension)
                .contains(tuple(Reason.SCORE_MISSING, "b"));

        OrganisationComparison leftOut = only(compare(
                from,
                edition(2012, with(plain("a", "b"), MissingScore.LEFT_OUT), lacking),
                Basis.LIKE_FOR_LIKE,
                WeightChoice.EACH));
        assertThat(leftOut.mean()).as("over a").isEqualTo(change(fraction(4, 1), fraction(6, 1)));
        assertThat(leftOut.fullMean()).as("(4 + 8) / 2 and 6").isEqualTo(change(fraction(6, 1), fraction(6, 1)));
        assertThat(known(leftOut.parts()).dimension().exact()).isEqualTo(fraction(-2, 1));
    }

    @Test
    void frameworks_without_a_common_dimension_have_no_parts() {
        Comparison comparison = Comparison.between(
                edition(2010, plain("a"), Map.of("x", card("a", "4"))),
                edition(2012, plain("b"), Map.of("x", card("b", "6"))),
                ONE,
                ComparisonOptions.DEFAULT);

        assertThat(only(comparison).mean()).isEqualTo(change(fraction(4, 1), fraction(6, 1)));
        assertThat(only(comparison).parts()).isNull();
        assertThat(comparison.notComparable()).extracting(NotComparable::reason).contains(Reason.NO_COMMON_DIMENSION);
    }

    @Test
    void classes_are_counted_and_their_transitions_shown() {
        Organisations organisations = organisations(lasting("p"), lasting("q"), lasting("r"));
        EditionFacts from = edition(
                2010, plain("a"), Map.of("p", card("a", "4"), "q", card("a", "8"), "r", noted(ScoreClass.ONVOLDOENDE)));
        EditionFacts to = edition(2012, plain("a"), Map.of("p", card("a", "8"), "q", card("a", "8")));

        Comparison comparison = Comparison.between(from, to, organisations, ComparisonOptions.DEFAULT);

        assertThat(comparison.from().classes())
                .isEqualTo(new ClassTotals(
                        Map.of(ScoreClass.CONFORM_NORM, 1, ScoreClass.AANDACHT, 0, ScoreClass.ONVOLDOENDE, 2), 0));
        assertThat(comparison.to().classes())
                .isEqualTo(new ClassTotals(
                        Map.of(ScoreClass.CONFORM_NORM, 2, ScoreClass.AANDACHT, 0, ScoreClass.ONVOLDOENDE, 0), 1));
        assertThat(comparison.transitions())
                .hasSize(9)
                .contains(
                        new ClassTransition(ScoreClass.ONVOLDOENDE, ScoreClass.CONFORM_NORM, List.of("p")),
                        new ClassTransition(ScoreClass.CONFORM_NORM, ScoreClass.CONFORM_NORM, List.of("q")));
        assertThat(comparison.notComparable())
                .extracting(NotComparable::reason, NotComparable::edition, NotComparable::organisation)
                .contains(
                        tuple(Reason.ONLY_CLASS_KNOWN, 2010, "r"),
                        tuple(Reason.NO_SCORECARD, 2012, "r"),
                        tuple(Reason.ORGANISATIONS_DIFFER, null, null));
    }
}
