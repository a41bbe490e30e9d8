package nl.korpsmonitor.query.comparison;

import static nl.korpsmonitor.query.comparison.Given.area;
import static nl.korpsmonitor.query.comparison.Given.card;
import static nl.korpsmonitor.query.comparison.Given.decimal;
import static nl.korpsmonitor.query.comparison.Given.dimension;
import static nl.korpsmonitor.query.comparison.Given.edition;
import static nl.korpsmonitor.query.comparison.Given.framework;
import static nl.korpsmonitor.query.comparison.Given.lasting;
import static nl.korpsmonitor.query.comparison.Given.organisations;
import static nl.korpsmonitor.query.comparison.Given.plain;
import static nl.korpsmonitor.query.comparison.Given.scores;
import static nl.korpsmonitor.query.comparison.Given.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import nl.korpsmonitor.events.EditionEvent.Provenance;
import nl.korpsmonitor.events.values.FocusArea;
import nl.korpsmonitor.events.values.Framework.ClassLimits;
import nl.korpsmonitor.events.values.Framework.Rounding;
import nl.korpsmonitor.events.values.ScoreClass;
import nl.korpsmonitor.query.comparison.ComparisonOptions.Basis;
import nl.korpsmonitor.query.comparison.ComparisonOptions.Units;
import nl.korpsmonitor.query.comparison.ComparisonOptions.WeightChoice;
import nl.korpsmonitor.query.comparison.NotComparable.Reason;
import org.junit.jupiter.api.Test;

/** What is compared with reserve says so. */
class ReserveTest {
    private static final Organisations ONE = organisations(lasting("x"));
    private static final EditionFacts SCORED = edition(2010, plain("a"), Map.of("x", card("a", "6")));

    private static List<Reason> reasons(EditionFacts from, EditionFacts to) {
        return Comparison.between(from, to, ONE, ComparisonOptions.DEFAULT).notComparable().stream()
                .map(NotComparable::reason)
                .toList();
    }

    @Test
    void nothing_is_listed_where_everything_can_be_compared() {
        assertThat(reasons(SCORED, edition(2012, plain("a"), Map.of("x", card("a", "7")))))
                .isEmpty();
    }

    @Test
    void other_class_limits_are_told() {
        ClassLimits exclusive = new ClassLimits(decimal("7"), false, decimal("5"), true);
        Rounding before = new Rounding(1, Rounding.Mode.HALF_UP, true);
        Rounding finer = new Rounding(2, Rounding.Mode.HALF_UP, false);
        Map<String, Scorecard> cards = Map.of("x", card("a", "7"));

        assertThat(reasons(SCORED, edition(2012, with(plain("a"), exclusive, Given.ROUNDING), cards)))
                .containsExactly(Reason.CLASS_LIMITS_DIFFER);
        assertThat(reasons(SCORED, edition(2012, with(plain("a"), Given.LIMITS, before), cards)))
                .containsExactly(Reason.CLASS_LIMITS_DIFFER);
        assertThat(reasons(SCORED, edition(2012, with(plain("a"), Given.LIMITS, finer), cards)))
                .as("rounding for display only does not touch the class")
                .isEmpty();
    }

    @Test
    void an_invented_edition_beside_a_real_one_is_told() {
        EditionFacts real =
                new EditionFacts(2012, Provenance.NOTED_FROM_SOURCES, false, null, Map.of(), List.of(), Map.of());

        Comparison comparison = Comparison.between(SCORED, real, ONE, ComparisonOptions.DEFAULT);

        assertThat(comparison.fictitious()).isTrue();
        assertThat(comparison.notComparable())
                .extracting(NotComparable::reason, NotComparable::edition)
                .contains(tuple(Reason.FICTITIOUS_BESIDE_REAL, 2010), tuple(Reason.NOTHING_KNOWN, 2012));
    }

    @Test
    void a_published_class_that_the_scores_contradict_is_told() {
        Scorecard contradicted = new Scorecard(scores("a", "8"), ScoreClass.ONVOLDOENDE);

        Comparison comparison = Comparison.between(
                SCORED, edition(2012, plain("a"), Map.of("x", contradicted)), ONE, ComparisonOptions.DEFAULT);

        assertThat(comparison.organisations().getFirst().classTo()).isEqualTo(ScoreClass.CONFORM_NORM);
        assertThat(comparison.notComparable())
                .extracting(NotComparable::reason)
                .containsExactly(Reason.NOTED_CLASS_DIFFERS);
    }

    @Test
    void a_dimension_that_moved_counts_in_no_focus_area_like_for_like() {
        EditionFacts from = edition(
                2010,
                framework(
                        List.of(area(FocusArea.ORGANISATION, "1"), area(FocusArea.SUPERVISION, "1")),
                        dimension("a", FocusArea.ORGANISATION, "1"),
                        dimension("moved", FocusArea.SUPERVISION, "1"),
                        dimension("c", FocusArea.SUPERVISION, "1")),
                Map.of("x", card("a", "4", "moved", "10", "c", "6")));
        EditionFacts to = edition(
                2012,
                framework(
                        List.of(area(FocusArea.ORGANISATION, "1"), area(FocusArea.SUPERVISION, "1")),
                        dimension("a", FocusArea.ORGANISATION, "1"),
                        dimension("moved", FocusArea.ORGANISATION, "1"),
                        dimension("c", FocusArea.SUPERVISION, "1")),
                Map.of("x", card("a", "5", "moved", "0", "c", "8")));

        Comparison comparison = Comparison.between(
                from, to, ONE, new ComparisonOptions(Basis.LIKE_FOR_LIKE, Units.FORMER, WeightChoice.EACH));

        assertThat(comparison.organisations().getFirst().focusAreas())
                .extracting(
                        FocusAreaComparison::focusArea,
                        row -> row.mean().from(),
                        row -> row.mean().to())
                .containsExactly(
                        tuple(FocusArea.ORGANISATION, whole(4), whole(5)),
                        tuple(FocusArea.SUPERVISION, whole(6), whole(8)));
    }

    private static Figure whole(long number) {
        return Figure.of(Given.fraction(number, 1), Given.ROUNDING);
    }
}
