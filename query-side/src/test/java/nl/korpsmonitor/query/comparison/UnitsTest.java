package nl.korpsmonitor.query.comparison;

import static nl.korpsmonitor.query.comparison.Given.card;
import static nl.korpsmonitor.query.comparison.Given.edition;
import static nl.korpsmonitor.query.comparison.Given.force;
import static nl.korpsmonitor.query.comparison.Given.fraction;
import static nl.korpsmonitor.query.comparison.Given.into;
import static nl.korpsmonitor.query.comparison.Given.intoWithoutWeight;
import static nl.korpsmonitor.query.comparison.Given.lasting;
import static nl.korpsmonitor.query.comparison.Given.noted;
import static nl.korpsmonitor.query.comparison.Given.organisations;
import static nl.korpsmonitor.query.comparison.Given.plain;
import static nl.korpsmonitor.query.comparison.Given.succession;
import static nl.korpsmonitor.query.comparison.Given.unit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import nl.korpsmonitor.events.OrganisationEvent.OrganisationSucceeded;
import nl.korpsmonitor.events.OrganisationEvent.Successor;
import nl.korpsmonitor.events.values.Framework;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.ScoreClass;
import nl.korpsmonitor.query.comparison.ComparisonOptions.Basis;
import nl.korpsmonitor.query.comparison.ComparisonOptions.Units;
import nl.korpsmonitor.query.comparison.ComparisonOptions.WeightChoice;
import nl.korpsmonitor.query.comparison.NotComparable.Reason;
import org.junit.jupiter.api.Test;

/** Forces p and q became unit u on 1 January 2013; the edition of 2010 scored forces, that of 2014 units. */
class UnitsTest {
    private static final Framework FRAMEWORK = plain("a", "b");
    private static final EditionFacts FORCES =
            edition(2010, FRAMEWORK, Map.of("p", card("a", "4", "b", "6"), "q", card("a", "7", "b", "9")));
    private static final EditionFacts UNITS = edition(2014, FRAMEWORK, Map.of("u", card("a", "7", "b", "8")));
    private static final Organisations WEIGHED =
            organisations(force("p", into("u", "1")), force("q", into("u", "2")), unit("u", "2013-01-01"));

    private static Comparison compare(EditionFacts from, EditionFacts to, Organisations organisations, Units units) {
        return Comparison.between(
                from, to, organisations, new ComparisonOptions(Basis.AS_PUBLISHED, units, WeightChoice.EACH));
    }

    @Test
    void todays_unit_has_the_weighed_scores_of_its_forces() {
        Comparison comparison = compare(FORCES, UNITS, WEIGHED, Units.CURRENT);

        assertThat(comparison.organisations()).hasSize(1);
        OrganisationComparison u = comparison.organisations().getFirst();
        assertThat(u.organisation()).isEqualTo("u");
        assertThat(u.from().rolledUpFrom()).containsExactly("p", "q");
        assertThat(u.to().rolledUpFrom()).isEmpty();
        assertThat(u.dimensions())
                .extracting(row -> row.from() == null || row.from().score() == null
                        ? null
                        : row.from().score())
                .as("(4 + 2 x 7) / 3 and (6 + 2 x 9) / 3")
                .containsExactly(new Figure(fraction(6, 1), "6"), new Figure(fraction(8, 1), "8"));
        assertThat(u.mean().difference()).isEqualTo(new Figure(fraction(1, 2), "0.5"));
        assertThat(u.classFrom()).isEqualTo(ScoreClass.CONFORM_NORM);
        assertThat(comparison.notComparable()).isEmpty();
    }

    @Test
    void forces_and_units_do_not_meet_as_assessed() {
        Comparison comparison = compare(FORCES, UNITS, WEIGHED, Units.FORMER);

        assertThat(comparison.organisations())
                .extracting(
                        OrganisationComparison::organisation, one -> one.mean().difference())
                .containsExactly(tuple("p", null), tuple("q", null), tuple("u", null));
        assertThat(comparison.notComparable())
                .extracting(NotComparable::reason, NotComparable::edition, NotComparable::organisation)
                .containsExactlyInAnyOrder(
                        tuple(Reason.ORGANISATIONS_DIFFER, null, null),
                        tuple(Reason.SUCCEEDED, 2014, "p"),
                        tuple(Reason.SUCCEEDED, 2014, "q"),
                        tuple(Reason.UNIT_NOT_SPLIT, 2010, "u"));
    }

    @Test
    void without_a_weight_no_unit_score_is_computed() {
        Comparison comparison = compare(
                FORCES,
                UNITS,
                organisations(force("p", into("u", "1")), force("q", intoWithoutWeight("u")), unit("u", "2013-01-01")),
                Units.CURRENT);

        assertThat(comparison.organisations().getFirst().from().mean()).isNull();
        assertThat(comparison.notComparable())
                .extracting(NotComparable::reason, NotComparable::sentence)
                .contains(tuple(
                        Reason.SUCCESSION_WITHOUT_WEIGHT,
                        "The weight of q in u is not laid down, so no score of the unit is computed from it."));
    }

    @Test
    void a_force_without_scores_leaves_its_unit_without() {
        EditionFacts half =
                edition(2010, FRAMEWORK, Map.of("p", card("a", "4", "b", "6"), "q", noted(ScoreClass.ONVOLDOENDE)));

        Comparison comparison = compare(half, UNITS, WEIGHED, Units.CURRENT);

        assertThat(comparison.organisations().getFirst().from().mean()).isNull();
        assertThat(comparison.notComparable())
                .extracting(NotComparable::reason, NotComparable::organisation)
                .contains(tuple(Reason.ONLY_CLASS_KNOWN, "q"), tuple(Reason.PREDECESSOR_NOT_SCORED, "u"));
    }

    @Test
    void a_score_that_one_force_lacks_is_lacking_in_the_unit() {
        EditionFacts lacking = edition(2010, FRAMEWORK, Map.of("p", card("a", "4", "b", "6"), "q", card("a", "7")));

        Comparison comparison = compare(lacking, UNITS, WEIGHED, Units.CURRENT);

        assertThat(comparison.organisations().getFirst().from().mean()).isNull();
        assertThat(comparison.organisations().getFirst().dimensions().getFirst().from())
                .extracting(side -> side.score())
                .isEqualTo(new Figure(fraction(6, 1), "6"));
        assertThat(comparison.notComparable())
                .extracting(NotComparable::reason, NotComparable::organisation, NotComparable::dimension)
                .contains(tuple(Reason.SCORE_MISSING, "q", "b"), tuple(Reason.SCORE_MISSING, "u", "b"));
    }

    @Test
    void a_force_that_was_split_counts_by_its_share() {
        OrganisationSucceeded split =
                succession("4", new Successor("u", Given.decimal("0.25")), new Successor("v", Given.decimal("0.75")));
        Organisations organisations = organisations(
                force("p", split), force("q", into("u", "2")), unit("u", "2013-01-01"), unit("v", "2013-01-01"));

        Comparison comparison = compare(FORCES, UNITS, organisations, Units.CURRENT);

        assertThat(comparison.organisations())
                .extracting(
                        OrganisationComparison::organisation, one -> one.from().mean())
                .as("u: p with 4 x 1/4, q with 2; v: p alone")
                .containsExactly(
                        tuple("u", new Figure(fraction(7, 1), "7.0")), tuple("v", new Figure(fraction(5, 1), "5.0")));
    }

    @Test
    void a_split_without_shares_gives_no_unit_score() {
        OrganisationSucceeded split = succession("4", new Successor("u", null), new Successor("v", null));
        Organisations organisations = organisations(
                force("p", split), force("q", into("u", "2")), unit("u", "2013-01-01"), unit("v", "2013-01-01"));

        assertThat(compare(FORCES, UNITS, organisations, Units.CURRENT).notComparable())
                .extracting(NotComparable::reason, NotComparable::organisation)
                .contains(tuple(Reason.SUCCESSION_WITHOUT_SHARE, "u"), tuple(Reason.SUCCESSION_WITHOUT_SHARE, "v"));
    }

    @Test
    void successions_follow_each_other_up_to_today() {
        OrganisationSucceeded later = new OrganisationSucceeded(
                List.of(new Successor("w", null)),
                Given.decimal("5"),
                false,
                null,
                PartialDate.of(LocalDate.of(2015, 1, 1)));
        Organisations organisations = organisations(
                force("p", into("u", "1")),
                force("q", into("u", "2")),
                new OrganisationFacts("u", "u", new PartialDate("2013-01-01"), later, null),
                unit("w", "2015-01-01"));

        Comparison comparison = compare(FORCES, UNITS, organisations, Units.CURRENT);

        assertThat(comparison.organisations())
                .extracting(
                        OrganisationComparison::organisation, one -> one.mean().difference())
                .containsExactly(tuple("w", new Figure(fraction(1, 2), "0.5")));
    }

    @Test
    void a_predecessor_with_a_card_of_its_own_beside_the_unit_is_left_out_openly() {
        EditionFacts both =
                edition(2012, FRAMEWORK, Map.of("p", card("a", "4", "b", "6"), "u", card("a", "7", "b", "8")));

        assertThat(compare(both, UNITS, WEIGHED, Units.CURRENT).notComparable())
                .extracting(NotComparable::reason, NotComparable::organisation)
                .containsExactly(tuple(Reason.SCORED_BESIDE_SUCCESSOR, "p"));
    }

    @Test
    void a_unit_that_was_there_itself_is_not_made_of_what_joined_it_later() {
        Organisations organisations = organisations(lasting("u"), force("q", into("u", "2")));

        Comparison comparison = compare(FORCES, UNITS, organisations, Units.CURRENT);

        assertThat(comparison.organisations())
                .extracting(
                        OrganisationComparison::organisation, one -> one.from().mean())
                .contains(tuple("u", null));
        assertThat(comparison.notComparable())
                .extracting(NotComparable::reason, NotComparable::edition, NotComparable::organisation)
                .contains(tuple(Reason.SCORED_BESIDE_SUCCESSOR, 2010, "q"), tuple(Reason.NO_SCORECARD, 2010, "u"));
    }

    @Test
    void successions_in_a_circle_come_to_an_end_and_drop_nobody() {
        Organisations organisations = organisations(force("u", into("v", "1")), force("v", into("u", "1")));

        assertThat(compare(FORCES, UNITS, organisations, Units.CURRENT).organisations())
                .extracting(OrganisationComparison::organisation)
                .containsExactly("p", "q", "u");
    }

    @Test
    void who_was_not_there_is_told_from_who_was_not_scored() {
        Organisations organisations = organisations(
                lasting("p"),
                new OrganisationFacts("q", "q", PartialDate.UNKNOWN, null, LocalDate.of(2013, 1, 1)),
                unit("u", "2013-01-01"));

        assertThat(compare(FORCES, UNITS, organisations, Units.FORMER).notComparable())
                .extracting(NotComparable::reason, NotComparable::edition, NotComparable::organisation)
                .contains(
                        tuple(Reason.NO_SCORECARD, 2014, "p"),
                        tuple(Reason.ENDED, 2014, "q"),
                        tuple(Reason.DID_NOT_EXIST, 2010, "u"));
    }
}
