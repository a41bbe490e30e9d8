package nl.korpsmonitor.query.comparison;

import static nl.korpsmonitor.query.comparison.Given.card;
import static nl.korpsmonitor.query.comparison.Given.decimal;
import static nl.korpsmonitor.query.comparison.Given.edition;
import static nl.korpsmonitor.query.comparison.Given.force;
import static nl.korpsmonitor.query.comparison.Given.fraction;
import static nl.korpsmonitor.query.comparison.Given.into;
import static nl.korpsmonitor.query.comparison.Given.noted;
import static nl.korpsmonitor.query.comparison.Given.organisations;
import static nl.korpsmonitor.query.comparison.Given.plain;
import static nl.korpsmonitor.query.comparison.Given.unit;
import static nl.korpsmonitor.query.comparison.Given.with;
import static nl.korpsmonitor.query.comparison.Given.withMapping;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import nl.korpsmonitor.events.values.FocusArea;
import nl.korpsmonitor.events.values.Framework.Scale;
import nl.korpsmonitor.events.values.ScoreClass;
import nl.korpsmonitor.query.comparison.ComparisonOptions.Units;
import nl.korpsmonitor.query.comparison.NotComparable.Reason;
import org.junit.jupiter.api.Test;

class TrendTest {
    private static final Organisations ORGANISATIONS =
            organisations(force("p", into("u", "1")), unit("u", "2013-01-01"));
    private static final EditionFacts ONLY_CLASS = edition(2008, null, Map.of("p", noted(ScoreClass.AANDACHT)));
    private static final EditionFacts SCORED = edition(2010, plain("a", "b"), Map.of("p", card("a", "4", "b", "7")));
    private static final EditionFacts OF_UNITS = edition(2014, plain("a"), Map.of("u", card("a", "8")));

    @Test
    void every_edition_has_its_point_and_every_gap_its_reason() {
        List<Trend> trends = Trend.of(List.of(OF_UNITS, SCORED, ONLY_CLASS), ORGANISATIONS, Units.FORMER);

        assertThat(trends).extracting(Trend::organisation).containsExactly("p", "u");
        List<Trend.Point> points = trends.getFirst().points();
        assertThat(points).extracting(Trend.Point::year).containsExactly(2008, 2010, 2014);
        assertThat(points)
                .extracting(Trend.Point::result)
                .containsExactly(
                        new EditionResult(null, ScoreClass.AANDACHT, true, List.of()),
                        new EditionResult(new Figure(fraction(11, 2), "5.5"), ScoreClass.AANDACHT, false, List.of()),
                        new EditionResult(null, null, false, List.of()));
        assertThat(points.get(1).focusAreas())
                .isEqualTo(Map.of(FocusArea.ORGANISATION, new Figure(fraction(11, 2), "5.5")));
        assertThat(points)
                .extracting(point ->
                        point.gaps().stream().map(NotComparable::reason).toList())
                .containsExactly(
                        List.of(Reason.NO_FRAMEWORK, Reason.ONLY_CLASS_KNOWN), List.of(), List.of(Reason.SUCCEEDED));
    }

    @Test
    void todays_unit_goes_on_where_its_force_ended() {
        Trend trend = Trend.of("u", List.of(SCORED, OF_UNITS), ORGANISATIONS, Units.CURRENT);

        assertThat(trend.points())
                .extracting(
                        point -> point.result().mean(), point -> point.result().rolledUpFrom())
                .containsExactly(
                        tuple(new Figure(fraction(11, 2), "5.5"), List.of("p")),
                        tuple(new Figure(fraction(8, 1), "8.0"), List.of()));
    }

    @Test
    void another_scale_breaks_the_line_with_or_without_a_mapping() {
        EditionFacts hundred = edition(
                2012,
                with(plain("a", "b"), new Scale(decimal("0"), decimal("100"), decimal("1"))),
                Map.of("p", card("a", "60", "b", "80")));

        for (EditionFacts later : List.of(hundred, withMapping(hundred, 2010, "10", "0"))) {
            Trend trend = Trend.of("p", List.of(SCORED, later), ORGANISATIONS, Units.FORMER);
            assertThat(trend.notComparable()).extracting(NotComparable::reason).containsExactly(Reason.SCALE_DIFFERS);
        }
    }

    @Test
    void an_organisation_that_nobody_assessed_is_all_gaps() {
        Trend trend = Trend.of("x", List.of(SCORED), ORGANISATIONS, Units.FORMER);

        assertThat(trend.points().getFirst().gaps())
                .extracting(NotComparable::reason)
                .containsExactly(Reason.NO_SCORECARD);
    }
}
