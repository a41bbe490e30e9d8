package nl.korpsmonitor.service.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import nl.korpsmonitor.events.EditionEvent.Provenance;
import nl.korpsmonitor.events.InquiryEvent.EvidenceCited;
import nl.korpsmonitor.events.InquiryEvent.Language;
import nl.korpsmonitor.events.values.Evidence;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.query.comparison.Change;
import nl.korpsmonitor.query.comparison.ComparedEdition;
import nl.korpsmonitor.query.comparison.Comparison;
import nl.korpsmonitor.query.comparison.ComparisonOptions;
import nl.korpsmonitor.query.comparison.EditionResult;
import nl.korpsmonitor.query.comparison.OrganisationComparison;
import nl.korpsmonitor.service.dossier.contents.Item;
import nl.korpsmonitor.service.dossier.contents.Words;
import org.junit.jupiter.api.Test;

class ComparedDataTest {
    private static final Change NOTHING = new Change(null, null, null);

    private static OrganisationComparison organisation(int number) {
        EditionResult none = new EditionResult(null, null, false, List.of());
        return new OrganisationComparison(
                "o-" + number,
                none,
                none,
                NOTHING,
                null,
                null,
                NOTHING,
                NOTHING,
                null,
                List.of(),
                List.of(),
                List.of());
    }

    private static Item item(int organisations) {
        Comparison comparison = new Comparison(
                new ComparedEdition(2008, Provenance.NOTED_FROM_SOURCES, false, false, null),
                new ComparedEdition(2010, Provenance.NOTED_FROM_SOURCES, false, false, null),
                ComparisonOptions.DEFAULT,
                false,
                null,
                IntStream.range(0, organisations)
                        .mapToObj(ComparedDataTest::organisation)
                        .toList(),
                List.of(),
                List.of(),
                List.of());
        return new Item(
                new EvidenceCited("x", new Evidence(7L, null, null), null, null, PartialDate.UNKNOWN),
                Item.Kind.COMPARISON,
                List.of(7L),
                false,
                new TreeMap<>(),
                Optional.empty(),
                Optional.of(comparison),
                new TreeMap<>());
    }

    @Test
    void a_long_table_is_cut_and_says_how_many_rows_the_files_have_more() {
        Words words = Words.in(Language.NL);
        assertThat((List<?>) ComparedData.of(item(203), words).get("compared")).hasSize(200);
        assertThat(ComparedData.of(item(203), words)).containsEntry("comparedMore", "3");
        assertThat(ComparedData.of(item(200), words)).containsEntry("comparedMore", null);
    }
}
