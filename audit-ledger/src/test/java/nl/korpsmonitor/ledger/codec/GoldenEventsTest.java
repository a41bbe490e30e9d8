package nl.korpsmonitor.ledger.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.korpsmonitor.events.Actor;
import nl.korpsmonitor.events.AuditEvent.AuditPerformed;
import nl.korpsmonitor.events.Cause;
import nl.korpsmonitor.events.DocumentEvent;
import nl.korpsmonitor.events.DocumentEvent.DocumentFileStored;
import nl.korpsmonitor.events.DomainEvent;
import nl.korpsmonitor.events.HoldEvent.HoldPlaced;
import nl.korpsmonitor.events.InquiryEvent.EvidenceCited;
import nl.korpsmonitor.events.RecommendationEvent.AgreementMade;
import nl.korpsmonitor.events.values.Confidential;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.ledger.EventSamples;
import nl.korpsmonitor.transparency.disclosure.Disclosure;
import nl.korpsmonitor.transparency.json.Json;
import nl.korpsmonitor.transparency.json.JsonNumber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The stored form of every event, byte for byte. A file holds two bodies, one a line: with every optional part, and
 * with none. When a form must change, the event gets a new revision and an upcaster, its file a new name, and the old
 * file stays. New files are written by a run with {@code -Dgolden.write=true}; existing ones never are.
 */
class GoldenEventsTest {
    private static final Path FILES = Path.of("src", "test", "resources", "golden");
    private static final EventCodec CODEC = new EventCodec();
    private static final List<String> PUBLIC_DOCUMENTS =
            List.of("document-registered", "document-description-corrected", "document-file-stored");

    static Collection<EventType> types() {
        return CODEC.types().all();
    }

    @ParameterizedTest
    @MethodSource("types")
    void an_event_is_stored_as_its_golden_file_says(EventType type) throws IOException {
        String stored = Stream.of(EventSamples.whole(type), EventSamples.bare(type))
                .map(event -> new String(BodyForm.write(body(written(event))), StandardCharsets.UTF_8) + "\n")
                .collect(Collectors.joining());
        Path file = FILES.resolve(fileName(type));
        if (Boolean.getBoolean("golden.write") && !Files.exists(file)) {
            Files.createDirectories(FILES);
            Files.writeString(file, stored);
        }
        assertThat(file).as("run once with -Dgolden.write=true for a new event").exists();
        assertThat(stored).isEqualTo(Files.readString(file));
    }

    @ParameterizedTest
    @MethodSource("types")
    void an_event_is_read_back_whole_once_its_values_are_disclosed(EventType type) {
        for (DomainEvent event : List.of(EventSamples.whole(type), EventSamples.bare(type))) {
            EventCodec.Written written = written(event);
            Map<String, Confidential<Json>> disclosed = new HashMap<>();
            for (Disclosure each : written.disclosures()) {
                disclosed.put(each.digest().base64Url(), Confidential.of(each.value()));
            }
            Body read = BodyForm.read(BodyForm.write(body(written)));
            assertThat(CODEC.read(read, digest -> Objects.requireNonNull(disclosed.get(digest))))
                    .isEqualTo(event);
        }
    }

    @Test
    void no_golden_file_is_left_without_a_reader() throws IOException {
        try (Stream<Path> files = Files.list(FILES)) {
            Set<String> names =
                    files.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
            Set<String> expected =
                    types().stream().map(GoldenEventsTest::fileName).collect(Collectors.toCollection(TreeSet::new));
            expected.add("agreement-made.r1.json");
            PUBLIC_DOCUMENTS.forEach(name -> expected.add(name + ".r1.json"));
            expected.add("document-file-stored.r2.json");
            expected.add("hold-placed.r1.json");
            expected.add("audit-performed.r1.json");
            expected.add("evidence-cited.r1.json");
            assertThat(names).isEqualTo(expected);
        }
    }

    @Test
    void an_agreement_of_revision_1_is_read_with_its_partner_as_the_only_party() throws IOException {
        byte[] stored = Files.readString(FILES.resolve("agreement-made.r1.json"))
                .strip()
                .getBytes(StandardCharsets.UTF_8);
        AgreementMade read = (AgreementMade) CODEC.read(BodyForm.read(stored), ConfidentialSource.CLOSED);
        assertThat(read.parties()).containsExactly("riec-oost-nederland");
        assertThat(read.agreement()).isEqualTo("a-01");
        assertThat(read.content()).isInstanceOf(Confidential.Withheld.class);
    }

    static List<String> documentsOfRevision1() {
        return PUBLIC_DOCUMENTS;
    }

    @ParameterizedTest
    @MethodSource("documentsOfRevision1")
    void a_document_of_revision_1_is_read_as_nobodys_working_paper(String name) throws IOException {
        for (String stored : Files.readAllLines(FILES.resolve(name + ".r1.json"))) {
            Body body = BodyForm.read(stored.getBytes(StandardCharsets.UTF_8));
            assertThat(((DocumentEvent) CODEC.read(body, ConfidentialSource.CLOSED)).edition())
                    .isNull();
        }
    }

    @Test
    void a_file_of_revision_2_is_read_as_stored_as_it_is() throws IOException {
        for (String stored : Files.readAllLines(FILES.resolve("document-file-stored.r2.json"))) {
            Body body = BodyForm.read(stored.getBytes(StandardCharsets.UTF_8));
            DocumentFileStored read = (DocumentFileStored) CODEC.read(body, ConfidentialSource.CLOSED);
            assertThat(read.inTheClear()).isTrue();
            assertThat(read.storedAs()).isEqualTo(read.sha256());
        }
    }

    @Test
    void a_hold_of_revision_1_is_for_no_inquiry() throws IOException {
        String stored = Files.readAllLines(FILES.resolve("hold-placed.r1.json")).getFirst();
        HoldPlaced read = (HoldPlaced)
                CODEC.read(BodyForm.read(stored.getBytes(StandardCharsets.UTF_8)), ConfidentialSource.CLOSED);
        assertThat(read.inquiry()).isNull();
        assertThat(read.positions()).containsExactly(103L);
    }

    @Test
    void an_audit_of_revision_1_does_not_tell_whether_it_was_independent() throws IOException {
        for (String stored : Files.readAllLines(FILES.resolve("audit-performed.r1.json"))) {
            AuditPerformed read = (AuditPerformed)
                    CODEC.read(BodyForm.read(stored.getBytes(StandardCharsets.UTF_8)), ConfidentialSource.CLOSED);
            assertThat(read.independent()).isNull();
            assertThat(read.findings()).isEqualTo(103);
        }
    }

    @Test
    void evidence_of_revision_1_does_not_tell_its_last_events() throws IOException {
        for (String stored : Files.readAllLines(FILES.resolve("evidence-cited.r1.json"))) {
            EvidenceCited read = (EvidenceCited)
                    CODEC.read(BodyForm.read(stored.getBytes(StandardCharsets.UTF_8)), ConfidentialSource.CLOSED);
            assertThat(read.lastEvents()).isNull();
            assertThat(read.item()).isEqualTo("sample-item");
        }
    }

    private static String fileName(EventType type) {
        return type.name() + ".r" + type.revision() + ".json";
    }

    private static EventCodec.Written written(DomainEvent event) {
        return CODEC.write(event, new FixedRandom());
    }

    private static Body body(EventCodec.Written written) {
        return new Body(
                "AAECAwQFBgcICQoLDA0ODw",
                "00000000-0000-7000-8000-000000000000",
                "sample/subject",
                "sample",
                3L,
                written.type().name(),
                new JsonNumber(written.type().revision()),
                Instant.parse("2013-10-24T09:30:00Z"),
                written.occurredOn(),
                new Actor("a1", Role.COORDINATOR, "ecvm"),
                new Cause("sample-command", "11111111-1111-7111-8111-111111111111", "cmVxdWVzdA", null),
                written.data(),
                new TreeMap<>(Map.of("traceId", "t1")),
                true);
    }

    @Test
    void a_type_that_nobody_knows_is_a_fault_and_not_skipped() {
        Body stored = BodyForm.read(BodyForm.write(body(written(EventSamples.bare(type("score-recorded"))))));
        Body unknown = copy(stored, "score-recorded-otherwise", new JsonNumber(1));
        assertThatThrownBy(() -> CODEC.read(unknown, ConfidentialSource.CLOSED))
                .isInstanceOf(MalformedEntryException.class)
                .hasMessageContaining("no event type 'score-recorded-otherwise'");
    }

    @Test
    void a_newer_revision_than_is_known_is_a_fault_and_not_guessed() {
        Body stored = BodyForm.read(BodyForm.write(body(written(EventSamples.bare(type("score-recorded"))))));
        Body newer = copy(stored, "score-recorded", new JsonNumber(2));
        assertThatThrownBy(() -> CODEC.read(newer, ConfidentialSource.CLOSED))
                .isInstanceOf(MalformedEntryException.class)
                .hasMessageContaining("revisions 1 to 1");
    }

    private static EventType type(String name) {
        return Objects.requireNonNull(CODEC.types().named(name));
    }

    private static Body copy(Body body, String type, Json revision) {
        return new Body(
                body.salt(),
                body.id(),
                body.subject(),
                body.aggregateType(),
                body.sequence(),
                type,
                revision,
                body.messageTime(),
                PartialDate.UNKNOWN,
                body.actor(),
                body.cause(),
                body.data(),
                body.meta(),
                body.fictitious());
    }
}
