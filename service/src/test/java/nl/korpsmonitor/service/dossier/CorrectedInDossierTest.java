package nl.korpsmonitor.service.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;
import nl.korpsmonitor.command.inquiry.DossierOrder;
import nl.korpsmonitor.events.InquiryEvent.Language;
import nl.korpsmonitor.events.InquiryEvent.Version;
import nl.korpsmonitor.transparency.verify.Finding;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A question that was entered wrongly, put right, given to somebody else to answer, extended, answered, corrected once more, opened again, and answered otherwise. */
@Timeout(300)
@ExtendWith(SharedDossiers.class)
class CorrectedInDossierTest {
    private static final String CODE = "kv-corrected";

    private static DossierFixture fixture;
    private static long registered;
    private static long corrected;
    private static long reassigned;
    private static long extended;
    private static long received;
    private static long later;
    private static long reopened;
    private static long moved;
    private static byte[] first;

    @BeforeAll
    static void record(DossierFixture shared) {
        fixture = shared;
        registered = fixture.post("", """
                {"code": "%s", "kind": "MOTION", "source": "%s", "askedBy": "Eerste Kamer",
                 "askedByName": "X. Ander", "question": "Wat kwam er van?", "receivedOn": "2014-03-01",
                 "dueOn": "2014-06-01", "ownerOrganisation": "fictief-landelijke-eenheid", "ownerOffice": "bureau",
                 "fictitious": true, "occurredOn": "2014-03-03"}""".formatted(CODE, DossierFixture.LETTER_NAME));
        corrected = post("corrections", """
                {"kind": "WRITTEN_QUESTION", "askedBy": "Tweede Kamer", "askedByName": "%s",
                 "question": "Wat is ervan gekomen?", "receivedOn": "2014-03-04",
                 "reason": "Het was een schriftelijke vraag.", "occurredOn": "2014-03-05"}""".formatted(DossierFixture.ASKER));
        reassigned = post("reassignments", """
                {"ownerOrganisation": "fictief-landelijke-eenheid", "ownerOffice": "directie Recherche",
                 "reason": "Zij gaan erover.", "occurredOn": "2014-03-06"}""");
        extended = post(
                "extensions",
                "{\"reason\": \"Het is veel.\", \"dueOn\": \"2014-04-15\", \"occurredOn\": \"2014-03-10\"}");
        received = post("corrections", """
                {"receivedOn": "2014-03-05", "dueOn": "2014-04-14", "occurredOn": "2014-03-11",
                 "reason": "De brief kwam later, en verlengd is tot en met de veertiende."}""");
        post("answers", """
                {"text": "Het meeste.", "language": "NL", "knownAt": %d, "withoutEvidence": true,
                 "occurredOn": "2014-03-12"}""".formatted(fixture.knownAt));
        later = post("corrections", """
                {"question": "Wat is er van alles gekomen?", "reason": "Er ontbrak een woord.",
                 "occurredOn": "2014-03-20"}""");
        post("closures", "{\"outcome\": \"ANSWERED\", \"occurredOn\": \"2014-03-21\"}");
        reopened = post(
                "reopenings",
                "{\"reason\": \"Er is meer.\", \"dueOn\": \"2014-04-20\", \"occurredOn\": \"2014-04-01\"}");
        moved = post("corrections", """
                {"dueOn": "2014-04-19", "reason": "Zo was het gezegd.", "occurredOn": "2014-04-01"}""");
        post("amendments", """
                {"text": "Alles.", "language": "NL", "knownAt": %d, "withoutEvidence": true,
                 "reason": "Er is meer van gekomen.", "occurredOn": "2014-04-02"}""".formatted(fixture.knownAt));
        first = fixture.make(fixture.order(CODE, Version.PUBLIC, Language.NL)).zip();
    }

    private static long post(String path, String json) {
        return fixture.post("/" + CODE + "/" + path, json);
    }

    private static List<Long> changes(UnpackedDossier dossier) {
        JsonNode changes = dossier.json("dossier.json").get("changes");
        return StreamSupport.stream(changes.spliterator(), false)
                .map(JsonNode::asLong)
                .toList();
    }

    @Test
    void a_dossier_shows_the_question_as_it_stood_when_it_was_answered_with_the_events_that_made_it_so() {
        UnpackedDossier dossier = UnpackedDossier.of(first);
        assertThat(dossier.contents().findings()).as("it is verified").isEmpty();
        assertThat(dossier.text("document.html"))
                .contains("Wat is ervan gekomen?", "Tweede Kamer", "2014-03-05", "directie Recherche")
                .containsPattern("Te beantwoorden uiterlijk</th>\\s*<td>2014-04-14</td>")
                .contains("schriftelijke vraag")
                .containsPattern("verlengd of heropend, op positie</th>\\s*<td>%d, %d, %d, %d</td>"
                        .formatted(corrected, reassigned, extended, received))
                .doesNotContain("Wat kwam er van?", "Eerste Kamer", "bureau", "van alles", DossierFixture.ASKER);
        String inventory = dossier.text("inventory.csv");
        LongStream.of(registered, corrected, reassigned, extended, received)
                .forEach(position -> assertThat(inventory).containsPattern("QUESTION,[^\\n]*," + position + ","));
        assertThat(inventory)
                .as("why it was extended is confidential")
                .containsPattern(
                        "VALUE,[^\\n]*/reason[^\\n]*,%1$d,events/%1$d.event.json,NOT_DISCLOSED".formatted(extended))
                .doesNotContain("Het is veel.");
        assertThat(changes(dossier)).containsExactly(corrected, reassigned, extended, received);
        assertThat(dossier.json("dossier.json").get("events").toString())
                .contains(String.valueOf(extended))
                .doesNotContain(String.valueOf(later), String.valueOf(reopened));
    }

    @Test
    void a_dossier_of_an_amendment_shows_when_it_was_due_since_it_was_opened_again() {
        UnpackedDossier dossier = amendment(Version.CONFIDENTIAL, Language.EN);
        assertThat(dossier.contents().findings()).isEmpty();
        assertThat(dossier.text("document.html"))
                .contains("Tweede Kamer, " + DossierFixture.ASKER, "Wat is er van alles gekomen?", "2014-03-05")
                .containsPattern("To be answered by</th>\\s*<td>2014-04-19</td>");
        assertThat(dossier.text("inventory.csv"))
                .containsPattern("QUESTION,Inquiry reopened[^\\n]*," + reopened + ",")
                .containsPattern("VALUE,[^\\n]*/reason[^\\n]*,%1$d,events/%1$d.event.json,SHOWN".formatted(reopened));
        assertThat(changes(dossier)).containsExactly(corrected, reassigned, extended, received, later, reopened, moved);
    }

    private static UnpackedDossier amendment(Version version, Language language) {
        DossierOrder order = fixture.order(CODE, version, language);
        return UnpackedDossier.of(
                fixture.make(new DossierOrder(CODE, 1, order.version(), order.language(), order.checkpoint(), 1))
                        .zip());
    }

    @Test
    void a_correction_that_is_left_out_is_found_by_what_a_later_one_says_that_stood() {
        UnpackedDossier dossier = UnpackedDossier.of(first);
        leaveOut(dossier, corrected);
        assertThat(dossier.contents().findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("event-left-out");
            assertThat(finding.position()).isEqualTo(received);
            assertThat(finding.message()).contains("receivedOn");
            assertThat(finding.expected()).isEqualTo("\"2014-03-01\"");
            assertThat(finding.found()).isEqualTo("\"2014-03-04\"");
        });

        UnpackedDossier other = UnpackedDossier.of(first);
        leaveOut(other, reassigned);
        assertThat(other.contents().findings()).isEmpty();
        assertThat(other.contents().notChecked())
                .as("a correction does not say who answered")
                .anySatisfy(text -> assertThat(text).contains("a reassignment", "--issued"));
    }

    @Test
    void an_extension_or_a_reopening_that_is_left_out_is_found_when_the_due_date_is_corrected_later() {
        UnpackedDossier dossier = UnpackedDossier.of(first);
        leaveOut(dossier, extended);
        assertThat(dossier.contents().findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("event-left-out");
            assertThat(finding.position()).isEqualTo(received);
            assertThat(finding.message()).contains("dueOn");
            assertThat(finding.expected()).isEqualTo("\"2014-03-25\"");
            assertThat(finding.found()).isEqualTo("\"2014-04-15\"");
        });

        UnpackedDossier other = amendment(Version.PUBLIC, Language.NL);
        leaveOut(other, reopened);
        assertThat(other.contents().findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("event-left-out");
            assertThat(finding.position()).isEqualTo(moved);
            assertThat(finding.expected()).isEqualTo("\"2014-04-14\"");
            assertThat(finding.found()).isEqualTo("\"2014-04-20\"");
        });
    }

    @Test
    void what_changed_the_question_after_the_answer_is_no_part_of_its_dossier() {
        UnpackedDossier dossier = UnpackedDossier.of(first);
        add(dossier, later, amendment(Version.PUBLIC, Language.NL));
        assertThat(dossier.contents().findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("event-not-of-answer");
            assertThat(finding.where()).endsWith("events/" + later + ".event.json");
            assertThat(finding.position()).isEqualTo(later);
        });
    }

    /** As somebody would who takes a true event of the inquiry from another dossier, and makes the description and the inventory fit. */
    private static void add(UnpackedDossier dossier, long position, UnpackedDossier from) {
        for (String file :
                List.of("events/" + position + ".event.json", "events/" + position + ".event.json.mdto.xml")) {
            dossier.put(file, from.text(file));
        }
        ObjectNode description = (ObjectNode) dossier.json("dossier.json");
        // It is recorded after all that is there.
        ((ArrayNode) description.get("events")).add(position);
        dossier.put("dossier.json", description.toString());
        InventoryFile inventory = InventoryFile.of(dossier);
        InventoryFile lines = InventoryFile.of(from);
        int beforeValues = inventory.with("kind", "VALUE").getFirst();
        for (int line : lines.with("positions", String.valueOf(position))) {
            if (lines.get(line, "kind").equals("VALUE")) {
                inventory.lines().add(lines.lines().get(line));
            } else {
                lines.set(line, "kind", "GROUND");
                inventory.lines().add(beforeValues, lines.lines().get(line));
            }
        }
        inventory.number();
        inventory.putInto(dossier);
    }

    /** As somebody would who makes the description and the inventory fit. */
    private static void leaveOut(UnpackedDossier dossier, long position) {
        dossier.files().remove("events/" + position + ".event.json");
        dossier.files().remove("events/" + position + ".event.json.mdto.xml");
        ObjectNode description = (ObjectNode) dossier.json("dossier.json");
        for (String member : List.of("events", "changes")) {
            ((ArrayNode) description.get(member)).removeIf(each -> each.asLong() == position);
        }
        dossier.put("dossier.json", description.toString());
        InventoryFile inventory = InventoryFile.of(dossier);
        inventory
                .with("positions", String.valueOf(position))
                .reversed()
                .forEach(line -> inventory.lines().remove(line.intValue()));
        inventory.number();
        inventory.putInto(dossier);
    }

    @Test
    void the_changes_that_a_dossier_names_are_compared_also_when_there_are_none() {
        UnpackedDossier dossier = UnpackedDossier.of(first);
        ObjectNode description = (ObjectNode) dossier.json("dossier.json");
        description
                .putArray("changes")
                .add(corrected)
                .add(reassigned)
                .add(later)
                .add(received);
        dossier.put("dossier.json", description.toString());
        assertThat(dossier.contents().findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("description-differs");
            assertThat(finding.message()).contains("/changes/2");
            assertThat(finding.expected()).isEqualTo(String.valueOf(extended));
        });
        description.remove("changes");
        dossier.put("dossier.json", description.toString());
        assertThat(dossier.contents().findings())
                .hasSize(4)
                .extracting(Finding::code)
                .containsOnly("description-differs");

        UnpackedDossier unchanged = UnpackedDossier.of(fixture.made(Version.PUBLIC, Language.NL));
        ObjectNode without = (ObjectNode) unchanged.json("dossier.json");
        assertThat(without.has("changes")).isFalse();
        without.putArray("changes").add(fixture.decision);
        unchanged.put("dossier.json", without.toString());
        assertThat(unchanged.contents().findings())
                .singleElement()
                .extracting(Finding::code, Finding::found)
                .containsExactly("description-differs", String.valueOf(fixture.decision));
    }
}
