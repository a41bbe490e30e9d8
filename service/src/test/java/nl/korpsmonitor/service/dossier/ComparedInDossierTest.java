package nl.korpsmonitor.service.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import nl.korpsmonitor.command.inquiry.DossierOrder;
import nl.korpsmonitor.events.InquiryEvent.Language;
import nl.korpsmonitor.events.InquiryEvent.Version;
import nl.korpsmonitor.events.values.Code;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Who cites a comparison finds its figures in the document and in tables. Those of 2008 and 2010 are the published ones, which README.md tells. */
@Timeout(300)
@ExtendWith(SharedDossiers.class)
class ComparedInDossierTest {
    private static final String INQUIRY = "kv-published";

    private static final Pattern ROW = Pattern.compile("<tr>(.*?)</tr>", Pattern.DOTALL);

    private static final Map<Language, UnpackedDossier> PUBLISHED = new EnumMap<>(Language.class);

    private static UnpackedDossier invented = new UnpackedDossier(new TreeMap<>());

    @BeforeAll
    static void start(DossierFixture shared) {
        shared.answeredByPublished(INQUIRY);
        String checkpoint = shared.order(INQUIRY, Version.PUBLIC, Language.NL).checkpoint();
        for (Language language : Language.values()) {
            DossierOrder order = new DossierOrder(INQUIRY, 1, Version.PUBLIC, language, checkpoint, 1);
            PUBLISHED.put(language, UnpackedDossier.of(shared.make(order).zip()));
        }
        invented = UnpackedDossier.of(shared.compared());
    }

    private static UnpackedDossier published(Language language) {
        return Objects.requireNonNull(PUBLISHED.get(language));
    }

    /** The rows of the table with that caption, each as its cells with a stroke between them. */
    private static List<String> rows(UnpackedDossier dossier, String caption) {
        String page = dossier.text("document.html");
        int begin = page.indexOf("<caption>" + caption + "</caption>");
        assertThat(begin).as(caption).isNotNegative();
        String table = page.substring(begin, page.indexOf("</table>", begin));
        return ROW.matcher(table)
                .results()
                .map(row -> row.group(1).replaceAll("</t[hd]><t[hd][^>]*>", "|").replaceAll("<[^>]*>", ""))
                .toList();
    }

    @Test
    void the_document_shows_what_was_published_in_dutch() {
        UnpackedDossier dossier = published(Language.NL);
        assertThat(rows(dossier, "Gepubliceerde klassentotalen"))
                .containsExactly(
                        "Wie zijn geteld|Klasse|Editie 2008|Editie 2010|Verschil",
                        "25 regional forces|conform norm|6|12|6",
                        "25 regional forces|aandacht|14|9|-5",
                        "25 regional forces|onvoldoende|5|4|-1");
        assertThat(rows(dossier, "Klassentotalen van de vergeleken organisaties"))
                .as("of four forces the class of 2010 was published; nobody counts the others as zero")
                .containsExactly("Klasse|Editie 2008|Editie 2010", "onvoldoende|onbekend|4", "onbekend|4|0");
        assertThat(dossier.text("document.html"))
                .contains("Van 4 vergeleken organisaties is het verschil niet in delen te splitsen.");
    }

    @Test
    void the_document_shows_what_was_published_in_english() {
        UnpackedDossier dossier = published(Language.EN);
        assertThat(rows(dossier, "Published totals per class"))
                .containsExactly(
                        "Who are counted|Class|Edition 2008|Edition 2010|Difference",
                        "25 regional forces|conform norm|6|12|6",
                        "25 regional forces|aandacht|14|9|-5",
                        "25 regional forces|onvoldoende|5|4|-1");
        assertThat(rows(dossier, "Totals per class of the organisations compared"))
                .containsExactly("Class|Edition 2008|Edition 2010", "onvoldoende|unknown|4", "unknown|4|0");
    }

    @Test
    void the_same_totals_are_there_for_programs() {
        assertThat(published(Language.NL).text("comparisons/totalen_totals.csv").lines())
                .containsExactly(
                        "from,to,basis,codeFrom,codeTo,scopeFrom,scopeTo,scoreClass,countFrom,countTo,difference,fictitious",
                        "2008,2010,PUBLISHED,klassen-25-korpsen,klassen-25-korpsen,25 regional forces,25 regional forces,CONFORM_NORM,6,12,6,false",
                        "2008,2010,PUBLISHED,klassen-25-korpsen,klassen-25-korpsen,25 regional forces,25 regional forces,AANDACHT,14,9,-5,false",
                        "2008,2010,PUBLISHED,klassen-25-korpsen,klassen-25-korpsen,25 regional forces,25 regional forces,ONVOLDOENDE,5,4,-1,false",
                        "2008,2010,COUNTED,,,,,ONVOLDOENDE,,4,,false",
                        "2008,2010,COUNTED,,,,,UNKNOWN,4,0,,false");
    }

    @Test
    void transitions_and_the_parts_of_a_difference_are_shown_as_they_were_computed() {
        JsonNode comparison = invented.json("comparisons/vergelijking.json").get("comparison");
        List<String> went = new ArrayList<>();
        comparison
                .get("transitions")
                .forEach(cell -> went.add("2011,2013," + cell.get("from").asString() + ","
                        + cell.get("to").asString() + ","
                        + cell.get("organisations").size()));
        assertThat(went).hasSize(9);
        assertThat(invented.text("comparisons/vergelijking_transitions.csv")
                        .lines()
                        .skip(1))
                .zipSatisfy(went, (line, cell) -> assertThat(line).startsWith(cell + ","))
                .contains("2011,2013,ONVOLDOENDE,AANDACHT,1,fictief-kmar,true");
        assertThat(rows(
                        invented,
                        "Van de klasse in editie 2011 (rijen) naar die in editie 2013 (kolommen): aantal organisaties"))
                .containsExactly(
                        "Klasse|conform norm|aandacht|onvoldoende",
                        "conform norm|0|0|0",
                        "aandacht|0|0|0",
                        "onvoldoende|0|1|0");

        List<String> shown = new ArrayList<>(List.of("Organisatie|Verschil|Door dimensies|Door scores|Door gewichten"));
        List<String> lines = new ArrayList<>();
        comparison.get("organisations").forEach(each -> {
            JsonNode parts = each.get("parts");
            if (parts != null) {
                String name = invented.json("comparisons/vergelijking.json")
                        .at("/names/" + each.get("organisation").asString())
                        .asString();
                JsonNode full = each.get("fullMean");
                shown.add(String.join(
                        "|",
                        name,
                        full.at("/difference/rounded").asString(),
                        parts.at("/dimension/rounded").asString(),
                        parts.at("/score/rounded").asString(),
                        parts.at("/weight/rounded").asString()));
                lines.add(String.join(
                        ",",
                        "2011,2013",
                        each.get("organisation").asString(),
                        name,
                        full.at("/from/rounded").asString(),
                        full.at("/to/rounded").asString(),
                        both(full.get("difference")),
                        both(parts.get("dimension")),
                        both(parts.get("score")),
                        both(parts.get("weight")),
                        "true"));
            }
        });
        assertThat(lines).isNotEmpty();
        assertThat(rows(invented, "Waaruit het verschil van de volledige gemiddelden bestaat"))
                .isEqualTo(shown);
        assertThat(invented.text("comparisons/vergelijking_parts.csv").lines())
                .as("each organisation has a line, also without parts")
                .hasSize(1 + comparison.get("organisations").size())
                .containsAll(lines);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void what_can_not_be_compared_is_said_in_the_language_of_the_document(Language language) {
        UnpackedDossier dossier = published(language);
        String page = dossier.text("document.html");
        if (language == Language.NL) {
            assertThat(page)
                    .contains(
                            "<li>Van editie 2008 zijn alleen gepubliceerde klassentotalen bekend.",
                            "Van IJsselland is in editie 2008 niets vastgelegd.")
                    .doesNotContain("only published totals are known");
        } else {
            assertThat(page)
                    .contains(
                            "<li>Of edition 2008 only published totals are known.",
                            "Nothing is recorded of IJsselland in edition 2008.");
        }
        assertThat(dossier.json("comparisons/totalen.json")
                        .at("/comparison/notComparable/0/sentence")
                        .asString())
                .as("programs read what the API says")
                .isEqualTo("Of edition 2008 only published totals are known.");
    }

    private static String both(JsonNode figure) {
        return figure.get("rounded").asString() + "," + figure.get("exact").asString();
    }

    @Test
    void no_table_of_one_item_can_have_the_name_of_another_items() {
        JsonNode files = published(Language.NL).json("dossier.json").at("/items/0/files");
        List<String> stems = new ArrayList<>();
        files.forEach(file -> stems.add(file.asString()
                .substring("comparisons/".length(), file.asString().lastIndexOf('.'))));
        assertThat(stems)
                .hasSize(5)
                .filteredOn(stem -> !stem.equals("totalen"))
                .hasSize(3)
                .allSatisfy(stem -> assertThat(Code.isCode(stem)).isFalse());
    }

    @Test
    void who_verifies_finds_changed_totals_and_tables_that_are_left_out() {
        UnpackedDossier dossier =
                new UnpackedDossier(new TreeMap<>(published(Language.NL).files()));
        assertThat(dossier.contents().findings()).isEmpty();
        String totals = "comparisons/totalen_totals.csv";
        dossier.put(totals, dossier.text(totals).replace("CONFORM_NORM,6,12,6", "CONFORM_NORM,6,13,7"));
        dossier.files().remove("comparisons/totalen_parts.csv");
        assertThat(dossier.contents().findings())
                .extracting(finding -> finding.code() + " " + finding.where())
                .contains("comparison-differs data/" + totals, "comparison-missing data/comparisons/totalen_parts.csv");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void each_answer_is_marked_with_its_own_language(Language language) {
        assertThat(published(language).text("document.html"))
                .contains(
                        "<p class=\"text\" lang=\"en\">Most were adopted.</p>",
                        "<p class=\"text\" lang=\"nl\">Het meeste is overgenomen.</p>");
    }
}
