package nl.korpsmonitor.service.access;

import static nl.korpsmonitor.service.testing.Fixture.created;
import static nl.korpsmonitor.service.testing.Fixture.size;
import static nl.korpsmonitor.service.testing.Fixture.wrongFields;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import nl.korpsmonitor.events.values.Role;
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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Attacks by path, header and another one's idempotency key. Those by body are in {@link HostileBodiesTest}, those by token in {@code AccessTokensTest}, those by
 * spreadsheet in {@code ScorecardCsvReaderTest}.
 */
@Timeout(180)
@ExtendWith(OutputCaptureExtension.class)
class AttackListTest {
    private static final String HIDDEN = "/v1/editions/2014/scorecards/veldmark";
    private static final String WRITE = "/v1/organisations";
    private static final String ORGANISATION = """
            {"code": "forged", "name": "Forged", "kind": "REGIONAL_FORCE", "fictitious": true, "occurredOn": "2000"}""";
    private static final String JSON = "Content-Type: application/json\r\n";
    private static final List<String> SPLITTERS = List.of(
            "%0d%0aX-Injected:%20yes",
            "%0aX-Injected:%20yes", "%0dX-Injected:%20yes", "%e5%98%8a%e5%98%8dX-Injected:%20yes");

    @TempDir
    static Path directory;

    private static RunningService service;
    private static JsonNode api;
    private static Published published;

    @BeforeAll
    static void start() {
        Fixture.addAccounts(directory);
        RunningService.addAccount(directory, "pia", null, Role.PRIVACY_OFFICER);
        RunningService.addAccount(directory, "piet", null, Role.PARLIAMENTARY_OFFICER);
        RunningService.addAccount(directory, Published.RECIPIENT, null, Role.INQUIRY_RECIPIENT);
        RunningService.addAccount(directory, "auditor", null, Role.AUDITOR);
        RunningService.addAccount(directory, "carla", null, Role.COORDINATOR);
        RunningService.addAccount(directory, "rita", null, Role.READER);
        service = new InventedDossiers().start(directory, RunningService.withoutRateLimits());
        published = new Published(service);
        api = new JsonMapper().readTree(service.get("/v1/openapi.json").body());
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                HIDDEN,
                HIDDEN + "/",
                HIDDEN + "//",
                HIDDEN + ".",
                HIDDEN + "/.",
                HIDDEN + "/..;/veldmark",
                HIDDEN + ";jsessionid=1",
                HIDDEN + ";a=b",
                HIDDEN + "%3bjsessionid=1",
                HIDDEN + "%00",
                HIDDEN + "%00.css",
                HIDDEN + ".json",
                HIDDEN + ".css",
                HIDDEN + "%20",
                HIDDEN + "%2f",
                HIDDEN + "?",
                HIDDEN + "?.css",
                HIDDEN + "%0a",
                HIDDEN + "%2e",
                HIDDEN + "#/metrics",
                "/" + HIDDEN,
                HIDDEN + "/../veldmark",
                "/v1//editions/2014/scorecards/veldmark",
                "/v1/./editions/2014/scorecards/veldmark",
                "/v1/editions;a=b/2014;c=d/scorecards/veldmark",
                "/v1/editions%2f2014/scorecards/veldmark",
                "/v1\\editions\\2014\\scorecards\\veldmark",
                "/v1%5ceditions/2014/scorecards/veldmark",
                "/V1/editions/2014/scorecards/veldmark",
                "/v1/editions/2014/scorecards/VELDMARK",
                "/v1/editions/2012/../2014/scorecards/veldmark",
                "/v1/editions/2012/%2e%2e/2014/scorecards/veldmark",
                "/v1/editions/2012/%252e%252e/2014/scorecards/veldmark",
                "/v1/editions/2012/..%2f2014/scorecards/veldmark",
                "/v1/editions/2012/..;/2014/scorecards/veldmark",
                "/swagger-ui/../v1/editions/2014/scorecards/veldmark",
                "/swagger-ui/%2e%2e/v1/editions/2014/scorecards/veldmark",
                "/swagger-ui/..%2f..%2f..%2fledger.db",
                "/swagger-ui/..\\..\\application.properties",
                "/trail/tile/../../v1/editions/2014/scorecards/veldmark",
                "/trail/tile/..%2f..%2f..%2fdisclosure-keys.db",
                "/trail/tile/%c0%ae%c0%ae/keys/accounts.seal",
                "/../../../../etc/passwd",
                "/WEB-INF/web.xml",
                "/META-INF/MANIFEST.MF",
                "/actuator/env",
                "http://127.0.0.1/v1/editions/2014/scorecards/veldmark",
                "http://127.0.0.1/v1/ledger/../editions/2014/scorecards/veldmark"
            })
    void no_path_shows_a_stranger_what_the_plain_one_hides(String path) {
        for (String method : List.of("GET", "HEAD", "POST", "TRACE")) {
            RawAnswer answer = RawAnswer.to(service, "", method, path, JSON, method.equals("POST") ? "{}" : "");
            assertThat(answer.status()).as(method + " " + answer).isBetween(400, 499);
            assertThat(answer.body()).doesNotContain("capacity", "root:", "SQLite");
        }
        assertThat(RawAnswer.to(service, "anna", "GET", HIDDEN, "", "").body()).contains("capacity");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Original-URL: %s",
                "X-Rewrite-URL: %s",
                "X-Forwarded-Prefix: %s",
                "X-Forwarded-Path: %s",
                "X-Forwarded-Uri: %s",
                "X-Forwarded-For: 127.0.0.1",
                "X-Forwarded-Host: localhost",
                "X-Forwarded-User: paul",
                "Forwarded: for=127.0.0.1;host=localhost",
                "Remote-User: paul",
                "X-Remote-User: paul",
                "X-Real-IP: 127.0.0.1"
            })
    void no_header_takes_the_place_of_a_path_or_a_login(String header) {
        String line = header.formatted(HIDDEN) + "\r\n";
        assertThat(RawAnswer.to(service, "", "GET", HIDDEN, line, "").status()).isEqualTo(404);
        RawAnswer ledger = RawAnswer.to(service, "", "GET", "/v1/ledger", line, "");
        assertThat(ledger.status()).isEqualTo(200);
        assertThat(ledger.body()).contains("\"size\"").doesNotContain("capacity");
        long before = size(service);
        String written = header.formatted(WRITE) + "\r\n" + JSON;
        assertThat(RawAnswer.to(service, "", "POST", WRITE, written, ORGANISATION)
                        .status())
                .isEqualTo(401);
        assertThat(RawAnswer.to(service, "rita", "POST", WRITE, written, ORGANISATION)
                        .status())
                .isEqualTo(403);
        assertThat(size(service)).isEqualTo(before);
    }

    @Test
    void head_and_options_do_not_tell_whether_there_is_something_hidden() {
        for (String method : List.of("HEAD", "OPTIONS")) {
            RawAnswer there = RawAnswer.to(service, "", method, HIDDEN, "", "");
            RawAnswer nowhere = RawAnswer.to(service, "", method, HIDDEN.replace("veldmark", "nowhere"), "", "");
            assertThat(there.status()).isEqualTo(nowhere.status());
            assertThat(there.body()).isEmpty();
            assertThat(there.head())
                    .filteredOn(line -> line.startsWith("content-length"))
                    .hasSameElementsAs(nowhere.head().stream()
                            .filter(line -> line.startsWith("content-length"))
                            .toList());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "//",
                ".",
                ";a=b",
                "%00",
                "%2f",
                "/.",
                "/../organisations",
                ";_method=PUT",
                "?_method=POST",
                "?role=COORDINATOR",
                "?actor=carl",
                "%20",
                "\\"
            })
    void no_path_or_method_lets_a_reader_write(String suffix) {
        long before = size(service);
        for (String method : List.of("POST", "PUT", "PATCH", "DELETE", "GET", "post", "PosT", "PROPFIND", "CONNECT")) {
            for (String override : List.of(
                    "", "X-HTTP-Method-Override: POST\r\n", "X-HTTP-Method: POST\r\n", "X-Method-Override: POST\r\n")) {
                RawAnswer answer = RawAnswer.to(service, "rita", method, WRITE + suffix, override + JSON, ORGANISATION);
                if (!method.equals("GET")) {
                    assertThat(answer.status()).as(method + " " + answer).isBetween(400, 501);
                }
            }
        }
        assertThat(size(service)).isEqualTo(before);
        assertThat(service.get(WRITE + "/forged", "carl").statusCode()).isEqualTo(404);
    }

    @Test
    void no_path_or_query_splits_an_answer(CapturedOutput output) {
        long before = size(service);
        for (String splitter : SPLITTERS) {
            api.get("paths")
                    .propertyStream()
                    .forEach(path -> path.getValue().propertyStream().forEach(operation -> {
                        String method = operation.getKey().toUpperCase(java.util.Locale.ROOT);
                        String plain = "/v1" + path.getKey();
                        String target = plain.contains("{")
                                ? plain.replaceAll("\\{[A-Za-z]+}", "x" + splitter)
                                : plain + "?" + splitter + "=1";
                        assertUnsplit(
                                RawAnswer.to(service, "carl", method, target, JSON, method.equals("GET") ? "" : "{}"),
                                400,
                                499);
                        for (JsonNode parameter : operation.getValue().path("parameters")) {
                            if (parameter.get("in").asString().equals("query")) {
                                String asked = plain.replaceAll("\\{[A-Za-z]+}", "2012") + "?"
                                        + parameter.get("name").asString() + "=x" + splitter;
                                assertUnsplit(
                                        RawAnswer.to(
                                                service, "carl", method, asked, JSON, method.equals("GET") ? "" : "{}"),
                                        200,
                                        499);
                            }
                        }
                    }));
        }
        assertThat(size(service)).isEqualTo(before);
        assertLogsAreWhole(output);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a%0d%0aX-Injected:%20yes",
                "a\rX-Injected: yes",
                "a\u0000b",
                "a\u0085X-Injected: yes",
                "a\r\n\tX-Injected: yes",
                "a\u001b[2J"
            })
    void no_header_splits_an_answer(String value, CapturedOutput output) {
        long before = size(service);
        RawAnswer opened = RawAnswer.to(
                service,
                "pia",
                "GET",
                "/v1/events/" + published.confidential,
                "Viewing-Purpose: " + value + "\r\n",
                "");
        assertUnsplit(opened, 400, 400);
        RawAnswer named = RawAnswer.to(
                service,
                "carl",
                "POST",
                "/v1/organisations/nowhere/names",
                JSON + "Idempotency-Key: " + value + "\r\n",
                "{\"name\": \"x\", \"occurredOn\": \"2012\"}");
        assertUnsplit(named, 400, 499);
        RawAnswer preconditioned =
                RawAnswer.to(service, "carl", "POST", WRITE, JSON + "If-Match: " + value + "\r\n", ORGANISATION);
        assertUnsplit(preconditioned, 400, 499);
        assertThat(size(service)).isEqualTo(before);
        assertLogsAreWhole(output);
    }

    private static void assertUnsplit(RawAnswer answer, int from, int to) {
        assertThat(answer.status()).as(answer.toString()).isBetween(from, to);
        assertThat(answer.hasLine("x-injected")).as(answer.toString()).isFalse();
    }

    private static void assertLogsAreWhole(CapturedOutput output) {
        assertThat(output.getAll()).doesNotContain("X-Injected", "\u001b[2J");
        assertThat(UseLines.text(directory).lines())
                .allMatch(line -> line.startsWith("{\"time\":\"") && line.endsWith("}"));
        assertThat(UseLines.of(directory)).isNotEmpty();
    }

    @Test
    void the_key_of_another_account_never_gives_its_receipt() {
        String path = "/v1/organisations/duinrand/names";
        String name = "{\"name\": \"%s\", \"occurredOn\": \"2012\"}";
        JsonNode first = created(rename(path, "carl", name.formatted("One"), "shared-key"));
        created(service.post(path, "carl", name.formatted("Two")));
        HttpResponse<String> same = rename(path, "carla", name.formatted("One"), "shared-key");
        assertThat(created(same).get("positions")).as("the same request").isNotEqualTo(first.get("positions"));
        assertThat(same.headers().firstValue("Idempotency-Replayed")).isEmpty();
        assertThat(created(rename(path, "carl", name.formatted("One"), "shared-key")))
                .as("the first one's own repeat")
                .isEqualTo(first);
        assertThat(created(rename(path, "carla", name.formatted("One"), "shared-key")))
                .isEqualTo(created(same));
        HttpResponse<String> other = rename(path, "carla", name.formatted("Three"), "shared-key");
        assertThat(wrongFields(other)).containsExactly("Idempotency-Key");
        created(rename(path, "carl", name.formatted("Four"), "second-key"));
        created(rename(path, "carla", name.formatted("Five"), "second-key"));
        // Who may not do it hears nothing of who did.
        long before = size(service);
        HttpResponse<String> reader = rename(path, "rita", name.formatted("One"), "shared-key");
        assertThat(reader.statusCode()).isEqualTo(403);
        assertThat(reader.body()).doesNotContain("positions");
        assertThat(size(service)).isEqualTo(before);
    }

    private static HttpResponse<String> rename(String path, String user, String body, String key) {
        return service.post(path, user, body, "Idempotency-Key", key);
    }
}
