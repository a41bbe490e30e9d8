package nl.korpsmonitor.service.dossier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nl.korpsmonitor.events.InquiryEvent.Language;
import nl.korpsmonitor.events.InquiryEvent.Version;
import nl.korpsmonitor.service.dossier.contents.ShownEvent;
import nl.korpsmonitor.transparency.disclosure.Disclosure;
import nl.korpsmonitor.transparency.verify.Finding;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** An inventory that somebody changed, who calculated the manifests again. In both versions and languages, as words and decisions differ. */
@Timeout(300)
@ExtendWith(SharedDossiers.class)
class VerifyInventoryTest {
    private static final String LETTER_FILE = "documents/" + DossierFixture.LETTER_NAME + ".txt";

    private static DossierFixture fixture;

    private UnpackedDossier dossier = new UnpackedDossier(Collections.emptySortedMap());
    private InventoryFile inventory = new InventoryFile(List.of());

    @BeforeAll
    static void start(DossierFixture shared) {
        fixture = shared;
    }

    private void take(Version version, Language language) {
        dossier = UnpackedDossier.of(fixture.made(version, language));
        inventory = InventoryFile.of(dossier);
    }

    private List<Finding> findings() {
        inventory.putInto(dossier);
        return dossier.contents().findings();
    }

    private List<String> notChecked() {
        inventory.putInto(dossier);
        return dossier.contents().notChecked();
    }

    /** What is found of a cell. */
    private static Finding differs(int line, String column, String expected, String found) {
        return Finding.of(
                        "inventory-differs",
                        "data/inventory.csv",
                        "Line " + line + ", column " + column + ", is not what the dossier gives")
                .differing(expected, found);
    }

    /** Changes a cell; what is to be found. */
    private Finding change(int line, String column, String cell) {
        Finding finding = differs(line, column, inventory.get(line, column), cell);
        assertThat(cell).isNotEqualTo(finding.expected());
        inventory.set(line, column, cell);
        return finding;
    }

    private int first(String kind) {
        return inventory.with("kind", kind).getFirst();
    }

    @ParameterizedTest
    @CsvSource({"PUBLIC,NL", "PUBLIC,EN", "CONFIDENTIAL,NL", "CONFIDENTIAL,EN"})
    void each_cell_that_is_changed_is_found_and_named(Version version, Language language) {
        take(version, language);
        assertThat(findings()).isEmpty();
        Map<String, String> changes = new LinkedHashMap<>(Map.of(
                "item", "other",
                "kind", "OTHER",
                "what", "A thing.",
                "positions", "1 2 3",
                "file", "events/1.event.json",
                "ground", "5.1-2-i",
                "explanation", "Because."));
        List<Finding> expected = new ArrayList<>();
        for (String kind :
                List.of("QUESTION", "ANSWER", "EVENT", "STATE", "RECONSTRUCTION", "DOCUMENT", "GROUND", "VALUE")) {
            int line = first(kind);
            changes.forEach((column, cell) -> expected.add(change(line, column, cell)));
            expected.add(
                    change(line, "decision", inventory.get(line, "decision").equals("PUBLIC") ? "WITHHELD" : "PUBLIC"));
        }
        assertThat(findings()).containsExactlyInAnyOrderElementsOf(expected);
    }

    @ParameterizedTest
    @CsvSource({"PUBLIC,NL", "PUBLIC,EN", "CONFIDENTIAL,NL", "CONFIDENTIAL,EN"})
    void each_line_that_is_left_out_or_invented_is_found(Version version, Language language) {
        take(version, language);
        dossier.files().remove(LETTER_FILE);
        List<Integer> values = inventory.with("kind", "VALUE");
        List<Integer> leftOut = List.of(
                inventory.with("item", "kaart").getFirst(),
                inventory.with("file", LETTER_FILE).getFirst(),
                first("GROUND"),
                values.getFirst(),
                values.get(1),
                values.getLast());
        List<String> expected =
                new ArrayList<>(leftOut.stream().map(inventory::text).toList());
        expected.remove(1);
        leftOut.reversed().forEach(line -> inventory.lines().remove(line.intValue()));
        inventory.number();
        List<Finding> found = new ArrayList<>(findings());
        assertThat(found).extracting(Finding::code).containsOnly("inventory-lacks");
        assertThat(found.remove(1).expected())
                .as("that of the letter would say that its file is not there")
                .contains(DossierFixture.LETTER_NAME, "NOT_INCLUDED");
        assertThat(found).extracting(Finding::expected).containsExactlyElementsOf(expected);

        take(version, language);
        int copied = values.get(1);
        inventory.lines().add(copied, new ArrayList<>(inventory.lines().get(copied)));
        inventory.set(copied, "what", inventory.get(copied, "what").replaceFirst("/", "/other/"));
        inventory.number();
        assertThat(findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("inventory-names-missing");
            assertThat(finding.message()).startsWith("Line " + copied + " lists what is not there");
            assertThat(finding.found()).isEqualTo(inventory.text(copied));
        });
    }

    @ParameterizedTest
    @CsvSource({"PUBLIC,NL", "CONFIDENTIAL,EN"})
    void lines_and_numbers_out_of_order_and_files_of_other_items_are_found(Version version, Language language) {
        take(version, language);
        List<Integer> values = inventory.with("kind", "VALUE");
        Collections.swap(inventory.lines(), values.get(0), values.get(1));
        inventory.number();
        assertThat(findings())
                .extracting(Finding::code)
                .containsExactlyInAnyOrder("inventory-lacks", "inventory-names-missing");

        take(version, language);
        inventory.set(4, "number", "5");
        inventory.set(5, "number", "4");
        assertThat(findings())
                .containsExactly(
                        differs(4, "number", "4", "5"), differs(5, "number", "6", "4"), differs(6, "number", "5", "6"));
        inventory.set(5, "number", "5 ");
        assertThat(findings()).contains(differs(5, "number", "6", "5 "));

        take(version, language);
        int card = inventory.with("item", "kaart").getFirst();
        int recommendation = inventory.with("item", "aanbeveling").getFirst();
        String file = inventory.get(card, "file");
        assertThat(List.of(
                        change(card, "file", inventory.get(recommendation, "file")),
                        change(recommendation, "file", file)))
                .isEqualTo(findings());
    }

    @ParameterizedTest
    @CsvSource({"PUBLIC,NL", "PUBLIC,EN", "CONFIDENTIAL,NL", "CONFIDENTIAL,EN"})
    void what_words_say_by_codes_titles_positions_and_hashes_is_compared(Version version, Language language) {
        take(version, language);
        List<Finding> expected = new ArrayList<>();
        expected.add(change(first("QUESTION"), "what", inventory.get(first("ANSWER"), "what")));
        for (Map.Entry<String, String> each : Map.of(
                        "ANSWER", DossierFixture.CODE,
                        "EVENT", "recommendation/2011/r-03",
                        "STATE", "scorecard/2011/fictief-haaglanden",
                        "DOCUMENT", "Een nota",
                        "VALUE", "/")
                .entrySet()) {
            int line = Stream.of(each)
                    .flatMap(one -> inventory.with("kind", one.getKey()).stream())
                    .filter(one -> inventory.get(one, "what").contains(each.getValue()))
                    .findFirst()
                    .orElseThrow();
            expected.add(
                    change(line, "what", inventory.get(line, "what").replace(each.getValue(), each.getValue() + "x")));
        }
        int reconstruction = first("RECONSTRUCTION");
        String known = String.valueOf(fixture.knownAt);
        expected.add(change(
                reconstruction,
                "what",
                inventory
                        .get(reconstruction, "what")
                        .replace(known, "then")
                        .replace("2013-11-01", known)
                        .replace("then", "2013-11-01")));
        int letter = inventory.with("file", LETTER_FILE).getFirst();
        expected.add(change(
                letter,
                "explanation",
                inventory
                        .get(letter, "explanation")
                        .replace(
                                UnpackedDossier.sha256(DossierFixture.LETTER.getBytes(UTF_8)),
                                UnpackedDossier.sha256(DossierFixture.MEMORANDUM.getBytes(UTF_8)))));
        assertThat(findings()).containsExactlyInAnyOrderElementsOf(expected);
    }

    @ParameterizedTest
    @CsvSource({"NL,vertrouwelijke waarde,geheim gegeven", "EN,confidential value,a secret"})
    void words_of_another_release_are_told_and_are_no_fault(Language language, String words, String other) {
        take(Version.CONFIDENTIAL, language);
        List<Integer> values = inventory.with("kind", "VALUE");
        values.forEach(
                line -> inventory.set(line, "what", inventory.get(line, "what").replace(words, other)));
        assertThat(findings()).isEmpty();
        assertThat(notChecked())
                .anySatisfy(text -> assertThat(text)
                        .contains(
                                "calls things in " + values.size() + " places",
                                "expected '" + words,
                                "found '" + other));

        take(Version.CONFIDENTIAL, language);
        // Of this line's field and event there are more.
        String said = inventory.get(values.getFirst(), "what");
        Finding one = change(values.getFirst(), "what", said.replace(words, other));
        assertThat(findings()).as("a release says the same in the same words").containsExactly(one);
        assertThat(notChecked()).noneMatch(text -> text.contains("calls things"));

        take(Version.CONFIDENTIAL, language);
        values.forEach(
                line -> inventory.set(line, "what", inventory.get(line, "what").replace(words, "=" + other)));
        assertThat(findings()).as("a spreadsheet would run it").hasSameSizeAs(values);
    }

    @ParameterizedTest
    @CsvSource({"PUBLIC,NL,Besloten op positie 77.", "CONFIDENTIAL,EN,Decided at position 77."})
    void of_a_value_that_is_not_shown_it_says_what_the_file_of_the_event_says(
            Version version, Language language, String decidedAt) {
        take(version, language);
        int line = inventory.with("kind", "VALUE").stream()
                .filter(each -> inventory.get(each, "positions").equals(String.valueOf(fixture.registered)))
                .findFirst()
                .orElseThrow();
        notShown("withheld");
        List<Finding> expected = Stream.of(
                        change(line, "decision", "WITHHELD"),
                        change(line, "ground", "5.1-2-i"),
                        change(line, "explanation", decidedAt))
                .map(each -> each.differing(String.valueOf(each.found()), String.valueOf(each.expected())))
                .toList();
        assertThat(findings()).isEmpty();
        assertThat(notChecked())
                .anySatisfy(text -> assertThat(text).startsWith("Why ").contains("is the word of"));

        take(version, language);
        notShown("withheld");
        assertThat(findings()).containsExactlyElementsOf(expected);

        inventory.set(line, "decision", "ERASED");
        inventory.set(line, "ground", "5.1-2-i");
        inventory.set(line, "explanation", decidedAt.replace("77", "78"));
        assertThat(findings())
                .containsExactly(
                        differs(line, "decision", "WITHHELD", "ERASED"),
                        differs(line, "explanation", decidedAt, decidedAt.replace("77", "78")));
    }

    @Test
    void a_value_of_which_the_file_of_the_event_says_nothing_is_found() {
        take(Version.PUBLIC, Language.NL);
        notShown("shown");
        assertThat(findings())
                .extracting(Finding::code, Finding::position)
                .containsExactly(tuple("not-shown-missing", fixture.registered));
    }

    /** Has the file of the question say that its confidential value is not shown, in that word. */
    private void notShown(String word) {
        String file = ShownEvent.file(fixture.registered);
        ObjectNode bundle = (ObjectNode) dossier.json(file);
        ArrayNode disclosures = (ArrayNode) bundle.get("disclosures");
        String digest = disclosures.isEmpty()
                ? bundle.at("/notShown/0/digest").asString()
                : Disclosure.parse(disclosures.get(0).asString()).digest().base64Url();
        disclosures.removeAll();
        bundle.putArray("notShown")
                .addObject()
                .put("digest", digest)
                .put("field", "/askedByName")
                .put("confidential", word)
                .put("ground", "5.1-2-i")
                .put("decidedAt", 77);
        dossier.put(file, bundle.toString());
    }

    @ParameterizedTest
    @CsvSource({"PUBLIC,NL", "CONFIDENTIAL,EN"})
    void whether_a_document_is_included_follows_from_its_file(Version version, Language language) {
        take(version, language);
        int letter = inventory.with("file", LETTER_FILE).getFirst();
        dossier.files().remove(LETTER_FILE);
        assertThat(findings())
                .extracting(Finding::message, Finding::expected, Finding::found)
                .contains(
                        tuple(differs(letter, "decision", "", "").message(), "NOT_INCLUDED", "PUBLIC"),
                        tuple(differs(letter, "file", "", "").message(), "", LETTER_FILE))
                .hasSize(3);
    }

    @Test
    void what_a_spreadsheet_would_run_is_found_where_its_mark_was_taken_away() {
        take(Version.PUBLIC, Language.NL);
        int line = inventory.with("item", "besluit").getFirst();
        assertThat(inventory.get(line, "explanation")).startsWith("'=");
        Finding expected = change(line, "explanation", DossierFixture.ATTACK);
        assertThat(findings()).containsExactly(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"number", "item", "kind", "what", "positions", "file", "decision", "ground", "explanation"})
    void an_inventory_without_a_column_or_with_two_of_a_name_is_found(String column) {
        take(Version.PUBLIC, Language.NL);
        inventory.lines().getFirst().add(column);
        inventory.lines().stream().skip(1).forEach(line -> line.add(line.get(inventory.column(column))));
        assertThat(findings()).extracting(Finding::code).containsExactly("inventory-malformed");

        take(Version.PUBLIC, Language.NL);
        inventory.lines().getFirst().set(inventory.column(column), "other");
        assertThat(findings()).extracting(Finding::code).containsExactly("inventory-malformed");
    }

    @Test
    void an_inventory_with_a_line_that_is_too_short_or_too_long_is_found_and_a_column_more_is_told() {
        take(Version.PUBLIC, Language.NL);
        inventory.lines().add(List.of("999", "", "VALUE"));
        assertThat(findings()).extracting(Finding::code).containsExactly("inventory-malformed");

        take(Version.PUBLIC, Language.NL);
        inventory.lines().getLast().add("But that is not true.");
        assertThat(findings()).extracting(Finding::code).containsExactly("inventory-malformed");

        take(Version.PUBLIC, Language.NL);
        inventory.lines().getFirst().add("weight");
        inventory.lines().stream().skip(1).forEach(line -> line.add("1"));
        assertThat(findings()).isEmpty();
        assertThat(notChecked()).contains("The inventory's column weight, which this program does not know");
    }

    @Test
    void where_not_all_can_be_derived_it_is_told_that_the_inventory_was_not_compared() {
        take(Version.PUBLIC, Language.NL);
        dossier.files().remove(ShownEvent.file(fixture.decision));
        inventory.lines().removeLast();
        assertThat(findings())
                .extracting(Finding::code)
                .contains("event-left-out")
                .noneMatch(code -> code.startsWith("inventory-"));
        assertThat(notChecked()).contains("The inventory: not all that it lists can be derived");
    }
}
