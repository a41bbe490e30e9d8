package nl.korpsmonitor.service.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.service.testing.RunningService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** What the Caddyfile has the proxy send is what the service needs to know its own address. */
class ProxyFileTest {
    private static final String FILE = "ops/proxy/Caddyfile";

    @TempDir
    private Path directory;

    /** By both blocks that are in use; Caddy itself tells the host, the scheme and who asks. */
    private static String[] forwarded() {
        List<MatchResult> added = Pattern.compile("(?m)^\\t\\theader_up (\\S+) \\{http\\.request\\.port}$")
                .matcher(ProjectFiles.text(FILE))
                .results()
                .toList();
        assertThat(added).extracting(match -> match.group(1)).containsExactly("X-Forwarded-Port", "X-Forwarded-Port");
        return new String[] {
            "X-Forwarded-Host",
            "localhost:8080",
            "X-Forwarded-Proto",
            "http",
            added.getFirst().group(1),
            "8080"
        };
    }

    @Test
    void a_browser_logs_in_through_the_proxy() {
        RunningService.addAccount(directory, "carl", null, Role.COORDINATOR);
        try (RunningService service = RunningService.start(directory, "server.forward-headers-strategy=native")) {
            String csrf = service.get("/login")
                    .headers()
                    .firstValue("Set-Cookie")
                    .orElseThrow()
                    .split(";", 2)[0];
            HttpResponse<String> answer = service.send(service.request("/login")
                    .headers(forwarded())
                    .header("Origin", "http://localhost:8080")
                    .header("Sec-Fetch-Site", "same-origin")
                    .header("Cookie", csrf)
                    .header("X-CSRF-TOKEN", csrf.split("=", 2)[1])
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(
                            "username=carl&password=" + RunningService.PASSWORD.replace(' ', '+'))));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        }
    }

    /** What Caddy itself makes of the file; where it is not installed only the patterns above were looked at. */
    @Test
    void caddy_understands_it_as_it_is_meant() throws Exception {
        Process caddy;
        try {
            caddy = new ProcessBuilder(
                            "caddy",
                            "adapt",
                            "--validate",
                            "--config",
                            ProjectFiles.path(FILE).toString())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            abort("caddy is not installed: the Caddyfile was looked at by patterns only");
            return;
        }
        byte[] adapted = caddy.getInputStream().readAllBytes();
        assertThat(caddy.waitFor()).isZero();
        JsonNode routes = new ObjectMapper().readTree(adapted).at("/apps/http/servers/srv0/routes");
        assertThat(routes.at("/0/match/0/path/0").asString()).isEqualTo("/metrics");
        assertThat(routes.at("/0/handle/0/status_code").asInt()).isEqualTo(404);
        assertThat(routes.at("/1/match/0/expression").asString()).contains("'GET'", "'/login'", "'/oauth2/*'");
        assertThat(routes.at("/2/match").isMissingNode()).as("all else").isTrue();
        for (int block = 1; block <= 2; block++) {
            JsonNode proxy = routes.at("/" + block + "/handle/0");
            assertThat(proxy.at("/headers/request/set/X-Forwarded-Port/0").asString())
                    .isEqualTo("{http.request.port}");
            assertThat(proxy.at("/load_balancing/selection_policy/policy").asString())
                    .isEqualTo("cookie");
            assertThat(proxy.at("/load_balancing/selection_policy/name").asString())
                    .isEqualTo("node");
            assertThat(proxy.at("/load_balancing/retry_match").isMissingNode())
                    .as("nothing that a node took is sent again, unless it only reads")
                    .isTrue();
            assertThat(proxy.at("/health_checks/active/uri").asString())
                    .isEqualTo(block == 1 ? "/health/ready" : "/health/ready/writes");
        }
    }

    @Test
    void logging_in_goes_where_questions_go() {
        assertThat(ProjectFiles.text(FILE))
                .containsPattern(
                        "@questions expression `.*'/login', '/login/\\*', '/logout', '/account'.*'/oauth2/\\*'");
    }
}
