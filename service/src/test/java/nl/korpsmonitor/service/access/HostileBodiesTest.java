package nl.korpsmonitor.service.access;

import static nl.korpsmonitor.service.testing.Fixture.body;
import static nl.korpsmonitor.service.testing.Fixture.created;
import static nl.korpsmonitor.service.testing.Fixture.size;
import static nl.korpsmonitor.service.testing.Fixture.wrongFields;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.service.access.WriteExamples.Write;
import nl.korpsmonitor.service.testing.Fixture;
import nl.korpsmonitor.service.testing.InventedDossiers;
import nl.korpsmonitor.service.testing.RunningService;
import nl.korpsmonitor.service.testing.UseLines;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Attacks by the body of a write, by somebody who may do everything that anybody may. */
@Timeout(180)
@ExtendWith(OutputCaptureExtension.class)
class HostileBodiesTest {
    private static final String CORRECTION = "/v1/documents/report-2012/corrections";
    private static final List<String> NOT_THE_CLIENTS = List.of(
            "subject",
            "actor",
            "actorId",
            "role",
            "roles",
            "organisation",
            "recordedAt",
            "position",
            "seq",
            "sequence",
            "fictitious",
            "confirmed",
            "confirmedBy",
            "setBy",
            "proposedBy",
            "erased",
            "published",
            "cause",
            "key",
            "id",
            "_id",
            "$type",
            "@class",
            "__proto__",
            "constructor");
    private static final String MARKUP =
            "<script>alert(1)</script>\"><img src=x onerror=alert(1)>{{7*7}}${jndi:ldap://x.example/a}"
                    + "' OR 1=1 --\u202ereversed\u200bjavascript:alert(1)";
    private static final List<String> UNPRINTABLE =
            List.of("a\u0000b", "a\u001b[2Jb", "a\rb", "a\u0085b", "a\ud800b", "a\ufffeb");

    @TempDir
    static Path directory;

    private static final WriteExamples EXAMPLES = new WriteExamples();
    private static RunningService service;
    private static List<Write> writes;

    @BeforeAll
    static void start() {
        Fixture.addAccounts(directory);
        RunningService.addAccount(directory, "pia", null, Role.PRIVACY_OFFICER);
        RunningService.addAccount(directory, "piet", null, Role.PARLIAMENTARY_OFFICER);
        RunningService.addAccount(directory, Published.RECIPIENT, null, Role.INQUIRY_RECIPIENT);
        RunningService.addAccount(directory, "auditor", null, Role.AUDITOR);
        RunningService.addAccount(
                directory,
                "max",
                null,
                Arrays.stream(Role.values()).filter(role -> role != Role.SYSTEM).toArray(Role[]::new));
        service = new InventedDossiers().start(directory, RunningService.withoutRateLimits());
        writes = WriteExamples.of(service, new Published(service));
        created(service.post("/v1/organisations", "max", """
                {"code": "first", "name": "First", "kind": "CHAIN_PARTNER", "fictitious": true, "occurredOn": "2000"}"""));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void no_write_takes_what_is_not_the_clients_to_say() {
        long before = size(service);
        assertThat(writes).hasSizeGreaterThan(40);
        for (Write write : writes) {
            ObjectNode body = EXAMPLES.body(write);
            List<String> foreign = NOT_THE_CLIENTS.stream()
                    .filter(field -> !write.fields().contains(field))
                    .toList();
            foreign.forEach(field -> body.put(field, "SYSTEM"));
            assertThat(wrongFields(service.post(write.path(), "max", body.toString())))
                    .as(write.operation())
                    .containsAll(foreign);
            body.properties().stream()
                    .filter(field -> field.getValue() instanceof ObjectNode)
                    .forEach(field -> {
                        ObjectNode within = EXAMPLES.body(write);
                        ((ObjectNode) within.get(field.getKey())).put("actorId", "max");
                        assertThat(wrongFields(service.post(write.path(), "max", within.toString())))
                                .as(write + " " + field.getKey())
                                .anyMatch(wrong -> wrong.startsWith(field.getKey() + "."));
                    });
            assertThat(wrongFields(service.post(
                            write.path() + "?actor=paul&dryrun=true",
                            "max",
                            EXAMPLES.body(write).toString())))
                    .as(write.operation())
                    .contains("query");
            assertThat(wrongFields(service.post(
                            write.path() + "?dryRun=true&dryRun=false",
                            "max",
                            EXAMPLES.body(write).toString())))
                    .as(write.operation())
                    .contains("dryRun");
        }
        HttpResponse<String> password = service.send(service.request("/v1/account/password")
                .header("Authorization", RunningService.basic("max", RunningService.PASSWORD))
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(
                        "{\"password\": \"one that is long enough\", \"username\": \"paul\", \"roles\": []}")));
        assertThat(wrongFields(password)).containsExactly("password");
        assertThat(size(service)).isEqualTo(before);
    }

    private static String correction(String title) {
        return "{\"title\": " + title
                + ", \"date\": \"2013-01-20\", \"reason\": \"It was wrong.\", \"occurredOn\": \"2014-03-10\"}";
    }

    @Test
    void no_form_of_json_breaks_it_or_is_recorded() {
        String sound = correction("\"Sound\"");
        int deep = 100_000;
        String digits = "9".repeat(400);
        List<String> bodies = List.of(
                "[".repeat(deep),
                "{\"a\":".repeat(deep),
                "[".repeat(30_000) + "]".repeat(30_000),
                correction("[".repeat(17) + "]".repeat(17)),
                correction("{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000)),
                IntStream.range(0, 100_000).mapToObj(i -> "1").collect(Collectors.joining(",", "[", "]")),
                correction("[" + "1,".repeat(30_000) + "1]"),
                correction("\"" + "x".repeat(501) + "\""),
                correction("\"" + "x".repeat(100_000) + "\""),
                sound.replace("It was wrong.", "x".repeat(4_001)),
                correction("1e400"),
                correction(digits),
                correction("-1e999999999"),
                sound.replace("}", ", \"size\": " + digits + "}"),
                sound.replace("}", ", \"size\": 9223372036854775808}"),
                sound.replace("}", ", \"size\": 1e3}"),
                sound.replace("}", ", \"size\": -0.0}"),
                correction("NaN"),
                correction("Infinity"),
                correction("0x10"),
                correction("007"),
                sound.replace("}", ", \"title\": \"Other\"}"),
                sound.replace("}", ", \"\\u0074itle\": \"Other\"}"),
                correction("\"\\ud800\""),
                correction("\"\\udc00\\ud800\""),
                correction("\"\\uD83D\""),
                correction("\"\\u00\""),
                "\ufeff" + sound,
                sound + "x",
                sound + sound,
                sound + "]",
                sound + "\u0000",
                sound.replace("\"", "'"),
                "/* a */" + sound,
                sound.replace("}", ",}"),
                "null",
                "true",
                "\"" + sound + "\"",
                "{}",
                " ",
                "{\"" + "k".repeat(60_000) + "\": 1}");
        for (String text : bodies) {
            String shown = text.length() > 300 ? text.substring(0, 300) : text;
            long before = size(service);
            HttpResponse<String> answer = service.post(CORRECTION, "max", text);
            assertThat(wrongFields(answer)).as(shown).isNotEmpty();
            assertThat(answer.headers().firstValue("Content-Type")).as(shown).contains("application/problem+json");
            assertThat(answer.body())
                    .as(shown)
                    .doesNotContain("Exception", "jackson")
                    .hasSizeLessThan(5_000);
            assertThat(size(service)).as(shown).isEqualTo(before);
        }
        created(service.post(CORRECTION, "max", sound));
    }

    @Test
    void markup_is_refused_or_given_back_as_it_was_sent(CapturedOutput output) {
        Set<String> stored = new TreeSet<>();
        for (Write write : writes) {
            for (String pointer : WriteExamples.texts(write)) {
                String body = EXAMPLES.body(write, pointer, MARKUP).toString();
                HttpResponse<String> answer = service.post(write.path(), "max", body);
                assertThat(answer.statusCode()).as(write + " " + answer.body()).isIn(201, 400, 404, 409);
                assertIsNoPage(answer, answer.statusCode() == 201 ? "application/json" : "application/problem+json");
                if (answer.statusCode() == 201) {
                    stored.add(write.operation() + " " + pointer.substring(1));
                    assertGivenBack(created(answer).at("/positions/0").asString());
                }
            }
        }
        assertThat(stored)
                .as("what was taken; a state or a form refuses the others")
                .contains(
                        "/organisations name",
                        "/organisations/{code}/names name",
                        "/organisations/{code}/successions source/passage",
                        "/documents title",
                        "/documents location",
                        "/documents/{identifier}/corrections reason",
                        "/editions/{year}/noted-steps description",
                        "/editions/{year}/recommendations text",
                        "/editions/{year}/recommendations context",
                        "/editions/{year}/scorecards/{organisation}/scores/{dimension}/corrections reason",
                        "/recommendations/{year}/{code}/status-reports status",
                        "/mandates holderOffice",
                        "/mandates/{code}/revocations reason",
                        "/holds/{code}/liftings reason",
                        "/events/{position}/erasures reason",
                        "/events/{position}/withholdings reasoningDespiteAge");
        for (String list : List.of("organisations", "documents", "mandates", "editions", "recommendations", "events")) {
            HttpResponse<String> answer = service.get("/v1/" + list, "max", "Accept", "text/html, */*;q=0.1");
            assertThat(answer.statusCode()).as(list + answer.body()).isIn(200, 406);
            assertIsNoPage(answer, answer.statusCode() == 200 ? "application/json" : "application/problem+json");
        }
        assertThat(output.getAll() + UseLines.text(directory))
                .doesNotContain("<script", "jndi", "\u202e", "\u200b", "onerror");
    }

    private static void assertGivenBack(String position) {
        HttpResponse<String> answer = service.get("/v1/events/" + position, "max", "Viewing-Purpose", "A test.");
        assertIsNoPage(answer, "application/json");
        assertThat(body(answer, 200).toString())
                .contains(JsonNodeFactory.instance.stringNode(MARKUP).toString());
    }

    private static void assertIsNoPage(HttpResponse<String> answer, String type) {
        assertThat(answer.headers().firstValue("Content-Type")).contains(type);
        assertThat(answer.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(answer.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .contains("default-src 'self'", "object-src 'none'")
                        .doesNotContain("unsafe-inline"));
    }

    @Test
    void what_no_text_may_hold_is_refused_by_every_text(CapturedOutput output) {
        long before = size(service);
        for (Write write : writes) {
            for (String pointer : WriteExamples.texts(write)) {
                String field = pointer.split("/", -1)[1];
                for (String text : UNPRINTABLE) {
                    // Half a surrogate pair has no UTF-8: it comes escaped, as all of them do here.
                    String body =
                            EXAMPLES.body(write, pointer, "HERE").toString().replace("HERE", escaped(text));
                    assertThat(wrongFields(service.post(write.path(), "max", body)))
                            .as(write + " " + pointer + " " + escaped(text))
                            .anyMatch(wrong -> wrong.startsWith(field) || wrong.equals("body"));
                }
            }
        }
        assertThat(size(service)).isEqualTo(before);
        assertThat(output.getAll() + UseLines.text(directory)).doesNotContain("\u0000", "\u001b[2J");
    }

    private static String escaped(String text) {
        return text.chars().mapToObj(c -> "\\u%04x".formatted(c)).collect(Collectors.joining());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "JaVaScRiPt:alert(1)",
                " java\tscript:alert(1)",
                "\u200bjavascript:alert(1)",
                "java\nscript:alert(1)",
                "data:text/html,<script>alert(1)</script>",
                "vbscript:x"
            })
    void a_location_is_no_program(String location) {
        String body = WriteExamples.json(correction("\"Sound\""))
                .put("location", location)
                .toString();
        assertThat(wrongFields(service.post(CORRECTION, "max", body))).containsExactly("location");
    }
}
