package nl.korpsmonitor.service.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.service.testing.RunningService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What every request meets before anything of the domain sees it. */
class DoorsTest {
    private static final String SOMEWHERE = "/v1/somewhere";

    @TempDir
    static Path directory;

    private static RunningService service;

    @BeforeAll
    static void start() {
        RunningService.addAccount(directory, "anna", null, Role.ASSESSOR);
        service = RunningService.start(directory);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Nested
    class Logging_in {
        @ParameterizedTest
        @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
        void no_write_is_open_to_who_is_not_logged_in(String method) {
            HttpResponse<String> answer =
                    service.send(service.request(SOMEWHERE).method(method, HttpRequest.BodyPublishers.ofString("{}")));
            problem(answer, 401);
            assertThat(answer.headers().firstValue("WWW-Authenticate"))
                    .hasValueSatisfying(value -> assertThat(value).startsWith("Basic realm="));
        }

        @Test
        void a_wrong_password_is_refused_on_reads_too() {
            problem(
                    service.send(service.request("/v1/openapi.json")
                            .header("Authorization", RunningService.basic("anna", "not the password"))),
                    401);
        }

        @Test
        void credentials_that_are_no_base64_are_a_401() {
            problem(service.send(service.request(SOMEWHERE).header("Authorization", "Basic ~~~")), 401);
        }

        @Test
        void the_right_password_comes_further() {
            problem(service.post(SOMEWHERE, "anna", "{}"), 404);
        }

        @Test
        void after_ten_failures_the_answer_is_429_and_says_how_long_to_wait() {
            for (int i = 0; i < 10; i++) {
                problem(guess(i), 401);
            }
            HttpResponse<String> answer = guess(10);
            problem(answer, 429);
            assertThat(answer.headers().firstValue("Retry-After")).contains("900");
        }

        private HttpResponse<String> guess(int number) {
            return service.send(service.request(SOMEWHERE)
                    .header("Authorization", RunningService.basic("mallory", "guess number " + number)));
        }

        @Test
        void no_cookie_is_ever_set() {
            assertThat(service.post(SOMEWHERE, "anna", "{}").headers().firstValue("Set-Cookie"))
                    .isEmpty();
        }
    }

    @Nested
    class Writes_from_other_sites {
        @ParameterizedTest
        @CsvSource({
            "Sec-Fetch-Site, cross-site",
            "Sec-Fetch-Site, same-site",
            "Origin, https://evil.example",
            "Origin, null",
            "Origin, http://127.0.0.1:1"
        })
        void are_refused_although_the_browser_logs_in(String header, String value) {
            problem(service.post(SOMEWHERE, "anna", "{}", header, value), 403);
        }

        @Test
        void from_our_own_pages_are_not() {
            String origin = "http://127.0.0.1:" + service.port();
            problem(service.post(SOMEWHERE, "anna", "{}", "Origin", origin, "Sec-Fetch-Site", "same-origin"), 404);
        }
    }

    @Nested
    class Bodies {
        @Test
        void too_large_ones_are_a_400() {
            assertThat(errors(service.post(SOMEWHERE, "anna", " ".repeat(Limits.MAXIMUM_BODY_BYTES + 1))))
                    .isEqualTo("body: at most 65536 bytes");
            problem(service.post(SOMEWHERE, "anna", " ".repeat(Limits.MAXIMUM_BODY_BYTES)), 404);
        }

        @Test
        void bytes_that_are_no_utf_8_are_a_400() {
            assertThat(errors(postBytes("{\"reason\":\"caf\u00e9\"}".getBytes(ISO_8859_1))))
                    .isEqualTo("body: must be UTF-8, and holds bytes that are not");
            assertThat(errors(postBytes("{\"a\":1}".getBytes(UTF_16LE)))).startsWith("body: must be UTF-8 text");
        }

        @Test
        void compressed_ones_are_a_415() {
            problem(service.post(SOMEWHERE, "anna", "{}", "Content-Encoding", "gzip"), 415);
        }

        private HttpResponse<String> postBytes(byte[] body) {
            return service.send(service.request(SOMEWHERE)
                    .header("Authorization", RunningService.basic("anna", RunningService.PASSWORD))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
        }

        private String errors(HttpResponse<String> answer) {
            JsonNode error = problem(answer, 400).get("errors").get(0);
            return error.get("field").asString() + ": " + error.get("message").asString();
        }
    }

    @Nested
    class Answers {
        @ParameterizedTest
        @ValueSource(strings = {"/nowhere", "/v1/openapi.json/", "/swagger-ui/nothing.js", "/v1/%2e%2e/x", "/v1//x"})
        void unknown_paths_are_problems(String path) {
            HttpResponse<String> answer = service.get(path);
            problem(answer, answer.statusCode());
            assertThat(answer.statusCode()).isIn(400, 404);
        }

        @Test
        void a_method_that_a_path_does_not_know_is_a_405() {
            HttpResponse<String> answer = service.post("/v1/openapi.json", "anna", "{}");
            problem(answer, 405);
            assertThat(answer.headers().firstValue("Allow")).isPresent();
        }

        @Test
        void each_carries_the_version_and_forbids_what_browsers_should_not_do() {
            for (String path : new String[] {"/", "/v1/openapi.json", "/nowhere", "/swagger-ui/index.html"}) {
                var headers = service.get(path).headers();
                assertThat(headers.allValues(ApiVersion.HEADER)).as(path).containsExactly(ApiVersion.VALUE);
                assertThat(headers.allValues("X-Content-Type-Options")).containsExactly("nosniff");
                assertThat(headers.allValues("Referrer-Policy")).containsExactly("same-origin");
                assertThat(headers.allValues("Cache-Control")).as(path).hasSize(1);
                assertThat(headers.firstValue("Content-Security-Policy"))
                        .hasValueSatisfying(policy -> assertThat(policy).contains("frame-ancestors 'none'"));
                assertThat(headers.firstValue("Strict-Transport-Security"))
                        .as("without TLS")
                        .isEmpty();
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"sort=%ff", "%ff=1", "sort=%zz", "sort=%c3", "a=%"})
        void a_query_whose_encoding_can_not_be_read_is_a_400(String query) throws IOException {
            assertThat(raw("GET /v1/editions?" + query + " HTTP/1.1\r\nHost: x\r\n\r\n"))
                    .startsWith("HTTP/1.1 400")
                    .contains("application/problem+json", "\"field\":\"query\"");
        }

        @Test
        void more_parameters_than_the_limit_are_a_400() {
            problem(service.get("/v1/editions?" + "a=1&".repeat(Limits.MAXIMUM_PARAMETERS + 1)), 400);
        }

        @ParameterizedTest
        @ValueSource(strings = {"/v1/editions", "/v1/events", "/v1/ledger"})
        void a_charset_that_is_not_written_here_is_a_406(String path) {
            problem(service.send(service.request(path).header("Accept", "application/json;charset=iso-8859-1")), 406);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "GET /v1/a b HTTP/1.1\r\nHost: x\r\n\r\n",
                    "GET /v1/{} HTTP/1.1\r\nHost: x\r\n\r\n",
                    "GET / HTTP/1.1\r\n\r\n",
                    "GET / HTTP/1.1\r\nHost: a b\r\n\r\n",
                    "NONSENSE\r\n\r\n",
                    "TRACE / HTTP/1.1\r\nHost: x\r\n\r\n"
                })
        void what_the_container_itself_refuses_is_a_problem_too(String request) throws IOException {
            String answer = raw(request);
            assertThat(answer)
                    .startsWith("HTTP/1.1 4")
                    .contains("application/problem+json", ApiVersion.HEADER + ": " + ApiVersion.VALUE, "\"status\":4")
                    .doesNotContain("html", "Exception");
        }

        @Test
        void headers_beyond_the_limit_are_refused() throws IOException {
            String answer =
                    raw("GET / HTTP/1.1\r\nHost: x\r\nX-Long: " + "a".repeat(Limits.MAXIMUM_HEADER_BYTES) + "\r\n\r\n");
            assertThat(answer).startsWith("HTTP/1.1 4").contains("application/problem+json");
        }

        private String raw(String request) throws IOException {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), service.port())) {
                socket.setSoTimeout(10_000);
                socket.getOutputStream().write(request.getBytes(ISO_8859_1));
                socket.shutdownOutput();
                return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
            }
        }
    }

    private static JsonNode problem(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        JsonNode problem = new JsonMapper().readTree(answer.body());
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("title").asString()).isNotBlank();
        assertThat(problem.get("detail").asString()).isNotBlank();
        return problem;
    }
}
