package nl.korpsmonitor.query.comparison;

import static nl.korpsmonitor.query.comparison.Given.lasting;
import static nl.korpsmonitor.query.comparison.Given.noted;
import static nl.korpsmonitor.query.comparison.Given.organisations;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import nl.korpsmonitor.events.EditionEvent.Provenance;
import nl.korpsmonitor.events.EditionEvent.TotalsPublished;
import nl.korpsmonitor.events.values.Document;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.ScoreClass;
import nl.korpsmonitor.events.values.Source;
import nl.korpsmonitor.query.comparison.NotComparable.Reason;
import org.junit.jupiter.api.Test;

/** The published figures of 2008 and 2010 (Kamerstuk 28 638, nr. 54; for the 26 forces NRC of 3 June 2011). */
class PublishedTotalsTest {
    private static final Source SOURCE = new Source(
            new Document("kst-28638-54", "Kamerstuk 28 638, nr. 54", PartialDate.UNKNOWN, null, null, null, null),
            null,
            PartialDate.UNKNOWN,
            PartialDate.UNKNOWN);
    private static final TotalsPublished OF_2008 = totals("regional-forces", "25 regional forces", 6, 14, 5);
    private static final TotalsPublished OF_2010 = totals("regional-forces", "25 regional forces", 12, 9, 4);

    private static TotalsPublished totals(String code, String scope, int conformNorm, int aandacht, int onvoldoende) {
        return new TotalsPublished(
                code,
                scope,
                Map.of(
                        ScoreClass.CONFORM_NORM, conformNorm,
                        ScoreClass.AANDACHT, aandacht,
                        ScoreClass.ONVOLDOENDE, onvoldoende),
                SOURCE,
                PartialDate.UNKNOWN);
    }

    private static EditionFacts noted2008(TotalsPublished... totals) {
        return new EditionFacts(2008, Provenance.NOTED_FROM_SOURCES, false, null, Map.of(), List.of(totals), Map.of());
    }

    private static EditionFacts noted2010(TotalsPublished... totals) {
        return new EditionFacts(
                2010,
                Provenance.NOTED_FROM_SOURCES,
                false,
                null,
                Map.of("ijsselland", noted(ScoreClass.ONVOLDOENDE)),
                List.of(totals),
                Map.of());
    }

    private static Comparison compare(EditionFacts from, EditionFacts to) {
        return Comparison.between(from, to, organisations(lasting("ijsselland")), ComparisonOptions.DEFAULT);
    }

    @Test
    void totals_are_compared_as_totals() {
        Comparison comparison = compare(noted2008(OF_2008), noted2010(OF_2010));

        assertThat(comparison.publishedTotals()).hasSize(1);
        TotalsComparison totals = comparison.publishedTotals().getFirst();
        assertThat(totals.from()).isEqualTo(OF_2008);
        assertThat(totals.to()).isEqualTo(OF_2010);
        assertThat(totals.sameScope()).isTrue();
        assertThat(totals.countedFrom()).isEqualTo(25);
        assertThat(totals.countedTo()).isEqualTo(25);
        assertThat(totals.difference())
                .isEqualTo(Map.of(ScoreClass.CONFORM_NORM, 6, ScoreClass.AANDACHT, -5, ScoreClass.ONVOLDOENDE, -1));
    }

    @Test
    void what_is_not_known_is_listed_and_not_made_up() {
        Comparison comparison = compare(noted2008(OF_2008), noted2010(OF_2010));

        assertThat(comparison.from().classes())
                .as("no organisation's class is known")
                .isNull();
        assertThat(comparison.to().classes())
                .as("one class of one organisation is known; that nobody has another is not")
                .isEqualTo(new ClassTotals(Map.of(ScoreClass.ONVOLDOENDE, 1), 0));
        assertThat(comparison.transitions()).isEmpty();
        assertThat(comparison.organisations())
                .extracting(OrganisationComparison::classFrom, OrganisationComparison::classTo)
                .containsExactly(tuple(null, ScoreClass.ONVOLDOENDE));
        assertThat(comparison.notComparable())
                .extracting(NotComparable::reason, NotComparable::edition, NotComparable::organisation)
                .containsExactly(
                        tuple(Reason.ONLY_TOTALS_KNOWN, 2008, null),
                        tuple(Reason.NO_FRAMEWORK, 2010, null),
                        tuple(Reason.ORGANISATIONS_DIFFER, null, null),
                        tuple(Reason.NO_SCORECARD, 2008, "ijsselland"),
                        tuple(Reason.ONLY_CLASS_KNOWN, 2010, "ijsselland"));
    }

    @Test
    void totals_over_other_organisations_are_compared_with_reserve() {
        Comparison comparison = compare(noted2008(OF_2008), noted2010(totals("nrc", "26 forces", 12, 10, 4)));

        assertThat(comparison.publishedTotals())
                .extracting(TotalsComparison::sameScope, TotalsComparison::countedTo)
                .containsExactly(tuple(false, 26));
        assertThat(comparison.notComparable()).extracting(NotComparable::reason).contains(Reason.TOTALS_SCOPE_DIFFERS);
    }

    @Test
    void totals_of_the_same_scope_go_together_and_the_others_are_listed() {
        Comparison comparison = compare(noted2008(OF_2008), noted2010(totals("nrc", "26 forces", 12, 10, 4), OF_2010));

        assertThat(comparison.publishedTotals())
                .extracting(TotalsComparison::to)
                .containsExactly(OF_2010);
        assertThat(comparison.notComparable())
                .extracting(NotComparable::reason, NotComparable::edition)
                .contains(tuple(Reason.TOTALS_WITHOUT_COUNTERPART, 2010));
    }

    @Test
    void a_class_that_one_source_does_not_count_has_no_difference() {
        TotalsPublished partial = new TotalsPublished(
                "regional-forces",
                "25 regional forces",
                Map.of(ScoreClass.ONVOLDOENDE, 4),
                SOURCE,
                PartialDate.UNKNOWN);

        Comparison comparison = compare(noted2008(OF_2008), noted2010(partial));

        assertThat(comparison.publishedTotals().getFirst().difference()).isEqualTo(Map.of(ScoreClass.ONVOLDOENDE, -1));
        assertThat(comparison.notComparable())
                .filteredOn(one -> one.reason() == Reason.CLASS_NOT_COUNTED)
                .hasSize(2);
    }
}
