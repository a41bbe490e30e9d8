package nl.korpsmonitor.service.endtoend;

import static nl.korpsmonitor.service.testing.Fixture.CARD;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.List;
import nl.korpsmonitor.service.accounts.AccountStore;
import nl.korpsmonitor.service.accounts.FailedLoginCounts;
import nl.korpsmonitor.service.testing.Fixture;
import nl.korpsmonitor.service.testing.RunningService;
import nl.korpsmonitor.service.testing.UseLines;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What the service logs of its use, and what it must never log. */
class AuditOfUseTest {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String PARENT = "00-" + TRACE + "-b7ad6b7169203331-01";
    private static final String SCORES = CARD + "/scores";
    private static final String SCORES_TEMPLATE = "POST /v1/editions/{year}/scorecards/{organisation}/scores";
    private static final String SCORE = """
            {"dimension": "capacity", "score": "%s", "reason": "%s", "occurredOn": "2014-03-10"}""";

    @TempDir
    Path directory;

    private RunningService service;

    @BeforeEach
    void start() {
        Fixture.addAccounts(directory);
        service = RunningService.start(directory);
        Fixture.openEdition(service);
    }

    @AfterEach
    void stop() {
        service.close();
    }

    private String actor(String username) {
        try (AccountStore accounts = AccountStore.open(directory)) {
            return "actor/" + accounts.find(username).orElseThrow().pseudonym();
        }
    }

    private JsonNode only(String action, String result) {
        List<JsonNode> entries = UseLines.of(directory, action, result);
        assertThat(entries).as(UseLines.text(directory)).hasSize(1);
        return entries.getFirst();
    }

    private int login(String username, String password) {
        return service.send(service.request("/v1/ledger")
                        .header("Authorization", RunningService.basic(username, password))
                        .header("traceparent", PARENT)
                        .GET())
                .statusCode();
    }

    @Test
    void what_is_recorded_and_what_is_read_leaves_no_entry() {
        Fixture.created(service.post(SCORES, "anna", SCORE.formatted("6.5", "Two posts.")));
        assertThat(service.get("/v1/ledger", "anna").statusCode()).isEqualTo(200);
        assertThat(service.get("/v1/editions/1999").statusCode()).isEqualTo(404);
        assertThat(UseLines.text(directory)).isEmpty();
    }

    @Test
    void a_failed_login_tells_the_account_by_pseudonym_and_the_first_success_after_it_is_told() {
        assertThat(login("anna", "wrong")).isEqualTo(401);
        JsonNode wrong = only("login", "wrong");
        assertThat(wrong.get("object").asString()).isEqualTo(actor("anna"));
        assertThat(wrong.get("actor").asString()).isEqualTo("nobody");
        assertThat(wrong.get("origin").asString()).isEqualTo("127.0.0.1");
        assertThat(wrong.get("trace").asString()).isEqualTo(TRACE);
        assertThat(login("anna", RunningService.PASSWORD)).isEqualTo(200);
        assertThat(login("anna", RunningService.PASSWORD)).isEqualTo(200);
        JsonNode accepted = only("login", "accepted-after-failures");
        assertThat(accepted.get("actor").asString()).isEqualTo(actor("anna"));
        assertThat(accepted.get("details").get("failures").asString()).isEqualTo("1");
        assertThat(UseLines.of(directory)).hasSize(2);
    }

    @Test
    void logins_that_are_throttled_are_told_as_that() {
        for (int i = 0; i <= 10; i++) {
            login("nobody-of-that-name", "wrong");
        }
        assertThat(only("login", "throttled").get("object").asString()).isEqualTo("unknown");
        assertThat(UseLines.of(directory, "login", "wrong")).hasSize(10);
    }

    @Test
    void a_command_that_is_forbidden_tells_who_and_what() {
        assertThat(service.post(SCORES, "carl", SCORE.formatted("6.5", "Two posts."), "traceparent", PARENT)
                        .statusCode())
                .isEqualTo(403);
        JsonNode denied = only(SCORES_TEMPLATE, "denied");
        assertThat(denied.get("object").asString()).isEqualTo(SCORES);
        assertThat(denied.get("actor").asString()).isEqualTo(actor("carl"));
        assertThat(denied.get("trace").asString()).isEqualTo(TRACE);
        assertThat(denied.get("span").asString()).hasSize(16);
    }

    @Test
    void a_rule_is_told_by_its_name_and_a_wrong_field_by_its() {
        Fixture.created(service.post(SCORES, "anna", SCORE.formatted("6.5", "Two posts.")));
        assertThat(service.post(SCORES, "anna", SCORE.formatted("7", "Again.")).statusCode())
                .isEqualTo(409);
        assertThat(only(SCORES_TEMPLATE, "refused").get("details").get("rule").asString())
                .matches("[a-z-]+");
        assertThat(service.post(SCORES, "anna", SCORE.formatted("99", "x").replace("}", ", \"secret-name\": 1}"))
                        .statusCode())
                .isEqualTo(400);
        JsonNode wrong = UseLines.of(directory, SCORES_TEMPLATE, "refused").getLast();
        assertThat(wrong.get("details").get("fields").asString().split(",", -1)).contains("score", "unknown");
    }

    @Test
    void a_write_without_a_login_and_one_of_another_sites_page_are_told() {
        HttpRequest.BodyPublisher body = HttpRequest.BodyPublishers.ofString("{}");
        service.send(service.request("/v1/documents?secret=s3cret").POST(body));
        JsonNode denied = only("POST", "denied");
        assertThat(denied.get("object").asString()).isEqualTo("/v1/documents");
        assertThat(denied.get("actor").asString()).isEqualTo("nobody");
        service.send(service.request("/v1/documents")
                .header("Sec-Fetch-Site", "cross-site")
                .POST(body));
        assertThat(UseLines.of(directory, "POST", "denied")).hasSize(2);
    }

    @Test
    void no_attack_gets_a_secret_or_a_line_of_its_own_into_the_log() {
        login("anna\n{\"action\":\"forged\"}", "p4ssw0rd-one");
        login("\u001b[2Janna", "p4ssw0rd-two");
        login("p4ssw0rd-as-username", "p4ssw0rd-three");
        login("anna", "p4ssw0rd-four");
        for (String path : List.of(
                "/v1/documents?token=s3cret",
                "/v1/s%0d%0aecret",
                "/v1/%1b%5b31m",
                "/v1/documents/s%22%7d/corrections")) {
            service.send(service.request(path)
                    .header("Authorization", RunningService.basic("anna", RunningService.PASSWORD))
                    .header("Content-Type", "application/json")
                    .header("Idempotency-Key", "idempotency-s3cret")
                    .header("X-Forwarded-For", "203.0.113.7\t{}")
                    .header("User-Agent", "agent-s3cret")
                    .POST(HttpRequest.BodyPublishers.ofString("{\"free-s3cret\": \"text-s3cret\", \"title\": 1}")));
        }
        service.post(SCORES, "anna", SCORE.formatted("11", "reason-s3cret"), "Idempotency-Key", "idempotency-s3cret");
        String text = UseLines.text(directory);
        assertThat(UseLines.of(directory)).hasSizeGreaterThan(7);
        assertThat(text)
                .doesNotContain(
                        "s3cret",
                        "p4ssw0rd",
                        "forged",
                        "\u001b",
                        "Basic ",
                        "203.0.113.7",
                        RunningService.PASSWORD,
                        "anna");
        assertThat(text.lines()).allMatch(line -> line.startsWith("{\"time\":\"") && line.endsWith("}"));
    }

    @Test
    void a_password_that_its_owner_changed_is_told_and_one_that_breaks_a_rule_by_its_rule() {
        assertThat(choose("short")).isEqualTo(400);
        JsonNode refused = only("user password", "refused");
        assertThat(refused.get("object").asString()).isEqualTo(actor("anna"));
        assertThat(refused.get("actor").asString()).isEqualTo(actor("anna"));
        assertThat(refused.get("origin").asString()).isEqualTo("127.0.0.1");
        assertThat(refused.get("details").get("rule").asString()).isEqualTo("too-short");
        assertThat(choose("what only its owner knows")).isEqualTo(204);
        assertThat(only("user password", "done").get("actor").asString()).isEqualTo(actor("anna"));
        assertThat(UseLines.of(directory)).as("each in one line").hasSize(2);
    }

    private int choose(String password) {
        return service.send(service.request("/v1/account/password")
                        .header("Authorization", RunningService.basic("anna", RunningService.PASSWORD))
                        .header("Content-Type", "application/json")
                        .PUT(HttpRequest.BodyPublishers.ofString("{\"password\": \"" + password + "\"}")))
                .statusCode();
    }

    @Test
    void the_failure_that_locks_an_account_is_told_once_on_a_line_of_its_own_and_counted() {
        try (AccountStore accounts = AccountStore.open(directory)) {
            for (int i = 1; i < FailedLoginCounts.MAXIMUM; i++) {
                accounts.failedLogins().add("anna");
            }
        }
        assertThat(login("anna", "wrong")).isEqualTo(401);
        assertThat(login("anna", "wrong")).isEqualTo(401);
        JsonNode locked = only("account locked", "locked");
        assertThat(locked.get("object").asString()).isEqualTo(actor("anna"));
        assertThat(locked.get("actor").asString()).isEqualTo("nobody");
        assertThat(locked.get("details").get("failures").asString()).isEqualTo("100");
        assertThat(UseLines.of(directory, "login", "wrong")).hasSize(1);
        assertThat(UseLines.of(directory, "login", "locked")).hasSize(1);
        assertThat(service.get("/metrics").body()).contains("korpsmonitor_accounts_locked_total 1.0");
    }

    @Test
    void a_token_is_never_taken_for_a_username() {
        assertThat(service.send(service.request("/v1/ledger")
                                .header("Authorization", "Bearer anna")
                                .GET())
                        .statusCode())
                .isEqualTo(401);
        assertThat(only("login", "wrong").get("object").asString()).isEqualTo("unknown");
    }
}
