package nl.korpsmonitor.service.operations;

import static org.assertj.core.api.Assertions.assertThat;

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

    @Test
    void logging_in_goes_where_questions_go() {
        assertThat(ProjectFiles.text(FILE))
                .containsPattern(
                        "@questions expression `.*'/login', '/login/\\*', '/logout', '/account'.*'/oauth2/\\*'");
    }
}
