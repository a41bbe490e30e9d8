package nl.korpsmonitor.service.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import nl.korpsmonitor.service.accounts.Account;
import nl.korpsmonitor.service.accounts.AccountStore;
import nl.korpsmonitor.service.testing.Fixture;
import nl.korpsmonitor.service.testing.LocalIssuer;
import nl.korpsmonitor.service.testing.LocalLogins;
import nl.korpsmonitor.service.testing.RunningService;
import nl.korpsmonitor.service.testing.UseLines;
import nl.korpsmonitor.service.testing.Visitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;

/** People log in on a page at an identity provider, and whoever meddles with that does not. */
@Isolated("A service that another test starts sets up logging anew, and takes away what listens to it.")
class ProviderLoginTest {
    private static final String START = "/oauth2/authorization/provider";

    @TempDir
    static Path directory;

    private static LocalIssuer issuer;
    private static RunningService service;
    private Visitor visitor;

    @BeforeAll
    static void start() {
        issuer = LocalIssuer.start();
        service = RunningService.start(directory, settings(issuer));
    }

    private static String[] settings(LocalIssuer issuer) {
        return new String[] {
            "korpsmonitor.oidc.issuer=" + issuer.address(),
            "korpsmonitor.oidc.audience=" + LocalIssuer.AUDIENCE,
            "korpsmonitor.oidc.client-id=" + LocalLogins.CLIENT
        };
    }

    @AfterAll
    static void stop() {
        service.close();
        issuer.close();
    }

    @BeforeEach
    void open() {
        visitor = new Visitor(service);
    }

    @AfterEach
    void close() {
        visitor.close();
    }

    private static String where(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isBetween(302, 303);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    /** To the provider and back again. */
    private HttpResponse<String> login() {
        return visitor.visit(where(visitor.visit(where(visitor.get(START)))));
    }

    private void refused(String why) {
        HttpResponse<String> answer = login();
        assertThat(answer.statusCode()).as(why + ": " + answer.body()).isEqualTo(403);
        assertThat(answer.body())
                .contains("Logging in at your organisation did not succeed")
                .doesNotContain("eyJ");
        assertThat(where(visitor.get("/account"))).as(why).endsWith("/login");
    }

    @Test
    void somebody_logs_in_and_works_with_the_roles_of_his_token() {
        issuer.logins().person("olga", "korpsmonitor-coordinator");
        assertThat(visitor.get("/login").body())
                .contains("href=\"" + START + "\"")
                .doesNotContain("type=\"password\"");
        HttpResponse<String> start = visitor.get(START);
        assertThat(where(start))
                .startsWith(issuer.address() + "/authorize?")
                .contains("code_challenge=", "code_challenge_method=S256", "state=", "nonce=", "response_type=code")
                .doesNotContain("secret", "token");
        String before = visitor.cookie("session").orElseThrow();
        HttpResponse<String> end = visitor.visit(where(visitor.visit(where(start))));
        assertThat(where(end)).isEqualTo("/");
        assertThat(visitor.cookie("session").orElseThrow()).as("another id").isNotEqualTo(before);
        assertThat(visitor.get("/").body()).contains("You are logged in as Name of olga", "coordinator");
        assertThat(visitor.get("/account").body()).doesNotContain("type=\"password\"");
        Fixture.created(visitor.send(service.request("/v1/organisations")
                .header("Content-Type", "application/json")
                .header("X-CSRF-TOKEN", visitor.cookie("csrf").orElseThrow())
                .POST(HttpRequest.BodyPublishers.ofString("""
                        {"code": "x", "name": "X", "kind": "REGIONAL_FORCE", "fictitious": true, "occurredOn": "2000"}"""))));
        assertThat(where(visitor.submit("/", "/logout"))).endsWith("/login?out");
        assertThat(visitor.get("/login?out").body())
                .contains(issuer.address() + "/logout?client_id=" + LocalLogins.CLIENT, "post_logout_redirect_uri=")
                .doesNotContain("id_token_hint", "eyJ");
    }

    @Test
    void an_answer_to_what_this_browser_did_not_ask_is_refused() {
        issuer.logins().person("mallory", "korpsmonitor-publisher");
        String back = where(visitor.visit(where(visitor.get(START))));
        try (Visitor victim = new Visitor(service)) {
            assertThat(victim.visit(back).statusCode()).as("no login begun").isEqualTo(403);
            victim.get(START);
            int logged = UseLines.of(directory, "login", "wrong").size();
            assertThat(victim.visit(back).statusCode()).as("another state").isEqualTo(403);
            assertThat(UseLines.of(directory, "login", "wrong"))
                    .as("in the log of use")
                    .hasSize(logged + 1);
            assertThat(where(victim.get("/account"))).endsWith("/login");
        }
        assertThat(where(visitor.visit(back))).as("its own").isEqualTo("/");
        assertThat(visitor.visit(back).statusCode()).as("but once").isEqualTo(403);
    }

    @Test
    void a_code_of_another_browser_is_of_no_use_without_its_verifier() {
        issuer.logins().person("olga", "korpsmonitor-coordinator");
        String mine = where(visitor.visit(where(visitor.get(START))));
        try (Visitor thief = new Visitor(service)) {
            String his = where(thief.visit(where(thief.get(START))));
            String injected = his.replaceFirst("code=[^&]*", "code=" + mine.replaceFirst(".*code=([^&]*).*", "$1"));
            assertThat(thief.visit(injected).statusCode()).isEqualTo(403);
        }
    }

    @Test
    void tokens_that_are_not_for_this_login_are_refused() {
        issuer.logins().person("mallory", "korpsmonitor-publisher");
        issuer.logins().changeIdToken(token -> token.claim("nonce", "another"));
        refused("another nonce");
        assertThat(UseLines.of(directory, "login", "wrong"))
                .last()
                .satisfies(entry -> assertThat(entry.get("object").asString()).isEqualTo("unknown"));
        issuer.logins().changeIdToken(token -> token.claim("nonce", null));
        refused("no nonce");
        issuer.logins().changeIdToken(token -> token.issuer("https://other.example"));
        refused("another issuer");
        issuer.logins().changeIdToken(token -> token.audience(LocalIssuer.AUDIENCE));
        refused("for somebody else");
        issuer.logins().changeIdToken(token -> token.subject("olga"));
        refused("the access token is another person's");
        issuer.logins().person("mallory", "korpsmonitor-publisher");
        issuer.logins().changeAccessToken(token -> token.audience("account"));
        refused("an access token for another service");
        issuer.logins().person("mallory", "korpsmonitor-publisher");
        issuer.logins().addToReturn("&iss=https%3A%2F%2Fother.example");
        int logged = UseLines.of(directory, "login", "wrong").size();
        refused("an answer of another issuer's");
        assertThat(UseLines.of(directory, "login", "wrong"))
                .as("in the log of use")
                .hasSize(logged + 1);
        issuer.logins().person("mallory", "korpsmonitor-publisher");
        issuer.logins().addToReturn("&iss=" + URLEncoder.encode(issuer.address(), StandardCharsets.UTF_8));
        assertThat(where(login())).isEqualTo("/");
    }

    @Test
    void a_person_who_is_disabled_here_is_refused_and_his_session_ends() {
        issuer.logins().person("gone", "korpsmonitor-auditor");
        assertThat(where(login())).isEqualTo("/");
        assertThat(visitor.get("/account").statusCode()).isEqualTo(200);
        try (AccountStore accounts = AccountStore.open(directory)) {
            accounts.disable(accounts.all().stream()
                    .filter(account -> account.name().equals("Name of gone"))
                    .map(Account::username)
                    .findFirst()
                    .orElseThrow());
        }
        assertThat(where(visitor.get("/account"))).endsWith("/login");
        refused("disabled");
    }

    @Test
    void who_has_no_role_is_told_so_and_gets_neither_session_nor_account() {
        issuer.logins().person("stranger", "other-role");
        HttpResponse<String> answer = login();
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("but have no role here");
        assertThat(where(visitor.get("/account"))).endsWith("/login");
        try (AccountStore accounts = AccountStore.open(directory)) {
            assertThat(accounts.all()).extracting(Account::name).doesNotContain("Name of stranger");
        }
    }

    @Test
    void who_has_no_role_any_more_is_told_the_same() {
        issuer.logins().person("former", "korpsmonitor-auditor");
        assertThat(where(login())).isEqualTo("/");
        issuer.logins().person("former", "other-role");
        HttpResponse<String> answer = login();
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("but have no role here");
        assertThat(where(visitor.get("/account"))).as("the session ended").endsWith("/login");
    }

    @Test
    void whoever_answers_for_the_provider_logs_nobody_in_and_refuses_nobody() {
        issuer.logins().person("olga", "korpsmonitor-coordinator");
        String back = where(visitor.visit(where(visitor.get(START))));
        issuer.trouble().answer(502);
        try {
            HttpResponse<String> answer = visitor.visit(back);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).contains("5");
            assertThat(answer.body()).contains("Nobody can log in now");
        } finally {
            issuer.trouble().pass();
        }
        assertThat(where(login())).isEqualTo("/");
    }

    @Test
    void behind_a_proxy_people_come_back_to_its_address(@TempDir Path other) {
        String[] settings = Stream.concat(
                        Stream.of(settings(issuer)), Stream.of("server.forward-headers-strategy=native"))
                .toArray(String[]::new);
        try (RunningService behind = RunningService.start(other, settings)) {
            HttpResponse<String> start = behind.send(behind.request(START)
                    .header("X-Forwarded-Proto", "https")
                    .header("X-Forwarded-Host", "ledger.example")
                    .header("X-Forwarded-Port", "443"));
            assertThat(URLDecoder.decode(where(start), StandardCharsets.UTF_8))
                    .contains("redirect_uri=https://ledger.example/login/oauth2/code/provider");
        }
    }

    @Test
    void a_client_with_a_secret_shows_it_in_a_header_and_nothing_else_shows_it(@TempDir Path other) {
        String secret = "s3cret:with/odd characters";
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        log.start();
        root.addAppender(log);
        issuer.logins().requireSecret(secret);
        String[] settings = Stream.concat(
                        Stream.of(settings(issuer)), Stream.of("korpsmonitor.oidc.client-secret=" + secret))
                .toArray(String[]::new);
        try (RunningService confidential = RunningService.start(other, settings);
                Visitor somebody = new Visitor(confidential)) {
            issuer.logins().person("olga", "korpsmonitor-coordinator");
            HttpResponse<String> start = somebody.get(START);
            assertThat(where(start)).doesNotContain("secret").contains("code_challenge=");
            assertThat(where(somebody.visit(where(somebody.visit(where(start))))))
                    .isEqualTo("/");
            issuer.logins().requireSecret("another");
            HttpResponse<String> refused = somebody.visit(where(somebody.visit(where(somebody.get(START)))));
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.body()).doesNotContain("s3cret");
        } finally {
            issuer.logins().requireSecret(null);
            root.detachAppender(log);
        }
        assertThat(List.copyOf(log.list)).isNotEmpty().allSatisfy(event -> {
            assertThat(event.getFormattedMessage()).doesNotContain("s3cret");
            assertThat(ThrowableProxyUtil.asString(event.getThrowableProxy())).doesNotContain("s3cret");
        });
        assertThat(UseLines.text(other)).isNotEmpty().doesNotContain("s3cret");
    }

    @Test
    void passwords_are_not_taken_beside_it() {
        assertThat(visitor.post("/login", "username", "a", "password", "b").statusCode())
                .isEqualTo(403);
    }

    @Test
    void a_provider_that_can_not_be_reached_is_told_on_the_page(@TempDir Path other) {
        try (LocalIssuer down = LocalIssuer.start()) {
            down.stop();
            try (RunningService patient = RunningService.start(other, settings(down));
                    Visitor somebody = new Visitor(patient)) {
                HttpResponse<String> answer = somebody.get(START);
                assertThat(answer.statusCode()).isEqualTo(503);
                assertThat(answer.body()).contains("Nobody can log in now");
                assertThat(somebody.cookie("session")).isEmpty();
                assertThat(somebody.get("/").statusCode()).isEqualTo(200);
            }
        }
    }
}
