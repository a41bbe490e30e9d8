package nl.korpsmonitor.service.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** .ci/check-dependencies, with invented answers in the form that the register documents. */
class DependencyCheckTest {
    private static final int COULD_NOT_RUN = 77;

    @TempDir
    Path directory;

    private final List<String> questions = new CopyOnWriteArrayList<>();
    private HttpServer register;
    private Path bom;
    private String answers = "sample";
    private String output = "";

    @BeforeEach
    void start() throws IOException {
        bom = Files.writeString(directory.resolve("bom.json"), """
                {"bomFormat": "CycloneDX", "components": [
                  {"group": "org.example", "purl": "pkg:maven/org.example/sample@1.0.0?type=jar"},
                  {"group": "org.example", "purl": "pkg:maven/org.example/sound@2.0.0?type=jar"},
                  {"group": "nl.korpsmonitor", "purl": "pkg:maven/nl.korpsmonitor/service@1?type=jar"}]}""");
        register = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        register.createContext("/", this::answer);
        register.start();
    }

    @AfterEach
    void stop() {
        register.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String question = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        questions.add(question);
        String text;
        if (!path.equals("/v1/querybatch")) {
            text = resource(path.substring(path.lastIndexOf('/') + 1) + ".json");
        } else if (answers.equals("sample")) {
            text = resource(question.contains("page_token") ? "second-page.json" : "first-page.json");
        } else {
            text = answers;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = DependencyCheckTest.class.getResourceAsStream("/osv/" + name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private int check(String accepted, Map<String, String> more) throws IOException, InterruptedException {
        Path file = Files.writeString(directory.resolve("accepted"), accepted);
        ProcessBuilder program = new ProcessBuilder(
                        "bash", ProjectFiles.path(".ci/check-dependencies").toString(), bom.toString())
                .redirectErrorStream(true);
        Map<String, String> environment = program.environment();
        environment.put("OSV_URL", "http://127.0.0.1:" + register.getAddress().getPort());
        environment.put("ACCEPTED_HOLES", file.toString());
        environment.put("TODAY", "2026-06-01");
        environment.put("no_proxy", "127.0.0.1");
        environment.remove("REQUIRE_DEPENDENCY_CHECK");
        environment.putAll(more);
        Process process = program.start();
        output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor();
    }

    @Test
    void holes_of_every_page_are_told_with_the_version_that_mends_them_and_withdrawn_ones_are_not()
            throws IOException, InterruptedException {
        assertThat(check("", Map.of())).as(output).isEqualTo(1);
        assertThat(output.lines().filter(line -> line.startsWith("HOLE")))
                .containsExactly(
                        "HOLE GHSA-samp-lexx-0001 pkg:maven/org.example/sample@1.0.0: SAMPLE: invented hole 1; mended in 1.0.1",
                        "HOLE GHSA-samp-lexx-0002 pkg:maven/org.example/sample@1.0.0: SAMPLE: invented hole 2; mended in 1.0.2");
        assertThat(questions.getFirst())
                .contains("pkg:maven/org.example/sample@1.0.0\"", "pkg:maven/org.example/sound@2.0.0\"")
                .doesNotContain("nl.korpsmonitor", "type=jar");
    }

    @Test
    void an_accepted_hole_passes_until_its_day_is_over() throws IOException, InterruptedException {
        String both = """
                # a comment
                GHSA-samp-lexx-0001 2026-06-01 The part that has it is not used.
                CVE-1999-0002       2026-12-31 Likewise.
                """;
        assertThat(check(both, Map.of())).as(output).isZero();
        assertThat(output).contains("accepted until 2026-06-01: GHSA-samp-lexx-0001");
        assertThat(check(both, Map.of("TODAY", "2026-06-02"))).as(output).isEqualTo(1);
        assertThat(output).contains("it was accepted until 2026-06-01 only");
    }

    @Test
    void an_acceptance_without_a_day_or_a_reason_is_refused() throws IOException, InterruptedException {
        answers = "{\"results\": [{}, {}]}";
        assertThat(check("", Map.of())).as(output).isZero();
        assertThat(output).contains("No hole is known in 2 libraries");
        assertThat(check("GHSA-samp-lexx-0001 2026-06-01\n", Map.of()))
                .as(output)
                .isEqualTo(1);
    }

    @Test
    void a_register_that_does_not_answer_or_answers_something_else_is_no_all_clear()
            throws IOException, InterruptedException {
        for (String wrong : List.of("{}", "no JSON", "{\"results\": [{}]}", "{\"results\": null}")) {
            answers = wrong;
            assertThat(check("", Map.of())).as(wrong + output).isEqualTo(COULD_NOT_RUN);
            assertThat(output).contains("*** NOT CHECKED for known holes");
        }
        assertThat(check("", Map.of("OSV_URL", "http://127.0.0.1:1")))
                .as(output)
                .isEqualTo(COULD_NOT_RUN);
        assertThat(check("", Map.of("OSV_URL", "http://127.0.0.1:1", "REQUIRE_DEPENDENCY_CHECK", "1")))
                .as(output)
                .isEqualTo(1);
    }

    @Test
    void the_projects_own_acceptances_are_well_formed() {
        assertThat(ProjectFiles.text(".ci/accepted-holes").lines())
                .allMatch(line -> line.isBlank()
                        || line.startsWith("#")
                        || line.matches("[A-Za-z0-9-]+\\s+\\d{4}-\\d{2}-\\d{2}\\s+\\S.*"));
    }
}
