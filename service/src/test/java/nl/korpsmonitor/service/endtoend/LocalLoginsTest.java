package nl.korpsmonitor.service.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.service.accounts.AccountStore;
import nl.korpsmonitor.service.accounts.Credential.LocalPassword;
import nl.korpsmonitor.service.accounts.PasswordState;
import nl.korpsmonitor.service.accounts.Passwords;
import nl.korpsmonitor.service.accounts.ReadToken;
import nl.korpsmonitor.service.accounts.ReadTokenSecret;
import nl.korpsmonitor.service.testing.Fixture;
import nl.korpsmonitor.service.testing.RunningService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What people and programs can do with the logins that are kept here. */
class LocalLoginsTest {
    private static final String FIRST = "what the administrator chose";
    private static final String OWN = "what only its owner knows";
    private static final String PASSWORD = "/v1/account/password";
    private static final String CONFIDENTIAL = "Only for those who may know.";
    private static final String TRUSTED = "https://dashboard.example";

    @TempDir
    static Path directory;

    private static RunningService service;

    @BeforeAll
    static void start() {
        Fixture.addAccounts(directory);
        RunningService.addAccount(directory, "adam", null, Role.AUDITOR);
        service = RunningService.start(directory, "korpsmonitor.cors.origins=" + TRUSTED);
        Fixture.openEdition(service);
        Fixture.created(service.post(Fixture.CARD + "/scores", "anna", """
                {"dimension": "capacity", "score": "4", "reason": "%s", "occurredOn": "2014-03-03"}""".formatted(CONFIDENTIAL)));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Nested
    class Temporary_passwords {
        @Test
        void are_of_no_use_but_to_choose_another() {
            add("nina", Role.AUDITOR);
            for (String path : new String[] {"/v1/editions", "/v1/openapi.json", "/v1/events"}) {
                HttpResponse<String> answer = send("GET", path, basic("nina", FIRST), "");
                assertThat(answer.statusCode()).as(path).isEqualTo(403);
                assertThat(Fixture.body(answer, 403).get("detail").asString()).contains("PUT " + PASSWORD);
            }
            assertThat(send("POST", "/v1/organisations", basic("nina", FIRST), "{}")
                            .statusCode())
                    .isEqualTo(403);
            assertThat(change("nina", FIRST, OWN).statusCode()).isEqualTo(204);
            assertThat(send("GET", "/v1/editions", basic("nina", OWN), "").statusCode())
                    .isEqualTo(200);
            assertThat(send("GET", "/v1/editions", basic("nina", FIRST), "").statusCode())
                    .as("also one that was found right a moment ago")
                    .isEqualTo(401);
            assertThat(change("nina", OWN, OWN + " and more").statusCode())
                    .as("at any time")
                    .isEqualTo(204);
        }

        @Test
        void can_not_be_chosen_again_and_others_only_by_the_rules() {
            add("otto", Role.AUDITOR);
            for (String wrong :
                    new String[] {FIRST, "elevenchars", "é".repeat(37), "This is OTTO's password", "a\\u0007bcdefghijkl"
                    }) {
                assertThat(Fixture.wrongFields(change("otto", FIRST, wrong)))
                        .as(wrong)
                        .containsExactly("password");
            }
            for (String body :
                    new String[] {"{}", "{\"password\": 7}", "{\"password\": \"%s\", \"x\": 1}".formatted(OWN)}) {
                assertThat(send("PUT", PASSWORD, basic("otto", FIRST), body).statusCode())
                        .as(body)
                        .isEqualTo(400);
            }
            assertThat(send("GET", "/v1/editions", basic("otto", FIRST), "").statusCode())
                    .as("nothing was changed")
                    .isEqualTo(403);
        }

        @Test
        void of_nobody_are_not_changed() {
            assertThat(service.send(service.request(PASSWORD)
                                    .header("Content-Type", "application/json")
                                    .PUT(HttpRequest.BodyPublishers.ofString("{\"password\": \"" + OWN + "\"}")))
                            .statusCode())
                    .isEqualTo(401);
        }

        private void add(String username, Role role) {
            try (AccountStore accounts = AccountStore.open(directory)) {
                LocalPassword password = new LocalPassword(new Passwords().hash(FIRST), PasswordState.TEMPORARY);
                accounts.add(username, username, password, Set.of(role), null);
            }
        }

        private HttpResponse<String> change(String username, String present, String wanted) {
            return send("PUT", PASSWORD, basic(username, present), "{\"password\": \"" + wanted + "\"}");
        }
    }

    @Test
    void roles_that_an_administrator_changed_are_in_the_ledger_from_the_next_start_on(@TempDir Path other) {
        RunningService.addAccount(other, "rosa", null, Role.REVIEWER);
        RunningService.addAccount(other, "adam", null, Role.AUDITOR);
        RunningService.start(other).close();
        String subject;
        try (AccountStore accounts = AccountStore.open(other)) {
            subject = "actor/"
                    + accounts.update("rosa", account -> account.withRoles(Set.of(Role.COORDINATOR), null))
                            .pseudonym();
        }
        for (int start = 0; start < 2; start++) {
            try (RunningService again = RunningService.start(other)) {
                JsonNode events = Fixture.body(again.get("/v1/events?subject=" + subject, "adam"), 200);
                assertThat(events.get("items")
                                .valueStream()
                                .map(event -> event.get("type").asString()))
                        .as("once, however often it starts")
                        .containsExactly("actor-registered", "actor-roles-changed");
            }
        }
    }

    @Nested
    class Read_tokens {
        @Test
        void read_what_their_account_reads_but_nothing_confidential() {
            String token = bearer(token("adam", Instant.MAX));
            assertThat(service.get(Fixture.CARD).statusCode())
                    .as("not published")
                    .isEqualTo(404);
            HttpResponse<String> card = send("GET", Fixture.CARD, token, "");
            String event = "/v1/events/"
                    + Fixture.body(card, 200).at("/dimensions/0/events/0").asLong();
            assertThat(service.get(event, "adam", "Viewing-Purpose", "To see.").body())
                    .contains(CONFIDENTIAL);
            assertThat(service.send(service.request(event)
                                    .header("Authorization", token)
                                    .header("Viewing-Purpose", "To see."))
                            .body())
                    .contains("\"score\":\"4\"")
                    .doesNotContain(CONFIDENTIAL);
            assertThat(Fixture.body(send("GET", event, token, ""), 200)
                            .at("/data/score")
                            .asString())
                    .isEqualTo("4");
            for (String path : new String[] {event, Fixture.CARD, "/v1/events", "/v1/ledger"}) {
                assertThat(send("GET", path, token, "").body()).as(path).doesNotContain(CONFIDENTIAL);
            }
        }

        @Test
        void record_nothing_and_change_no_password() {
            String token = bearer(token("carl", Instant.MAX));
            long size = Fixture.size(service);
            HttpResponse<String> answer = send("POST", "/v1/organisations", token, """
                    {"code": "z", "name": "Z", "kind": "UNIT", "occurredOn": "2000"}""");
            assertThat(Fixture.body(answer, 403).get("detail").asString()).contains("read token records nothing");
            assertThat(send("PUT", PASSWORD, token, "{\"password\": \"" + OWN + "\"}")
                            .statusCode())
                    .isEqualTo(403);
            assertThat(Fixture.size(service)).isEqualTo(size);
        }

        @Test
        void that_are_expired_revoked_or_guessed_are_told_apart_by_nobody() {
            ReadTokenSecret revoked = token("adam", Instant.MAX);
            try (AccountStore accounts = AccountStore.open(directory)) {
                accounts.readTokens().revoke(revoked.id());
            }
            ReadTokenSecret right = token("adam", Instant.MAX);
            String expected = refusal(bearer(revoked));
            assertThat(refusal(bearer(token("adam", Instant.now().minusSeconds(1)))))
                    .isEqualTo(expected);
            assertThat(refusal(bearer(new ReadTokenSecret(right.id(), revoked.secret()))))
                    .isEqualTo(expected);
            assertThat(refusal("Bearer kml_000000000000_" + right.secret())).isEqualTo(expected);
            assertThat(refusal("Bearer kml_nonsense")).isEqualTo(expected);
            assertThat(refusal("Bearer something-else")).isEqualTo(expected);
        }

        @Test
        void stop_with_their_account_but_not_when_somebody_guesses_its_password() {
            RunningService.addAccount(directory, "dora", null, Role.AUDITOR);
            String token = bearer(token("dora", Instant.MAX));
            try (AccountStore accounts = AccountStore.open(directory)) {
                for (int i = 0; i < 100; i++) {
                    accounts.failedLogins().add("dora");
                }
                assertThat(service.get("/v1/editions", "dora").statusCode()).isEqualTo(401);
                assertThat(send("GET", Fixture.CARD, token, "").statusCode()).isEqualTo(200);
                accounts.disable("dora");
            }
            refusal(token);
        }

        private String refusal(String login) {
            HttpResponse<String> answer = send("GET", "/v1/editions", login, "");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(401);
            assertThat(answer.headers().firstValue("WWW-Authenticate"))
                    .contains("Bearer realm=\"korpsmonitor\", error=\"invalid_token\"");
            return answer.body();
        }

        private ReadTokenSecret token(String account, Instant expires) {
            ReadTokenSecret secret = ReadTokenSecret.random();
            try (AccountStore accounts = AccountStore.open(directory)) {
                accounts.readTokens()
                        .add(new ReadToken(secret.id(), account, "x", secret.hash(), Instant.EPOCH, expires, false));
            }
            return secret;
        }

        private String bearer(ReadTokenSecret secret) {
            return "Bearer " + secret.text();
        }
    }

    @Nested
    class Pages_of_other_sites {
        private static final String ALLOWED = "Access-Control-Allow-Origin";

        @Test
        void that_are_trusted_may_send_a_login_and_read_the_answer() {
            HttpResponse<String> asked = service.send(service.request("/v1/editions")
                    .headers("Origin", TRUSTED, "Access-Control-Request-Method", "GET")
                    .header("Access-Control-Request-Headers", "authorization")
                    .method("OPTIONS", HttpRequest.BodyPublishers.noBody()));
            assertThat(asked.statusCode()).isEqualTo(200);
            assertThat(asked.headers().allValues(ALLOWED)).containsExactly(TRUSTED);
            assertThat(asked.headers().firstValue("Access-Control-Allow-Headers"))
                    .hasValueSatisfying(value -> assertThat(value).isEqualToIgnoringCase("authorization"));
            HttpResponse<String> read = get(TRUSTED, true);
            assertThat(read.statusCode()).isEqualTo(200);
            assertThat(read.headers().allValues(ALLOWED)).containsExactly(TRUSTED);
            assertThat(read.headers().allValues("Vary")).contains("Origin");
            assertThat(read.headers().firstValue("Access-Control-Allow-Credentials"))
                    .isEmpty();
            assertThat(get(TRUSTED, false).headers().allValues(ALLOWED)).containsExactly(TRUSTED);
        }

        @Test
        void that_are_not_read_what_anybody_may_and_no_answer_to_a_login() {
            for (String origin : new String[] {"https://evil.example", TRUSTED + ".evil.example", "null"}) {
                assertThat(get(origin, false).headers().allValues(ALLOWED)).containsExactly("*");
                assertThat(get(origin, true).headers().allValues(ALLOWED))
                        .as(origin)
                        .isEmpty();
            }
        }

        @Test
        void never_write_even_when_they_are_trusted() {
            assertThat(service.post("/v1/organisations", "carl", "{}", "Origin", TRUSTED)
                            .statusCode())
                    .isEqualTo(403);
        }

        private HttpResponse<String> get(String origin, boolean login) {
            HttpRequest.Builder request = service.request("/v1/editions").header("Origin", origin);
            return service.send(
                    login ? request.header("Authorization", basic("carl", RunningService.PASSWORD)) : request);
        }
    }

    private static String basic(String username, String password) {
        return RunningService.basic(username, password);
    }

    private static HttpResponse<String> send(String method, String path, String login, String body) {
        return service.send(service.request(path)
                .header("Authorization", login)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
    }
}
