package nl.korpsmonitor.service.dossier;

import static nl.korpsmonitor.service.testing.Fixture.body;
import static nl.korpsmonitor.service.testing.Fixture.created;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import nl.korpsmonitor.command.inquiry.DossierOrder;
import nl.korpsmonitor.command.inquiry.MadeDossier;
import nl.korpsmonitor.events.InquiryEvent.DossierIssued;
import nl.korpsmonitor.events.InquiryEvent.Language;
import nl.korpsmonitor.events.InquiryEvent.Version;
import nl.korpsmonitor.events.problems.RefusedException;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.service.testing.Browser;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openqa.selenium.WebDriver;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import tools.jackson.databind.JsonNode;

/** What is in a dossier, and that it is the same whenever it is made. */
@Timeout(300)
@ExtendWith(SharedDossiers.class)
class LedgerDossiersTest {
    private static DossierFixture fixture;

    @BeforeAll
    static void start(DossierFixture shared) {
        VeraGreenfieldFoundryProvider.initialise();
        fixture = shared;
    }

    /** Made once, without a comparison. */
    private static UnpackedDossier made(Version version, Language language) {
        return UnpackedDossier.of(fixture.made(version, language));
    }

    private static UnpackedDossier compared() {
        return UnpackedDossier.of(fixture.compared());
    }

    private static List<CSVRecord> inventory(UnpackedDossier dossier) throws Exception {
        try (CSVParser parser = CSVParser.parse(
                new StringReader(dossier.text("inventory.csv")),
                CSVFormat.RFC4180
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get())) {
            return parser.getRecords();
        }
    }

    @Test
    void a_state_in_it_is_what_a_state_read_shows_everybody() {
        UnpackedDossier dossier = made(Version.PUBLIC, Language.NL);
        JsonNode facts = dossier.json("states/aanbeveling.json").get("facts");
        JsonNode read = body(fixture.service.get("/v1/recommendations/2011/r-03?knownAt=" + fixture.knownAt), 200);
        assertThat(facts.get("/status")).isEqualTo(read.get("status"));
        assertThat(facts.get("/text")).isEqualTo(read.get("text"));
        JsonNode card = dossier.json("states/kaart.json").get("facts");
        JsonNode readCard = body(
                fixture.service.get("/v1/editions/2011/scorecards/fictief-haaglanden?knownAt=" + fixture.knownAt), 200);
        assertThat(card.get("/mean/rounded")).isEqualTo(readCard.at("/mean/rounded"));
        assertThat(card.get("/scoreClass")).isEqualTo(readCard.get("scoreClass"));
        assertThat(card.get("/dimensions/formatie/status").asString()).isEqualTo("RECTIFIED");
        assertThat(card.has("/dimensions/formatie/recordedBy"))
                .as("who proposed it is in an event that is not public")
                .isFalse();
    }

    @Test
    void stored_documents_are_in_it_as_far_as_its_version_may_have_them() throws Exception {
        UnpackedDossier open = made(Version.PUBLIC, Language.NL);
        assertThat(open.text("documents/kst-28638-103.txt")).isEqualTo(DossierFixture.LETTER);
        assertThat(open.text("documents/kst-28638-103.txt.mdto.xml")).contains("x-fmt/111");
        assertThat(open.files()).doesNotContainKey("documents/fictieve-nota.txt");
        assertThat(documentLine(open, "fictieve-nota").get("decision")).isEqualTo("NOT_INCLUDED");
        UnpackedDossier confidential = made(Version.CONFIDENTIAL, Language.NL);
        assertThat(confidential.text("documents/fictieve-nota.txt")).isEqualTo(DossierFixture.MEMORANDUM);
        assertThat(documentLine(confidential, "fictieve-nota").get("decision")).isEqualTo("SHOWN");
        assertThat(documentLine(confidential, "kst-28638-103").get("decision")).isEqualTo("PUBLIC");
    }

    private static CSVRecord documentLine(UnpackedDossier dossier, String identifier) throws Exception {
        return inventory(dossier).stream()
                .filter(line ->
                        line.get("kind").equals("DOCUMENT") && line.get("what").startsWith(identifier))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_comparison_in_it_is_what_the_api_compares() {
        JsonNode found = compared().json("comparisons/vergelijking.json").get("comparison");
        JsonNode read = body(
                fixture.service.get(
                        "/v1/comparisons/2011/2013?basis=like-for-like&weights=equal&knownAt=" + fixture.knownAt),
                200);
        assertThat(found.get("organisations")).isNotEmpty().isEqualTo(read.get("organisations"));
        assertThat(found.get("transitions")).isEqualTo(read.get("transitions"));
        assertThat(found.get("notComparable")).isEqualTo(read.get("notComparable"));
    }

    @Test
    void a_reconstruction_is_labelled_and_is_the_one_that_the_api_gives() {
        UnpackedDossier dossier = made(Version.PUBLIC, Language.NL);
        JsonNode state = dossier.json("states/toen.json");
        JsonNode read = body(
                fixture.service.get("/v1/reconstructions?subject=recommendation/2012/per-eenheid&asOf=2013-11-01"),
                200);
        assertThat(state.get("attested").asBoolean()).isFalse();
        assertThat(state.get("facts")).isNotEmpty().isEqualTo(read.at("/items/0/facts"));
        assertThat(dossier.text("document.html")).contains("RECONSTRUCTIE VAN 2013-11-01");
    }

    @Test
    void the_public_version_shows_no_confidential_value_and_says_of_each_why_not() throws Exception {
        MadeDossier made = fixture.make(fixture.order(Version.PUBLIC, Language.NL));
        assertThat(made.disclosed()).isEmpty();
        UnpackedDossier dossier = UnpackedDossier.of(made.zip());
        dossier.files().forEach((name, bytes) -> {
            if (!name.endsWith(".jar") && !name.endsWith(".pdf")) {
                assertThat(dossier.text(name)).as(name).doesNotContain(DossierFixture.ASKER);
            }
        });
        List<CSVRecord> values = inventory(dossier).stream()
                .filter(line -> line.get("kind").equals("VALUE"))
                .toList();
        assertThat(values)
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.get("decision")).isEqualTo("NOT_DISCLOSED"));
        assertThat(values).extracting(line -> line.get("positions")).contains(String.valueOf(fixture.registered));
    }

    @Test
    void the_confidential_version_shows_them_after_the_viewing_was_recorded_and_names_them() throws Exception {
        List<Map<Subject, Long>> viewings = new ArrayList<>();
        LedgerDossiers maker = fixture.maker(DossierLimits.USUAL, viewings);
        DossierOrder order = fixture.order(Version.CONFIDENTIAL, Language.NL);
        assertThat(maker.make(order, null).disclosed())
                .as("who does not say why opens nothing")
                .isEmpty();
        assertThat(viewings).isEmpty();
        MadeDossier made = maker.make(order, "A test.");
        assertThat(viewings).hasSize(1);
        assertThat(viewings.getFirst()).containsEntry(Subject.inquiry(DossierFixture.CODE), fixture.registered);
        assertThat(made.disclosed())
                .anySatisfy(each -> {
                    assertThat(each.position()).isEqualTo(fixture.registered);
                    assertThat(each.fields()).containsExactly("/askedByName");
                })
                .anySatisfy(each -> assertThat(each.position()).isEqualTo(fixture.decision));
        UnpackedDossier dossier = UnpackedDossier.of(made.zip());
        assertThat(dossier.text("document.html")).contains(DossierFixture.ASKER).contains("VERTROUWELIJKE uitgave");
        long shown = inventory(dossier).stream()
                .filter(line -> line.get("kind").equals("VALUE"))
                .filter(line -> line.get("decision").equals("SHOWN"))
                .count();
        assertThat(shown)
                .isEqualTo(made.disclosed().stream()
                        .mapToInt(each -> each.fields().size())
                        .sum());
    }

    @Test
    void the_same_order_gives_the_same_bytes_also_after_later_events() {
        fixture.answered("kv-same");
        DossierOrder open = fixture.order("kv-same", Version.PUBLIC, Language.EN);
        DossierOrder closed = fixture.order("kv-same", Version.CONFIDENTIAL, Language.NL);
        byte[] first = fixture.make(open).zip();
        MadeDossier confidential = fixture.make(closed);
        fixture.post("", """
                {"code": "later-%d", "kind": "MOTION", "source": "kst-28638-103", "askedBy": "Tweede Kamer",
                 "question": "En nu?", "receivedOn": "2014-03-03", "dueOn": "2014-05-01",
                 "ownerOrganisation": "fictief-landelijke-eenheid", "ownerOffice": "directie", "fictitious": true,
                 "occurredOn": "2014-03-03"}""".formatted(fixture.ledger.size()));
        fixture.post("/kv-same/amendments", """
                {"text": "Niet alles.", "language": "NL", "knownAt": %d, "reason": "Er was meer.",
                 "occurredOn": "2014-03-20"}""".formatted(fixture.knownAt));
        assertThat(fixture.make(open).zip()).isEqualTo(first);
        assertThat(fixture.maker().again(open, List.of()).zip()).isEqualTo(first);
        assertThat(fixture.maker().again(closed, confidential.disclosed()).zip())
                .isEqualTo(confidential.zip());
        assertThat(new String(first, StandardCharsets.ISO_8859_1)).doesNotContain("Niet alles");
    }

    @Test
    void what_is_too_large_for_one_dossier_is_refused_with_the_remedy() {
        int events = made(Version.PUBLIC, Language.NL)
                .json("dossier.json")
                .get("events")
                .size();
        int enough = Integer.MAX_VALUE;
        assertThat(made(new DossierLimits(events, enough, enough))).isNull();
        assertThat(made(new DossierLimits(events - 1, enough, enough)))
                .contains("takes more than " + (events - 1) + " events");
        assertThat(made(new DossierLimits(enough, 10, enough)))
                .contains("positions of events", "10 are verified at most");
        assertThat(made(new DossierLimits(enough, enough, 20))).contains("rows of facts", "20 are verified at most");
    }

    /** Why it is refused; null when it is made. */
    private static @Nullable String made(DossierLimits limits) {
        try {
            fixture.maker(limits, new ArrayList<>()).make(fixture.order(Version.PUBLIC, Language.NL), null);
            return null;
        } catch (RefusedException e) {
            assertThat(e.rule()).isEqualTo("dossier-too-large");
            assertThat(e).hasMessageEndingWith("; cite less in one answer");
            return e.getMessage();
        }
    }

    @Test
    void a_document_whose_file_is_lost_or_damaged_is_named_until_it_is_restored() throws IOException {
        String bytes = "What only this letter says.";
        fixture.answeredByDocument("kv-lost", "lost-letter", bytes);
        String dossiers = "/v1/inquiries/kv-lost/dossiers";
        String whole = dossiers + "/" + issue(dossiers) + "/file";
        Path letter = fixture.directory.resolve("documents").resolve(UnpackedDossier.sha256(bytes(bytes)));
        isGiven(whole);

        Files.delete(letter);
        isNamed(fixture.service.get(whole, "piet"), "document-file-missing");
        String lacking = dossiers + "/" + issue(dossiers) + "/file";
        isGiven(lacking);

        Files.write(letter, bytes("What stood never in it.. "));
        isNamed(fixture.service.get(whole, "piet"), "document-file-damaged");
        long last = fixture.ledger.trail().lastSequence(Subject.inquiry("kv-lost"));
        isNamed(fixture.service.post(dossiers, "piet", "{}"), "document-file-damaged");
        assertThat(fixture.ledger.trail().lastSequence(Subject.inquiry("kv-lost")))
                .as("nothing was issued")
                .isEqualTo(last);

        Files.write(letter, bytes(bytes));
        isGiven(whole);
    }

    /** Issues one, and waits until it is shown; its number. */
    private static int issue(String dossiers) {
        long position = created(fixture.service.post(dossiers, "piet", "{}"))
                .at("/positions/0")
                .asLong();
        DossierIssued issued = (DossierIssued)
                fixture.ledger.trail().event(position).orElseThrow().event();
        body(fixture.service.get(dossiers + "/" + issued.number() + "?minPosition=" + position, "piet"), 200);
        return issued.number();
    }

    private static void isGiven(String file) {
        HttpResponse<String> answer = fixture.service.get(file, "piet");
        assertThat(answer.statusCode())
                .as(() -> file + " "
                        + answer.body().substring(0, Math.min(500, answer.body().length())))
                .isEqualTo(200);
    }

    private static void isNamed(HttpResponse<String> answer, String rule) {
        JsonNode problem = body(answer, 409);
        assertThat(problem.get("rule").asString()).isEqualTo(rule);
        assertThat(problem.get("detail").asString())
                .contains("document/lost-letter", "Restore it from a backup", "ledger verify");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void the_description_says_what_is_there() {
        UnpackedDossier dossier = made(Version.PUBLIC, Language.EN);
        JsonNode description = dossier.json("dossier.json");
        assertThat(description.get("format").asString()).isEqualTo("korpsmonitor-dossier/v1");
        assertThat(description.get("fictitious").asBoolean()).isTrue();
        assertThat(description.get("items")).hasSize(8);
        description
                .get("items")
                .forEach(item -> item.get("files")
                        .forEach(file -> assertThat(dossier.files()).containsKey(file.asString())));
        assertThat(StreamSupport.stream(description.get("events").spliterator(), false)
                        .map(position -> "events/" + position.asLong() + ".event.json"))
                .allSatisfy(file -> assertThat(dossier.files()).containsKey(file));
    }

    @Test
    void nothing_in_the_inventory_is_taken_for_a_formula() throws Exception {
        UnpackedDossier dossier = made(Version.PUBLIC, Language.NL);
        assertThat(dossier.text("inventory.csv")).contains("'=HYPERLINK");
        assertThat(inventory(dossier)).anySatisfy(line -> {
            assertThat(line.get("item")).isEqualTo("besluit");
            assertThat(line.get("explanation")).startsWith("'=").isNotEqualTo(DossierFixture.ATTACK);
        });
        for (CSVRecord line : inventory(dossier)) {
            line.forEach(cell -> assertThat(cell).doesNotStartWith("="));
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void the_document_is_well_formed_without_scripts_and_marks_what_is_invented(Language language) throws Exception {
        String page = made(Version.CONFIDENTIAL, language).text("document.html");
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        factory.newDocumentBuilder().parse(new ByteArrayInputStream(page.getBytes(StandardCharsets.UTF_8)));
        assertThat(page)
                .doesNotContain("<script", "??", "javascript:")
                .contains(language == Language.NL ? "VERZONNEN:" : "FICTITIOUS:")
                .contains("&lt;b&gt;&amp;&lt;/b&gt;")
                .contains("lang=\"" + (language == Language.NL ? "nl" : "en") + "\"");
    }

    /** In Dutch it shows a comparison too, in English none. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void everybody_can_read_the_document_in_a_browser(Language language, @TempDir Path folder) throws Exception {
        UnpackedDossier dossier = language == Language.NL ? compared() : made(Version.PUBLIC, language);
        Path page = folder.resolve("document.html");
        Files.writeString(page, dossier.text("document.html"));
        WebDriver browser = Browser.open();
        try {
            browser.get(page.toUri().toString());
            List<Rule> violations = new AxeBuilder()
                    .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"))
                    .analyze(browser)
                    .getViolations();
            assertThat(violations)
                    .extracting(rule -> rule.getId() + ": " + rule.getHelp() + " " + rule.getNodes())
                    .isEmpty();
        } finally {
            browser.quit();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = PDFAFlavour.class,
            names = {"PDFA_2_A", "PDFUA_1"})
    void the_pdf_is_archival_and_accessible(PDFAFlavour flavour) throws Exception {
        requireConforms(made(Version.CONFIDENTIAL, Language.NL), flavour);
        requireConforms(compared(), flavour);
    }

    private static void requireConforms(UnpackedDossier dossier, PDFAFlavour flavour) throws Exception {
        byte[] pdf = Objects.requireNonNull(dossier.files().get("document.pdf"));
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), flavour);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
            assertThat(validator.validate(parser).getTestAssertions())
                    .extracting(each -> each.getRuleId().getClause() + ": " + each.getMessage() + " "
                            + each.getLocation().getContext())
                    .isEmpty();
        }
    }

    @Test
    void every_file_has_a_description_that_the_schema_of_the_archive_allows() throws Exception {
        Validator validator = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(Objects.requireNonNull(getClass().getResource("/mdto/MDTO-XML1.0.1.xsd")))
                .newValidator();
        Map<String, byte[]> files = compared().files();
        assertThat(files).containsKey("comparisons/vergelijking.json.mdto.xml");
        for (String name : files.keySet()) {
            if (name.endsWith(".mdto.xml")) {
                validator.validate(new StreamSource(new ByteArrayInputStream(files.get(name))));
            } else {
                assertThat(files).containsKey(name + ".mdto.xml");
            }
        }
        assertThat(new String(Objects.requireNonNull(files.get("dossier.mdto.xml")), StandardCharsets.UTF_8))
                .as("an archive must not take it for real")
                .contains("(verzonnen)</naam>", "VERZONNEN");
    }
}
