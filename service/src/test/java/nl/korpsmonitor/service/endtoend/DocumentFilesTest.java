package nl.korpsmonitor.service.endtoend;

import static nl.korpsmonitor.service.testing.Fixture.body;
import static nl.korpsmonitor.service.testing.Fixture.created;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.ledger.EventFilter;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.service.testing.Fixture;
import nl.korpsmonitor.service.testing.RunningService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The files of documents, from who sends them to who may have them. */
@Timeout(60)
class DocumentFilesTest {
    private static final String PURPOSE = "Viewing-Purpose";
    private static final String SECRET = "J. Jansen was ill, and was seen at the gate.";
    private static final int MAXIMUM = 1 << 20;
    private static final EventFilter VIEWINGS = new EventFilter("viewing", Set.of(), null, null, null);

    @TempDir
    static Path directory;

    private static RunningService service;

    @BeforeAll
    static void start() {
        Fixture.addAccounts(directory);
        RunningService.addAccount(directory, "fred", "veldmark", Role.ASSESSOR);
        RunningService.addAccount(directory, "both", "veldmark", Role.ASSESSOR, Role.PUBLISHER);
        RunningService.addAccount(directory, "pia", null, Role.PRIVACY_OFFICER);
        RunningService.addAccount(directory, "peter", null, Role.PRIVACY_OFFICER);
        RunningService.addAccount(directory, "adam", null, Role.AUDITOR);
        service = RunningService.start(directory, "korpsmonitor.documents.maximum-bytes=" + MAXIMUM);
        created(service.post("/v1/organisations", "carl", """
                {"code": "veldmark", "name": "Veldmark", "kind": "REGIONAL_FORCE", "fictitious": true,
                 "occurredOn": "2000"}"""));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static void register(String document) {
        register(document, "carl");
    }

    private static void register(String document, String user) {
        created(service.post("/v1/documents", user, """
                {"identifier": "%s", "title": "A letter", "date": "2014-01-20", "fictitious": true,
                 "occurredOn": "2014-01-20"}""".formatted(document)));
    }

    private static HttpResponse<String> send(String document, String query, String type, byte[] bytes) {
        return send("carl", document, query, type, bytes);
    }

    private static HttpResponse<String> send(String user, String document, String query, String type, byte[] bytes) {
        return service.send(service.request("/v1/documents/" + document + "/files" + query)
                .header("Authorization", RunningService.basic(user, RunningService.PASSWORD))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(bytes)));
    }

    /** The position of the event of a confidential file. */
    private static long stored(String document) {
        register(document);
        return created(send(document, "", "text/plain", SECRET.getBytes(StandardCharsets.UTF_8)))
                .at("/positions/0")
                .asLong();
    }

    private static HttpResponse<String> read(String document, String user) {
        return service.get("/v1/documents/" + document + "/file", user, PURPOSE, "Woo request 2014-07");
    }

    private static Trail trail() {
        return service.bean(Trail.class);
    }

    private static List<RecordedEvent> viewings(long from) {
        return trail().page(VIEWINGS, from, Trail.MAXIMUM_PAGE);
    }

    @Test
    void a_public_file_is_for_everybody_as_an_attachment_that_runs_nothing() {
        register("page");
        byte[] page = "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);
        created(send("page", "?accessible=PUBLIC", "text/html", page));

        HttpResponse<String> answer = service.get("/v1/documents/page/file");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("<script>alert(1)</script>");
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
        assertThat(answer.headers().firstValue("Content-Disposition")).hasValue("attachment; filename=\"page.html\"");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.headers().allValues("Content-Security-Policy"))
                .singleElement()
                .satisfies(policy ->
                        assertThat(policy).contains("default-src 'none'").contains("sandbox"));
        String tag = answer.headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> unchanged =
                service.send(service.request("/v1/documents/page/file").header("If-None-Match", tag));
        assertThat(unchanged.statusCode()).isEqualTo(304);

        JsonNode file = body(service.get("/v1/documents/page?minPosition=" + (trail().size() - 1)), 200)
                .get("file");
        assertThat(tag).isEqualTo("\"" + file.get("sha256").asString() + "\"");
        assertThat(file.get("size").asInt()).isEqualTo(page.length);
        assertThat(file.get("mediaType").asString()).isEqualTo("text/html");
        assertThat(file.get("accessible").asBoolean()).isTrue();
    }

    @Test
    void a_confidential_file_is_given_once_it_is_recorded_who_has_it_and_why() {
        long position = stored("letter-1");
        long before = trail().size();
        assertThat(service.get("/v1/documents/letter-1/file").statusCode()).isEqualTo(403);
        assertThat(service.get("/v1/documents/letter-1/file", "carl").body()).contains(PURPOSE);
        assertThat(viewings(before)).isEmpty();

        HttpResponse<String> answer = read("letter-1", "carl");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(SECRET);
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(viewings(before)).hasSize(1);
        JsonNode file = body(service.get("/v1/documents/letter-1?minPosition=" + position, "carl"), 200)
                .get("file");
        assertThat(file.get("accessible").asBoolean()).isFalse();
        assertThat(file.get("position").asLong()).isEqualTo(position);
    }

    @Test
    void a_withheld_file_is_for_those_who_supervise() {
        long position = stored("letter-2");
        long decided = created(service.post("/v1/events/" + position + "/withholdings", "pia", """
                {"field": "/key", "ground": "5.1.2.e", "reasoning": "It is about somebody's health.",
                 "reasoningDespiteAge": "He is still alive.", "occurredOn": "2014-04-01"}"""))
                .at("/positions/0")
                .asLong();
        JsonNode refused = body(read("letter-2", "carl"), 403);
        assertThat(refused.get("ground").asString()).isEqualTo("5.1.2.e");
        assertThat(refused.get("position").asLong()).isEqualTo(decided);
        assertThat(read("letter-2", "pia").body()).isEqualTo(SECRET);
    }

    @Test
    void an_erased_file_is_gone_for_everybody_and_its_bytes_can_not_be_read_on_the_disk() throws IOException {
        long position = stored("letter-3");
        created(service.post("/v1/events/" + position + "/erasures", "pia", """
                {"field": "/key", "ground": "DATA_PROTECTION", "reason": "He asked for it.",
                 "occurredOn": "2014-04-01"}"""));
        created(service.post("/v1/events/" + position + "/erasures/confirmations", "peter", """
                {"field": "/key", "occurredOn": "2014-04-01"}"""));
        for (String user : List.of("carl", "pia", "adam")) {
            JsonNode gone = body(read("letter-3", user), 410);
            assertThat(gone.get("ground").asString()).isEqualTo("DATA_PROTECTION");
            assertThat(gone.get("position").asLong()).isGreaterThan(position);
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain("seen at the gate");
            }
        }
    }

    @Test
    void binary_files_longer_than_any_command_arrive_byte_for_byte_and_longer_ones_not_at_all() {
        register("scan");
        byte[] bytes = new byte[MAXIMUM];
        new Random(1).nextBytes(bytes);
        HttpResponse<String> tooLong = send("scan", "", "image/png", new byte[MAXIMUM + 1]);
        assertThat(tooLong.statusCode()).isEqualTo(400);
        assertThat(tooLong.body()).contains("at most " + MAXIMUM + " bytes");
        created(send("scan", "?accessible=PUBLIC", "image/png", bytes));
        JsonNode file = body(service.get("/v1/documents/scan?minPosition=" + (trail().size() - 1)), 200)
                .get("file");
        assertThat(file.get("size").asInt()).isEqualTo(MAXIMUM);
        assertThat(service.get("/v1/documents/scan/file").headers().firstValueAsLong("Content-Length"))
                .hasValue(MAXIMUM);
    }

    @Test
    void a_file_is_made_public_for_good_by_coordinators_and_publishers_only() {
        byte[] bytes = {'x'};
        for (String user : List.of("anna", "rosa", "fred")) {
            String document = "of-" + user;
            register(document, user);
            HttpResponse<String> refused = send(user, document, "?accessible=PUBLIC", "text/plain", bytes);
            assertThat(refused.statusCode()).as(user).isEqualTo(403);
            assertThat(refused.body()).contains("COORDINATOR", "PUBLISHER");
            created(send(user, document, "", "text/plain", bytes));
        }
        for (String user : List.of("carl", "paul", "both")) {
            register("of-" + user, user);
            created(send(user, "of-" + user, "?accessible=PUBLIC", "text/plain", bytes));
        }
    }

    @Test
    void an_account_of_a_force_stores_files_only_of_documents_that_it_registered() {
        register("of-others");
        byte[] bytes = {'x'};
        assertThat(send("fred", "of-others", "", "text/plain", bytes).statusCode())
                .isEqualTo(403);
        assertThat(send("fred", "registered-by-nobody", "", "text/plain", bytes).statusCode())
                .isEqualTo(400);
        created(send("anna", "of-others", "", "text/plain", bytes));
    }

    @Test
    void a_public_file_that_was_damaged_where_it_lies_never_arrives_whole() throws IOException {
        for (int size : List.of(MAXIMUM, 100)) {
            String document = "damaged-" + size;
            register(document);
            byte[] bytes = new byte[size];
            new Random(size).nextBytes(bytes);
            JsonNode receipt = created(send(document, "?accessible=PUBLIC", "image/png", bytes));
            String digest = body(
                            service.get("/v1/documents/" + document + "?minPosition="
                                    + receipt.at("/positions/0").asLong()),
                            200)
                    .at("/file/sha256")
                    .asString();
            Path file = directory.resolve("documents").resolve(digest);
            byte[] stored = Files.readAllBytes(file);
            assertThat(arrivesWhole(document)).as("what is as it was").isTrue();
            stored[size / 2] ^= 1;
            Files.delete(file);
            Files.write(file, stored);
            assertThat(arrivesWhole(document)).as("of %s bytes", size).isFalse();
        }
    }

    private static boolean arrivesWhole(String document) {
        HttpRequest request =
                service.request("/v1/documents/" + document + "/file").build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofByteArray()).statusCode() == 200;
        } catch (IOException e) {
            // The connection ends before all of it is there.
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void what_is_no_document_has_no_file() {
        register("bare");
        for (String document : List.of("bare", "unknown", "No%20Code")) {
            assertThat(service.get("/v1/documents/" + document + "/file").statusCode())
                    .isEqualTo(404);
        }
        HttpResponse<String> nobody = service.send(service.request("/v1/documents/bare/files")
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString("x")));
        assertThat(nobody.statusCode()).isEqualTo(401);
        HttpResponse<String> packed = service.send(service.request("/v1/documents/bare/files")
                .header("Authorization", RunningService.basic("carl", RunningService.PASSWORD))
                .header("Content-Type", "text/plain")
                .header("Content-Encoding", "gzip")
                .POST(HttpRequest.BodyPublishers.ofString("x")));
        assertThat(packed.statusCode()).isEqualTo(415);
        assertThat(send("bare", "", "application/zip", new byte[1]).statusCode())
                .isEqualTo(415);
    }
}
