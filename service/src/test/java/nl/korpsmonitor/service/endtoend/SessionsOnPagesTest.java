package nl.korpsmonitor.service.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.service.accounts.AccountStore;
import nl.korpsmonitor.service.accounts.Credential.LocalPassword;
import nl.korpsmonitor.service.accounts.FailedLoginCounts;
import nl.korpsmonitor.service.accounts.PasswordState;
import nl.korpsmonitor.service.accounts.Passwords;
import nl.korpsmonitor.service.testing.Fixture;
import nl.korpsmonitor.service.testing.RunningService;
import nl.korpsmonitor.service.testing.UseLines;
import nl.korpsmonitor.service.testing.Visitor;
import org.apache.catalina.Lifecycle;
import org.apache.catalina.session.ManagerBase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import tools.jackson.databind.JsonNode;

/** People log in on a page with a password that is kept here. */
class SessionsOnPagesTest {
    private static final String FIRST = "what the administrator chose";
    private static final String OWN = "what only its owner knows";
    private static final String ORGANISATION = """
            {"code": "%s", "name": "X", "kind": "REGIONAL_FORCE", "fictitious": true, "occurredOn": "2000"}""";

    @TempDir
    static Path directory;

    private static RunningService service;
    private Visitor visitor;

    @BeforeAll
    static void start() {
        RunningService.addAccount(directory, "carl", null, Role.COORDINATOR);
        RunningService.addAccount(directory, "adam", null, Role.AUDITOR);
        service = RunningService.start(directory);
    }

    @AfterAll
    static void stop() {
        service.close();
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

    private static void add(String username, PasswordState state) {
        try (AccountStore accounts = AccountStore.open(directory)) {
            LocalPassword password = new LocalPassword(new Passwords().hash(FIRST), state);
            accounts.add(username, username, password, Set.of(Role.AUDITOR), null);
        }
    }

    @Test
    void who_logs_in_is_known_on_pages_and_by_the_api_until_he_logs_out() {
        assertThat(where(visitor.login("carl", RunningService.PASSWORD))).isEqualTo("/");
        String session = visitor.cookie("session").orElseThrow();
        assertThat(visitor.get("/").body()).contains("You are logged in as carl", "coordinator");
        assertThat(visitor.get("/").headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(visitor.get("/v1/editions").headers().firstValue("Access-Control-Allow-Origin"))
                .as("of no other site's concern")
                .isEmpty();
        visitor.get("/account");
        assertThat(visitor.cookie("session"))
                .as("the same for requests that a browser sends side by side")
                .contains(session);
        assertThat(where(visitor.submit("/", "/logout"))).isEqualTo("/login?out");
        assertThat(visitor.get("/login?out").body()).contains("You are logged out");
        HttpResponse<String> again = service.send(service.request("/account").header("Cookie", "session=" + session));
        assertThat(where(again)).as("the old cookie is of no use").isEqualTo("/login");
    }

    @Test
    void the_cookie_is_for_no_script_and_no_other_site_and_in_no_address() {
        HttpResponse<String> answer = visitor.login("carl", RunningService.PASSWORD);
        assertThat(answer.headers().allValues("Set-Cookie"))
                .filteredOn(cookie -> cookie.startsWith("session="))
                .singleElement()
                .asString()
                .contains("Path=/", "HttpOnly", "SameSite=Lax")
                .doesNotContain("Domain");
        assertThat(answer.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).doesNotContain("session", ";"));
        assertThat(service.get("/account;jsessionid="
                                + visitor.cookie("session").orElseThrow())
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void behind_tls_the_cookies_names_are_bound_to_this_host(@TempDir Path other) {
        RunningService.addAccount(other, "carl", null, Role.COORDINATOR);
        try (RunningService behind = RunningService.start(other, "korpsmonitor.sessions.only-over-tls=true")) {
            HttpResponse<String> page = behind.get("/login");
            String csrf = page.headers().firstValue("Set-Cookie").orElseThrow();
            assertThat(csrf).startsWith("__Host-csrf=").contains("Secure", "Path=/", "SameSite=Strict");
            HttpResponse<String> answer = behind.send(behind.request("/login")
                    .header("Cookie", csrf.split(";", 2)[0])
                    .header("X-CSRF-TOKEN", csrf.split(";", 2)[0].split("=", 2)[1])
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(
                            "username=carl&password=" + RunningService.PASSWORD.replace(' ', '+'))));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
            assertThat(answer.headers().allValues("Set-Cookie"))
                    .anySatisfy(cookie -> assertThat(cookie)
                            .startsWith("__Host-session=")
                            .contains("Secure", "Path=/", "HttpOnly", "SameSite=Lax"));
            String session = answer.headers().allValues("Set-Cookie").stream()
                    .filter(cookie -> cookie.startsWith("__Host-session="))
                    .findFirst()
                    .orElseThrow()
                    .split(";", 2)[0];
            HttpResponse<String> tokenless = behind.send(behind.request("/v1/organisations")
                    .header("Cookie", session)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(ORGANISATION.formatted("tls"))));
            assertThat(tokenless.statusCode()).isEqualTo(403);
            assertThat(tokenless.body()).as("by its name here").contains("__Host-csrf");
        }
    }

    @Test
    void nobody_gets_a_session_without_logging_in() {
        visitor.get("/");
        visitor.get("/login");
        visitor.login("carl", "not the password");
        visitor.send(service.request("/v1/editions")
                .header("Authorization", RunningService.basic("carl", RunningService.PASSWORD)));
        assertThat(visitor.cookie("session")).isEmpty();
        HttpResponse<String> planted = service.send(service.request("/").header("Cookie", "session=0123456789ABCDEF"));
        assertThat(planted.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void another_login_gives_another_id_and_the_old_one_ends() {
        visitor.login("carl", RunningService.PASSWORD);
        String before = visitor.cookie("session").orElseThrow();
        String token = Visitor.token(visitor.get("/"));
        visitor.post("/login", "_csrf", token, "username", "adam", "password", RunningService.PASSWORD);
        assertThat(visitor.cookie("session"))
                .isPresent()
                .hasValueSatisfying(now -> assertThat(now).isNotEqualTo(before));
        assertThat(where(service.send(service.request("/account").header("Cookie", "session=" + before))))
                .isEqualTo("/login");
    }

    @Test
    void a_write_in_a_session_needs_the_token_and_one_with_basic_does_not() {
        visitor.login("carl", RunningService.PASSWORD);
        visitor.get("/");
        HttpRequest.Builder without = write("without");
        assertThat(visitor.send(without).statusCode()).isEqualTo(403);
        assertThat(visitor.send(write("wrong").header("X-CSRF-TOKEN", "0123")).statusCode())
                .isEqualTo(403);
        String token = visitor.cookie("csrf").orElseThrow();
        Fixture.created(visitor.send(write("with").header("X-CSRF-TOKEN", token)));
        assertThat(visitor.send(write("elsewhere")
                                .header("X-CSRF-TOKEN", token)
                                .header("Origin", "https://evil.example"))
                        .statusCode())
                .isEqualTo(403);
        Fixture.created(service.post("/v1/organisations", "carl", ORGANISATION.formatted("basic")));
    }

    private static HttpRequest.Builder write(String code) {
        return service.request("/v1/organisations")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(ORGANISATION.formatted(code)));
    }

    @Test
    void forms_without_the_token_do_nothing() {
        HttpResponse<String> login = visitor.post("/login", "username", "carl", "password", RunningService.PASSWORD);
        assertThat(login.statusCode()).isEqualTo(403);
        visitor.login("carl", RunningService.PASSWORD);
        assertThat(visitor.post("/logout", "x", "y").statusCode()).isEqualTo(403);
        assertThat(visitor.post("/account/password", "password", RunningService.PASSWORD, "new-password", OWN)
                        .statusCode())
                .isEqualTo(403);
        assertThat(visitor.get("/account").statusCode()).as("still logged in").isEqualTo(200);
    }

    @Test
    void whoever_is_wrong_disabled_or_unknown_gets_the_same_answer() {
        add("dora", PasswordState.CHOSEN);
        try (AccountStore accounts = AccountStore.open(directory)) {
            accounts.disable("dora");
        }
        String wrong = answer(visitor.login("carl", "not the password"));
        assertThat(answer(visitor.login("nobody-at-all", "not the password"))).isEqualTo(wrong);
        assertThat(answer(visitor.login("dora", FIRST))).isEqualTo(wrong);
        assertThat(wrong).contains("403", "role=\"alert\"");
    }

    private static String answer(HttpResponse<String> page) {
        return page.statusCode() + page.body().replaceAll("value=\"[^\"]*\"", "");
    }

    @Test
    void failures_on_the_page_and_with_basic_are_counted_together() {
        for (int i = 0; i < 5; i++) {
            assertThat(visitor.login("mallory", "guess " + i).statusCode()).isEqualTo(403);
            assertThat(service.send(service.request("/v1/editions")
                                    .header("Authorization", RunningService.basic("mallory", "other " + i)))
                            .statusCode())
                    .isEqualTo(401);
        }
        HttpResponse<String> page = visitor.login("mallory", "one more");
        assertThat(page.statusCode()).isEqualTo(429);
        assertThat(page.headers().firstValue("Retry-After")).contains("900");
        assertThat(service.send(service.request("/v1/editions")
                                .header("Authorization", RunningService.basic("mallory", "and another")))
                        .statusCode())
                .isEqualTo(429);
    }

    @Test
    void a_session_ends_with_its_account() {
        add("emma", PasswordState.CHOSEN);
        visitor.login("emma", FIRST);
        assertThat(visitor.get("/account").statusCode()).isEqualTo(200);
        try (AccountStore accounts = AccountStore.open(directory)) {
            accounts.disable("emma");
        }
        assertThat(where(visitor.get("/account"))).isEqualTo("/login");
        try (AccountStore accounts = AccountStore.open(directory)) {
            accounts.update("emma", account -> account.withDisabled(false));
        }
        assertThat(where(visitor.get("/account"))).as("for good").isEqualTo("/login");
        visitor.login("emma", FIRST);
        try (AccountStore accounts = AccountStore.open(directory)) {
            accounts.update("emma", account -> account.withRoles(Set.of(Role.READER), null));
        }
        assertThat(where(visitor.get("/account"))).as("other roles").isEqualTo("/login");
    }

    @Test
    void a_temporary_password_opens_nothing_but_its_change() {
        add("nina", PasswordState.TEMPORARY);
        visitor.login("nina", FIRST);
        assertThat(where(visitor.get("/"))).isEqualTo("/account");
        assertThat(visitor.get("/v1/editions").statusCode()).isEqualTo(403);
        assertThat(visitor.get("/swagger-ui/index.html").statusCode()).isEqualTo(403);
        assertThat(visitor.get("/account").body()).contains("This password is temporary");
        assertThat(change("not it", OWN, OWN).statusCode()).isEqualTo(403);
        assertThat(change(FIRST, OWN, "something else").statusCode()).isEqualTo(400);
        visitor.get("/account?language=en");
        Map<String, String> rules = Map.of(
                FIRST,
                "is the present one",
                "elevenchars",
                "too short",
                "x".repeat(73),
                "too long",
                "a tab\tin between",
                "can&#39;t be seen",
                "the password of NINA",
                "contains your username");
        rules.forEach((bad, said) -> {
            HttpResponse<String> page = change(FIRST, bad, bad);
            assertThat(page.statusCode()).as(bad).isEqualTo(400);
            assertThat(page.body()).contains(said, "Nothing was changed").doesNotContain(bad);
        });
        assertThat(change(FIRST, OWN, "something else").body()).contains("are not the same");
        visitor.get("/account?language=nl");
        assertThat(change(FIRST, "elevenchars", "elevenchars").body())
                .contains("Het nieuwe wachtwoord is te kort", "minstens 12 tekens");
        visitor.get("/account?language=en");
        assertThat(UseLines.of(directory, "user password", "refused"))
                .extracting(entry -> entry.at("/details/rule").asString())
                .contains(
                        "present",
                        "too-short",
                        "too-long",
                        "control-characters",
                        "username",
                        "again-different",
                        "present-wrong");
        String before = visitor.cookie("session").orElseThrow();
        try (Visitor elsewhere = new Visitor(service)) {
            elsewhere.login("nina", FIRST);
            assertThat(where(change(FIRST, OWN, OWN))).isEqualTo("/account?changed");
            assertThat(where(elsewhere.get("/account"))).as("another session").isEqualTo("/login");
        }
        assertThat(UseLines.of(directory, "user password", "done"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.get("object").asString()).startsWith("actor/"));
        assertThat(visitor.cookie("session").orElseThrow()).isNotEqualTo(before);
        assertThat(visitor.get("/account?changed").body()).contains("Your password is changed");
        assertThat(visitor.get("/").statusCode()).isEqualTo(200);
        assertThat(visitor.get("/v1/editions").statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> change(String present, String wanted, String again) {
        return visitor.submit(
                "/account",
                "/account/password",
                "password",
                present,
                "new-password",
                wanted,
                "new-password-again",
                again);
    }

    @Test
    void a_session_that_ended_asks_for_no_password_of_http_basic() {
        add("otto", PasswordState.CHOSEN);
        visitor.login("otto", FIRST);
        visitor.get("/");
        String csrf = visitor.cookie("csrf").orElseThrow();
        String form = Visitor.token(visitor.get("/account"));
        try (AccountStore accounts = AccountStore.open(directory)) {
            accounts.disable("otto");
        }
        HttpResponse<String> api = visitor.send(write("ended").header("X-CSRF-TOKEN", csrf));
        assertThat(api.statusCode()).isEqualTo(401);
        assertThat(api.body()).contains("Log in at /login");
        assertThat(api.headers().allValues("WWW-Authenticate"))
                .allSatisfy(challenge -> assertThat(challenge).doesNotContain("Basic"));
        HttpResponse<String> page = visitor.post("/account/password", "_csrf", form, "password", FIRST);
        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.headers().firstValue("WWW-Authenticate")).isEmpty();
        assertThat(page.body()).contains("href=\"/login\"").doesNotContain("type=\"password\"");
    }

    /** As Swagger UI sends them once the browser has no cookie any more. */
    @Test
    void a_page_without_a_session_has_its_browser_ask_for_no_password_and_a_program_does() {
        for (String header : new String[] {"Sec-Fetch-Mode", "Sec-Fetch-Site"}) {
            HttpResponse<String> page = service.send(write("page").header(header, "none"));
            assertThat(page.statusCode()).isEqualTo(401);
            assertThat(page.headers().firstValue("WWW-Authenticate")).contains("Bearer realm=\"korpsmonitor\"");
            assertThat(page.body()).contains("at /login");
        }
        HttpResponse<String> wrong = service.send(write("page")
                .header("Sec-Fetch-Site", "same-origin")
                .header("Sec-Fetch-Mode", "cors")
                .header("Authorization", RunningService.basic("carl", "not the password")));
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(wrong.headers().firstValue("WWW-Authenticate")).contains("Bearer realm=\"korpsmonitor\"");
        assertThat(service.send(write("program")).headers().firstValue("WWW-Authenticate"))
                .contains("Basic realm=\"korpsmonitor\", charset=\"UTF-8\"");
    }

    @Test
    void too_many_wrong_passwords_are_told_on_the_account_page_and_so_is_a_lock() {
        add("theo", PasswordState.CHOSEN);
        visitor.login("theo", FIRST);
        for (int i = 0; i < 10; i++) {
            assertThat(change("guess " + i, OWN, OWN).statusCode()).isEqualTo(403);
        }
        visitor.get("/account?language=en");
        HttpResponse<String> throttled = change(FIRST, OWN, OWN);
        assertThat(throttled.statusCode()).isEqualTo(429);
        assertThat(throttled.body()).contains("Too many wrong passwords came from this address");
        visitor.submit("/", "/logout");
        add("lena", PasswordState.CHOSEN);
        visitor.login("lena", FIRST);
        try (AccountStore accounts = AccountStore.open(directory)) {
            for (int i = 0; i < FailedLoginCounts.MAXIMUM; i++) {
                accounts.failedLogins().add("lena");
            }
        }
        HttpResponse<String> locked = change(FIRST, OWN, OWN);
        assertThat(locked.statusCode()).isEqualTo(403);
        assertThat(locked.body()).contains("This account is locked");
    }

    @Test
    void logging_out_makes_the_browser_forget_a_session_of_another_node_too() {
        visitor.get("/login");
        String csrf = visitor.cookie("csrf").orElseThrow();
        HttpResponse<String> answer = service.send(service.request("/logout")
                .header("Cookie", "session=OF-ANOTHER-NODE; csrf=" + csrf)
                .header("X-CSRF-TOKEN", csrf)
                .POST(HttpRequest.BodyPublishers.noBody()));
        assertThat(where(answer)).isEqualTo("/login?out");
        assertThat(answer.headers().allValues("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie).startsWith("session=;").contains("01 Jan 1970", "Path=/"));
    }

    @Test
    void the_log_of_use_tells_when_a_session_begins_and_ends_and_whose_write_lacked_the_token() {
        add("paula", PasswordState.CHOSEN);
        int begun = UseLines.of(directory, "session", "begun").size();
        visitor.login("paula", FIRST);
        assertThat(UseLines.of(directory, "session", "begun")).hasSize(begun + 1);
        String actor = UseLines.of(directory, "session", "begun")
                .getLast()
                .get("actor")
                .asString();
        assertThat(actor).startsWith("actor/");
        assertThat(visitor.send(write("tokenless")).statusCode()).isEqualTo(403);
        assertThat(UseLines.of(directory).getLast().get("actor").asString()).isEqualTo(actor);
        assertThat(visitor.post("/account/password", "password", FIRST).statusCode())
                .isEqualTo(403);
        assertThat(UseLines.of(directory).getLast().get("object").asString()).isEqualTo("/account/password");
        visitor.submit("/", "/logout");
        JsonNode done = UseLines.of(directory, "session", "done").getLast();
        assertThat(done.get("object").asString()).isEqualTo(actor);
        assertThat(done.at("/details/reason").asString()).isEqualTo("logged-out");
    }

    @Test
    void other_languages_are_offered_at_addresses_that_can_be_asked_for() {
        visitor.login("carl", RunningService.PASSWORD);
        HttpResponse<String> page = change("not the password", OWN, OWN);
        assertThat(page.body()).containsAnyOf("href=\"/account?language=en\"", "href=\"/account?language=nl\"");
        assertThat(service.get("/login?out").body()).contains("href=\"/login?out&amp;language=en\"");
    }

    @Test
    void pages_answer_head_as_get() {
        for (String path : new String[] {"/", "/login", "/pages.css"}) {
            assertThat(service.send(service.request(path).method("HEAD", HttpRequest.BodyPublishers.noBody()))
                            .statusCode())
                    .as(path)
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"p%61ssword=x", "_csrf=x", "new%2Dpassword=x"})
    void a_secret_in_an_address_is_refused_however_it_is_written(String query) {
        assertThat(visitor.submit("/login", "/login?" + query).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"next", "continue", "redirect", "target", "url"})
    void a_login_leads_to_no_other_site(String parameter) {
        String token = Visitor.token(visitor.get("/login?" + parameter + "=https://evil.example"));
        HttpResponse<String> answer = visitor.post(
                "/login?" + parameter + "=https://evil.example",
                "_csrf",
                token,
                "username",
                "carl",
                "password",
                RunningService.PASSWORD,
                parameter,
                "//evil.example");
        assertThat(where(answer)).isEqualTo("/");
    }

    @Test
    void a_password_in_an_address_is_refused() {
        assertThat(visitor.submit("/login", "/login?username=carl&password=x").statusCode())
                .isEqualTo(400);
    }

    @Test
    void pages_speak_dutch_unless_english_is_asked_for_or_chosen() {
        assertThat(service.get("/login").body()).contains("<html lang=\"nl\"", "Gebruikersnaam");
        assertThat(service.send(service.request("/login").header("Accept-Language", "fr, en;q=0.5"))
                        .body())
                .contains("<html lang=\"en\"", "Username");
        visitor.get("/login?language=nl");
        assertThat(visitor.get("/login").body()).contains("<html lang=\"nl\"");
        visitor.get("/login?language=tlh");
        assertThat(visitor.get("/login").statusCode()).isEqualTo(200);
    }

    @Test
    void the_page_for_failures_is_nobodys_to_ask_for() {
        assertThat(service.get("/login/failed").statusCode()).isEqualTo(404);
        assertThat(service.get("/logout").statusCode()).isEqualTo(404);
    }

    @Test
    void when_there_are_as_many_sessions_as_may_be_the_next_login_is_told_to_wait(@TempDir Path other) {
        RunningService.addAccount(other, "carl", null, Role.COORDINATOR);
        AtomicInteger maximum = new AtomicInteger();
        try (RunningService small = RunningService.startWith(
                        context ->
                                context.registerBean(WebServerFactoryCustomizer.class, () -> withTwoSessions(maximum)),
                        other);
                Visitor one = new Visitor(small);
                Visitor two = new Visitor(small);
                Visitor three = new Visitor(small)) {
            assertThat(maximum).as("as it is set by itself").hasValue(10_000);
            assertThat(where(one.login("carl", RunningService.PASSWORD))).isEqualTo("/");
            assertThat(where(two.login("carl", RunningService.PASSWORD))).isEqualTo("/");
            HttpResponse<String> full = three.login("carl", RunningService.PASSWORD);
            assertThat(full.statusCode()).isEqualTo(503);
            assertThat(full.body()).contains("Inloggen kan nu niet");
            assertThat(full.headers().firstValue("Retry-After")).isPresent();
            assertThat(three.cookie("session")).isEmpty();
            assertThat(UseLines.of(other, "login", "failed")).hasSize(1);
            one.submit("/", "/logout");
            assertThat(where(three.login("carl", RunningService.PASSWORD)))
                    .as("a place is free")
                    .isEqualTo("/");
        }
    }

    private static WebServerFactoryCustomizer<TomcatServletWebServerFactory> withTwoSessions(AtomicInteger before) {
        return factory -> factory.addContextCustomizers(context -> context.addLifecycleListener(event -> {
            if (event.getType().equals(Lifecycle.AFTER_START_EVENT)
                    && context.getManager() instanceof ManagerBase manager) {
                before.set(manager.getMaxActiveSessions());
                manager.setMaxActiveSessions(2);
            }
        }));
    }

    @Test
    void a_node_that_only_answers_logs_people_in_too_and_changes_no_password(@TempDir Path other) {
        RunningService.addAccount(other, "carl", null, Role.COORDINATOR);
        RunningService.start(other).close();
        try (RunningService answering = RunningService.start(other, "korpsmonitor.role=QUERY");
                Visitor somebody = new Visitor(answering)) {
            assertThat(somebody.get("/login").body()).contains("type=\"password\"");
            assertThat(where(somebody.login("carl", RunningService.PASSWORD))).isEqualTo("/");
            assertThat(somebody.get("/").body()).contains("You are logged in as carl");
            HttpResponse<String> change = somebody.submit(
                    "/account",
                    "/account/password",
                    "password",
                    RunningService.PASSWORD,
                    "new-password",
                    OWN,
                    "new-password-again",
                    OWN);
            assertThat(change.statusCode()).isEqualTo(405);
            assertThat(where(somebody.submit("/", "/logout"))).isEqualTo("/login?out");
        }
    }
}
