package nl.korpsmonitor.service.dossier;

import static nl.korpsmonitor.service.testing.Fixture.body;
import static nl.korpsmonitor.service.testing.Fixture.created;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import nl.korpsmonitor.command.inquiry.DossierOrder;
import nl.korpsmonitor.events.EditionEvent.EditionPresentedToHouse;
import nl.korpsmonitor.events.InquiryEvent.Language;
import nl.korpsmonitor.events.InquiryEvent.Version;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.ScorecardEvent.ScoreConfirmed;
import nl.korpsmonitor.events.ScorecardEvent.ScoreRecorded;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.service.commandline.CommandLines;
import nl.korpsmonitor.service.dossier.contents.AnsweredInquiry;
import nl.korpsmonitor.service.dossier.contents.Description;
import nl.korpsmonitor.service.dossier.contents.DossierContent;
import nl.korpsmonitor.service.dossier.contents.EventsTrail;
import nl.korpsmonitor.service.dossier.contents.Item;
import nl.korpsmonitor.service.dossier.contents.ItemFiles;
import nl.korpsmonitor.service.dossier.contents.ShownEvent;
import nl.korpsmonitor.service.testing.RunningService;
import nl.korpsmonitor.transparency.checkpoint.SignedCheckpoint;
import nl.korpsmonitor.transparency.verify.DossierVerification;
import nl.korpsmonitor.transparency.verify.Progress;
import nl.korpsmonitor.transparency.verify.Report.Verdict;
import nl.korpsmonitor.transparency.verify.Trust;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A dossier that is verified on the command line: as it was made, and after somebody changed it and calculated the manifests again. */
@Timeout(300)
@ExtendWith(SharedDossiers.class)
class VerifyDossierTest {
    private static DossierFixture fixture;
    private static String key;
    private static byte[] zip;

    @TempDir
    Path folder = Path.of("");

    private String output = "";

    @BeforeAll
    static void start(DossierFixture shared) {
        fixture = shared;
        key = fixture.key();
        zip = fixture.made(Version.PUBLIC, Language.NL);
    }

    private int verify(Path file, String... more) {
        List<String> words = new ArrayList<>(List.of("verify", "dossier", file.toString(), "--no-memory"));
        words.addAll(List.of(more));
        StringWriter out = new StringWriter();
        int code = CommandLines.make()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(out, true))
                .execute(words.toArray(String[]::new));
        output = out.toString();
        return code;
    }

    private Path write(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("dossier.zip"), bytes);
    }

    @ParameterizedTest
    @CsvSource({"PUBLIC,NL", "PUBLIC,EN", "CONFIDENTIAL,NL", "CONFIDENTIAL,EN"})
    void as_it_was_made_it_is_verified(Version version, Language language) throws IOException {
        Path file = write(fixture.made(version, language));
        assertThat(verify(file, "--key", key)).as(output).isZero();
        assertThat(output).startsWith("VERIFIED: the dossier").contains("8  items derived from the events");
        assertThat(verify(file)).as(output).isZero();
        assertThat(output).startsWith("SELF-CONSISTENT, NOT INDEPENDENTLY VERIFIED");
        assertThat(verify(file, "--key", key, "--json")).isZero();
        assertThat(output).contains("\"verdict\":\"verified\"");
    }

    /** Changes it, and holds that only who knows the events' meaning finds that. */
    private void found(String code, String where, Consumer<UnpackedDossier> change) throws IOException {
        found(UnpackedDossier.of(zip), code, where, change);
    }

    private void found(UnpackedDossier dossier, String code, String where, Consumer<UnpackedDossier> change)
            throws IOException {
        change.accept(dossier);
        Path file = dossier.pack(folder.resolve("changed.zip"));
        assertThat(new DossierVerification(file, Trust.of(List.of(key), null), null, Progress.SILENT)
                        .run()
                        .verdict())
                .as("the stand-alone verifier knows events and manifests only")
                .isEqualTo(Verdict.VERIFIED);
        assertThat(verify(file, "--key", key)).as(output).isEqualTo(1);
        assertThat(output).contains("[" + code + "]").contains(where);
    }

    private static void change(UnpackedDossier dossier, String name, String from, String to) {
        String text = dossier.text(name);
        assertThat(text).containsPattern(from);
        dossier.put(name, text.replaceFirst(from, to));
    }

    @Test
    void a_changed_state_is_found_and_its_field_is_named() throws IOException {
        found("state-differs", "data/states/kaart.json: Field /facts/~1mean~1rounded", dossier -> {
            ObjectNode state = (ObjectNode) dossier.json("states/kaart.json");
            ((ObjectNode) state.get("facts")).put("/mean/rounded", "9.9");
            dossier.put("states/kaart.json", state.toString());
        });
        found(
                "state-differs",
                "data/states/aanbeveling.csv: Line",
                dossier -> change(dossier, "states/aanbeveling.csv", "/status,", "/status,NOT_"));
        found(
                "state-differs",
                "Field /attested",
                dossier -> change(dossier, "states/toen.json", "\"attested\" : false", "\"attested\" : true"));
    }

    @Test
    void one_with_a_comparison_is_verified_and_a_changed_comparison_is_found() throws IOException {
        byte[] compared = fixture.compared();
        assertThat(verify(write(compared), "--key", key)).as(output).isZero();
        assertThat(output)
                .startsWith("VERIFIED: the dossier")
                .contains("9  items derived from the events")
                .doesNotContain("it was cited before that was recorded");
        found(
                UnpackedDossier.of(compared),
                "comparison-differs",
                "Field /comparison/organisations/",
                dossier ->
                        change(dossier, "comparisons/vergelijking.json", "\"rounded\" : \"[0-9]", "\"rounded\" : \"9"));
    }

    @Test
    void what_the_dossier_says_of_itself_is_compared() throws IOException {
        found("description-differs", "Field /items/1/evidence/state/knownAt", dossier -> {
            ObjectNode description = (ObjectNode) dossier.json("dossier.json");
            ((ObjectNode) description.at("/items/1/evidence/state")).put("knownAt", 3);
            dossier.put("dossier.json", description.toString());
        });
        found("description-differs", "whether any is invented", dossier -> {
            ObjectNode description = (ObjectNode) dossier.json("dossier.json");
            description.remove("fictitious");
            dossier.put("dossier.json", description.toString());
        });
    }

    @Test
    void files_that_nothing_accounts_for_and_lines_without_files_are_found() throws IOException {
        found("item-unknown", "data/states/other.json", dossier -> dossier.put("states/other.json", "{}"));
        found("document-other", "documents/other.txt", dossier -> dossier.put("documents/other.txt", "It was so."));
        found(
                "inventory-differs",
                "column file, is not what the dossier gives",
                dossier -> change(dossier, "inventory.csv", "states/kaart.json", "states/gone.json"));
        found(
                "state-missing",
                "data/states/kaart.json",
                dossier -> dossier.files().remove("states/kaart.json"));
    }

    @Test
    void a_file_of_another_document_and_one_that_is_not_for_everybody_are_found() throws IOException {
        String letter = "documents/kst-28638-103.txt";
        String memorandum = "documents/fictieve-nota.txt";
        found(
                "document-other",
                letter + ": These are not the bytes",
                dossier -> dossier.put(letter, DossierFixture.MEMORANDUM));
        found(
                "document-other",
                "documents/other.txt: No event",
                dossier -> dossier.put("documents/other.txt", DossierFixture.LETTER));
        found("document-not-public", memorandum, dossier -> dossier.put(memorandum, DossierFixture.MEMORANDUM));
    }

    @Test
    void an_event_that_is_left_out_is_found_also_when_everything_else_is_made_to_fit() throws IOException {
        List<Long> positions =
                fixture
                        .ledger
                        .trail()
                        .ofSubject(new Subject("recommendation/2011/r-03"), 0, fixture.knownAt, 100)
                        .stream()
                        .map(RecordedEvent::position)
                        .toList();
        assertThat(positions).hasSizeGreaterThan(4);
        for (long position : positions) {
            if (position != fixture.decision) {
                found("event-left-out", "", dossier -> leaveOut(dossier, Set.of(position)));
            }
        }
        found("event-left-out", "Item besluit cites the event", dossier -> leaveOut(dossier, Set.of(fixture.decision)));
        found(
                "event-left-out",
                "Item aanbeveling follows from the event, as its citation records",
                dossier -> leaveOut(dossier, Set.of(positions.getLast())));
    }

    /** What is not there at all leaves no gap in any numbering. */
    @Test
    void a_whole_scorecard_that_is_left_out_of_a_comparison_is_found() throws IOException {
        Set<Long> card = fixture
                .ledger
                .trail()
                .ofSubject(new Subject("scorecard/2013/fictief-limburg"), 0, fixture.knownAt, 100)
                .stream()
                .map(RecordedEvent::position)
                .collect(Collectors.toSet());
        assertThat(card).isNotEmpty();
        found(
                UnpackedDossier.of(fixture.compared()),
                "event-left-out",
                "Item vergelijking follows from the event, as its citation records",
                dossier -> leaveOut(dossier, card));
    }

    /** Without what makes an edition public it would seem that nothing of it was known, or that nothing took a recommendation's place. */
    @Test
    void what_makes_an_edition_public_can_not_be_left_out() throws IOException {
        Map<Subject, Set<Long>> editions = new HashMap<>();
        for (JsonNode position : UnpackedDossier.of(zip).json("dossier.json").get("events")) {
            RecordedEvent event =
                    fixture.ledger.trail().event(position.asLong()).orElseThrow();
            if (event.subject().type().equals("edition")) {
                editions.computeIfAbsent(event.subject(), subject -> new HashSet<>())
                        .add(event.position());
                if (event.event() instanceof EditionPresentedToHouse) {
                    found("event-left-out", "", dossier -> leaveOut(dossier, Set.of(event.position())));
                }
            }
        }
        assertThat(editions).hasSizeGreaterThan(1);
        for (Set<Long> all : editions.values()) {
            found(
                    "event-left-out",
                    "By the events that are there not everybody may see this",
                    dossier -> leaveOut(dossier, all));
        }
    }

    /** Of a card not every event is public; the citation says which are not. Without a score and its confirmation the rest still follows from each other. */
    @Test
    void the_events_of_a_score_in_the_middle_of_a_scorecard_can_not_be_left_out() throws IOException {
        List<RecordedEvent> card = fixture.ledger
                .trail()
                .ofSubject(new Subject("scorecard/2011/fictief-haaglanden"), 0, fixture.knownAt, 1_000);
        List<RecordedEvent> score = card.stream()
                .filter(event -> event.event() instanceof ScoreRecorded || event.event() instanceof ScoreConfirmed)
                .filter(event -> dimension(event).equals(dimension(card.getFirst())))
                .toList();
        assertThat(score).hasSizeGreaterThan(1).hasSizeLessThan(card.size()).doesNotContain(card.getLast());
        found(
                "event-left-out",
                "that everybody could see, as the citation of item kaart records",
                dossier -> leaveOut(
                        dossier, score.stream().map(RecordedEvent::position).collect(Collectors.toSet())));
    }

    private static String dimension(RecordedEvent event) {
        return switch (event.event()) {
            case ScoreRecorded recorded -> recorded.dimension();
            case ScoreConfirmed confirmed -> confirmed.dimension();
            default -> throw new IllegalArgumentException(event.type());
        };
    }

    /** As somebody would who has this program: what the rest gives is put in the place of what was there. */
    private static void leaveOut(UnpackedDossier dossier, Set<Long> positions) {
        for (long position : positions) {
            dossier.files().remove("events/" + position + ".event.json");
            dossier.files().remove("events/" + position + ".event.json.mdto.xml");
        }
        ObjectNode description = (ObjectNode) dossier.json("dossier.json");
        JsonNode before = description.get("events");
        List<RecordedEvent> left = new ArrayList<>();
        ArrayNode events = description.putArray("events");
        before.forEach(each -> {
            if (!positions.contains(each.asLong())) {
                events.add(each);
                left.add(fixture.ledger.trail().event(each.asLong()).orElseThrow());
            }
        });
        dossier.put("dossier.json", description.toString());
        try {
            SignedCheckpoint checkpoint =
                    SignedCheckpoint.parse(dossier.text("checkpoint").getBytes(StandardCharsets.UTF_8));
            DossierOrder fitting = new DossierOrder(
                    description.get("inquiry").asString(), 0, Version.PUBLIC, Language.NL, checkpoint.encoded(), 1);
            EventsTrail trail = new EventsTrail(left, checkpoint.checkpoint().size());
            AnsweredInquiry inquiry = AnsweredInquiry.of(trail, fitting.inquiry(), 0);
            List<Item> items = DossierContent.items(inquiry, trail);
            items.forEach(item -> ItemFiles.of(item).forEach(dossier::put));
            dossier.put(
                    "dossier.json",
                    ItemFiles.json(Description.of(fitting, checkpoint.checkpoint(), inquiry, left, items)));
        } catch (RuntimeException e) {
            assertThat(e).as("what is left does not follow from each other").isNotNull();
        }
    }

    @Test
    void an_earlier_answer_that_is_left_out_is_found() throws IOException {
        fixture.answered("kv-amended");
        fixture.post("/kv-amended/amendments", """
                {"text": "Niet alles.", "language": "NL", "knownAt": %d, "reason": "Er was meer.",
                 "occurredOn": "2014-03-20"}""".formatted(fixture.knownAt));
        String checkpoint =
                fixture.order("kv-amended", Version.PUBLIC, Language.NL).checkpoint();
        DossierOrder amended = new DossierOrder("kv-amended", 1, Version.PUBLIC, Language.NL, checkpoint, 1);
        UnpackedDossier dossier = UnpackedDossier.of(fixture.make(amended).zip());
        Path file = dossier.pack(folder.resolve("amended.zip"));
        assertThat(verify(file, "--key", key)).as(output).isZero();
        assertThat(output).contains("Whether a citation was left out");

        ObjectNode description = (ObjectNode) dossier.json("dossier.json");
        long first = description.at("/answers/0/position").asLong();
        ((ArrayNode) description.get("answers")).remove(0);
        ArrayNode events = description.putArray("events");
        UnpackedDossier.of(fixture.make(amended).zip())
                .json("dossier.json")
                .get("events")
                .forEach(each -> {
                    if (each.asLong() != first) {
                        events.add(each);
                    }
                });
        dossier.put("dossier.json", description.toString());
        dossier.files().remove(ShownEvent.file(first));
        dossier.files().remove(ShownEvent.file(first) + ".mdto.xml");
        dossier.files().remove("consistency/" + first + ".json");
        dossier.files().remove("consistency/" + first + ".json.mdto.xml");
        assertThat(verify(dossier.pack(file), "--key", key)).isEqualTo(1);
        assertThat(output).contains("[inquiry-missing]", "and every earlier one");
    }

    @Test
    void what_is_no_dossier_is_bad_input() throws IOException {
        assertThat(verify(folder.resolve("none.zip"), "--key", key)).isEqualTo(2);
        assertThat(verify(write("text".getBytes(StandardCharsets.UTF_8)), "--key", key))
                .isEqualTo(2);
        assertThat(verify(write(zip), "--key", "nothing", "--json")).isEqualTo(2);
        assertThat(output).contains("\"verdict\":\"bad input\"").contains("--key: not a verifier key");
    }

    @Test
    void the_record_of_its_issue_says_that_it_is_this_one() throws IOException {
        JsonNode receipt = created(fixture.service.post(
                "/v1/inquiries/" + DossierFixture.CODE + "/dossiers", "piet", "{\"version\": \"PUBLIC\"}"));
        long position = receipt.at("/positions/0").asLong();
        body(fixture.service.get("/v1/inquiries/" + DossierFixture.CODE + "?minPosition=" + position, "piet"), 200);
        HttpResponse<byte[]> file = bytes("/v1/inquiries/" + DossierFixture.CODE + "/dossiers/1/file");
        Path dossier = write(file.body());
        Path issued = bundle(position);
        assertThat(verify(dossier, "--key", key, "--issued", issued.toString()))
                .as(output)
                .isZero();
        assertThat(output)
                .contains("record of its issue, which is about this file")
                .doesNotContain("Whether a citation was left out");

        Path other = UnpackedDossier.of(file.body()).pack(folder.resolve("other.zip"));
        assertThat(verify(other, "--key", key, "--issued", issued.toString())).isEqualTo(1);
        assertThat(output).contains("[issued-differs]", "another sha256");

        assertThat(verify(
                        dossier,
                        "--key",
                        key,
                        "--issued",
                        bundle(fixture.registered).toString()))
                .isEqualTo(1);
        assertThat(output).contains("[issued-other]");
        Path text = Files.writeString(folder.resolve("note.txt"), "It was issued.");
        assertThat(verify(dossier, "--key", key, "--issued", text.toString())).isEqualTo(2);
    }

    private Path bundle(long position) throws IOException {
        return Files.write(
                folder.resolve(position + ".event.json"),
                bytes("/v1/events/" + position + "/bundle").body());
    }

    private static HttpResponse<byte[]> bytes(String path) {
        try {
            HttpResponse<byte[]> answer = HttpClient.newHttpClient()
                    .send(
                            fixture.service
                                    .request(path)
                                    .header("Authorization", RunningService.basic("piet", RunningService.PASSWORD))
                                    .build(),
                            HttpResponse.BodyHandlers.ofByteArray());
            assertThat(answer.statusCode())
                    .as(new String(answer.body(), StandardCharsets.UTF_8))
                    .isEqualTo(200);
            return answer;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
