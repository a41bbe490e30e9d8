package nl.korpsmonitor.service.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.service.accounts.Account;
import nl.korpsmonitor.service.accounts.AccountStore;
import nl.korpsmonitor.service.testing.Fixture;
import nl.korpsmonitor.service.testing.LocalIssuer;
import nl.korpsmonitor.service.testing.RunningService;
import nl.korpsmonitor.service.testing.UseLines;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** People log in with the tokens of an identity provider, and whoever forges one does not. */
class AccessTokensTest {
    private static final String COORDINATOR = "korpsmonitor-coordinator";

    @TempDir
    static Path directory;

    private static LocalIssuer issuer;
    private static RunningService service;

    @BeforeAll
    static void start() {
        issuer = LocalIssuer.start();
        RunningService.addAccount(directory, "local", null, Role.COORDINATOR);
        service = RunningService.start(directory, settings(issuer));
    }

    private static String[] settings(LocalIssuer issuer) {
        return new String[] {
            "korpsmonitor.oidc.issuer=" + issuer.address(), "korpsmonitor.oidc.audience=" + LocalIssuer.AUDIENCE
        };
    }

    @AfterAll
    static void stop() {
        service.close();
        issuer.close();
    }

    @Test
    void somebody_with_a_right_token_records_under_a_pseudonym_and_the_ledger_follows_the_roles() {
        Fixture.created(register("first", "olga", COORDINATOR, "korpsmonitor-unheard-of", "other-auditor"));
        Account olga = account("Name of olga");
        assertThat(olga.username()).matches("oidc-[0-9a-f]{16}");
        assertThat(olga.roles()).containsExactly(Role.COORDINATOR);
        assertThat(olga.isExternal()).isTrue();
        Fixture.created(register("second", "olga", COORDINATOR, "korpsmonitor-auditor", "korpsmonitor-system"));
        assertThat(account("Name of olga").pseudonym()).isEqualTo(olga.pseudonym());
        assertThat(account("Name of olga").roles()).containsExactlyInAnyOrder(Role.COORDINATOR, Role.AUDITOR);
        JsonNode events = Fixture.body(
                get("/v1/events?subject=actor/" + olga.pseudonym(), issuer.token("olga", "korpsmonitor-auditor")), 200);
        assertThat(events.get("items")
                        .valueStream()
                        .map(event -> event.get("type").asString()))
                .containsExactly("actor-registered", "actor-roles-changed");
        assertThat(register("third", "olga", "korpsmonitor-reader").statusCode())
                .as("a role that the token does not list any more")
                .isEqualTo(403);
    }

    @Test
    void an_assessor_or_reviewer_counts_only_for_the_organisation_that_the_token_names() {
        for (Object claim : new Object[] {"ijsselland", "*"}) {
            get(
                    "/v1/editions",
                    issuer.sign(issuer.claims("as " + claim, "korpsmonitor-assessor", "korpsmonitor-reviewer")
                            .claim("organisation", claim)
                            .build()));
        }
        assertThat(account("Name of as ijsselland").roles()).containsExactly(Role.ASSESSOR, Role.REVIEWER);
        assertThat(account("Name of as ijsselland").organisation()).isEqualTo("ijsselland");
        assertThat(account("Name of as *").roles()).containsExactly(Role.ASSESSOR, Role.REVIEWER);
        assertThat(account("Name of as *").organisation()).isNull();
        for (Object claim : new Object[] {"", "No Code", List.of("ijsselland"), Map.of("*", "*"), 7}) {
            get(
                    "/v1/editions",
                    issuer.sign(issuer.claims("no " + claim, "korpsmonitor-assessor", "korpsmonitor-reviewer")
                            .claim("organisation", claim)
                            .build()));
            assertThat(names()).doesNotContain("Name of no " + claim);
        }
        get("/v1/editions", issuer.token("no claim", "korpsmonitor-assessor", "korpsmonitor-reviewer"));
        assertThat(names()).doesNotContain("Name of no claim");
    }

    @Test
    void roles_that_stand_in_another_claim_count_for_nothing() {
        JWTClaimsSet claims = issuer.claims("elsewhere")
                .claim("resource_access", Map.of("another-client", Map.of("roles", List.of(COORDINATOR))))
                .claim("roles", List.of(COORDINATOR))
                .claim("realm_access", Map.of("roles", COORDINATOR))
                .build();
        assertThat(post("elsewhere", issuer.sign(claims)).statusCode()).isEqualTo(403);
        assertThat(names()).doesNotContain("Name of elsewhere");
    }

    @Test
    void who_has_no_role_gets_no_account_reads_what_is_public_and_records_nothing() {
        String token = issuer.token("stranger", "other-auditor");
        assertThat(get("/v1/editions", token).statusCode()).isEqualTo(200);
        assertThat(Fixture.body(get("/v1/events?subject=actor", token), 200).get("items"))
                .as("as nobody in particular")
                .isEqualTo(Fixture.body(service.get("/v1/events?subject=actor"), 200)
                        .get("items"));
        HttpResponse<String> write = post("stranger", token);
        assertThat(Fixture.body(write, 403).get("detail").asString())
                .contains("no role that counts here", "at the identity provider");
        assertThat(names()).doesNotContain("Name of stranger");

        Fixture.created(register("stranger", "stranger", COORDINATOR));
        assertThat(get("/v1/editions", token).statusCode()).isEqualTo(200);
        assertThat(account("Name of stranger").roles())
                .as("an account that there is follows what is granted, also nothing")
                .isEmpty();
        assertThat(Fixture.body(post("stranger-2", token), 403).get("detail").asString())
                .as("told as to somebody new")
                .contains("no role that counts here", "at the identity provider");
    }

    @Test
    void an_account_that_a_token_made_and_other_roles_that_it_gave_are_in_the_log_of_use() {
        Fixture.created(register("logged", "logged", COORDINATOR));
        String actor = "actor/" + account("Name of logged").pseudonym();
        get("/v1/editions", issuer.token("logged", "korpsmonitor-auditor", "korpsmonitor-reader"));
        get("/v1/editions", issuer.token("logged", "korpsmonitor-auditor", "korpsmonitor-reader"));
        for (String[] expected : new String[][] {{"user add", "[COORDINATOR]"}, {"user roles", "[AUDITOR, READER]"}}) {
            assertThat(UseLines.of(directory, expected[0], "done"))
                    .filteredOn(entry -> entry.get("object").asString().equals(actor))
                    .singleElement()
                    .satisfies(entry -> {
                        assertThat(entry.get("actor").asString()).isEqualTo(actor);
                        assertThat(entry.get("origin").asString()).isEqualTo("127.0.0.1");
                        assertThat(entry.at("/details/role").asString()).isEqualTo(expected[1]);
                        assertThat(entry.at("/details/by").asString()).isEqualTo("identity provider");
                    });
        }
        assertThat(UseLines.text(directory)).doesNotContain("Name of");
    }

    @Test
    void a_token_that_nobody_could_look_at_is_in_the_log_of_use_and_is_taken_for_no_name() {
        int before = UseLines.of(directory, "login", "wrong").size();
        assertThat(get("/v1/editions", "a token, malformed").statusCode()).isEqualTo(401);
        // The name of an account, sent as a token.
        assertThat(get("/v1/editions", "local").statusCode()).isEqualTo(401);
        List<JsonNode> wrong = UseLines.of(directory, "login", "wrong");
        assertThat(wrong.subList(before, wrong.size()))
                .hasSize(2)
                .allSatisfy(entry -> assertThat(entry.get("object").asString()).isEqualTo("unknown"));
        int refused = UseLines.of(directory, "login", "refused").size();
        assertThat(service.get("/v1/editions?access_token=s3cret").statusCode()).isEqualTo(400);
        assertThat(UseLines.of(directory, "login", "refused")).hasSize(refused + 1);
        assertThat(UseLines.text(directory)).doesNotContain("malformed", "s3cret");
    }

    @Test
    void a_token_that_the_issuer_did_not_make_for_this_service_and_for_now_is_refused() {
        Instant now = Instant.now();
        JWTClaimsSet right = issuer.claims("mallory", COORDINATOR).build();
        refused(
                "wrong issuer",
                issuer.sign(new JWTClaimsSet.Builder(right)
                        .issuer("https://other.example")
                        .build()));
        refused(
                "no issuer",
                issuer.sign(new JWTClaimsSet.Builder(right).issuer(null).build()));
        refused(
                "wrong audience",
                issuer.sign(new JWTClaimsSet.Builder(right).audience("account").build()));
        refused(
                "no audience",
                issuer.sign(
                        new JWTClaimsSet.Builder(right).audience((String) null).build()));
        refused(
                "no subject",
                issuer.sign(new JWTClaimsSet.Builder(right).subject(null).build()));
        refused(
                "no end",
                issuer.sign(new JWTClaimsSet.Builder(right).expirationTime(null).build()));
        refused(
                "expired",
                issuer.sign(new JWTClaimsSet.Builder(right)
                        .expirationTime(Date.from(now.minusSeconds(90)))
                        .build()));
        refused(
                "not yet",
                issuer.sign(new JWTClaimsSet.Builder(right)
                        .notBeforeTime(Date.from(now.plusSeconds(90)))
                        .build()));
        assertThat(get(
                                "/v1/editions",
                                issuer.sign(new JWTClaimsSet.Builder(right)
                                        .expirationTime(Date.from(now.minusSeconds(30)))
                                        .notBeforeTime(Date.from(now.minusSeconds(300)))
                                        .build()))
                        .statusCode())
                .as("clocks may differ by a minute")
                .isEqualTo(200);
    }

    @Test
    void a_token_with_a_forged_signature_is_refused() throws Exception {
        JWTClaimsSet claims = issuer.claims("mallory", COORDINATOR).build();
        RSAKey own = LocalIssuer.newKey("key-1");
        JWSHeader.Builder rs256 = new JWSHeader.Builder(JWSAlgorithm.RS256);
        refused("alg none", new PlainJWT(claims).serialize());
        refused("another's key under the same id", LocalIssuer.sign(rs256.keyID("key-1"), own, claims));
        refused("unknown key", LocalIssuer.sign(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("key-2"), own, claims));
        refused("no key id", LocalIssuer.sign(new JWSHeader.Builder(JWSAlgorithm.RS256), own, claims));
        refused(
                "the attacker's key in the header",
                LocalIssuer.sign(new JWSHeader.Builder(JWSAlgorithm.RS256).jwk(own.toPublicJWK()), own, claims));
        refused(
                "the attacker's keys named in the header",
                LocalIssuer.sign(
                        new JWSHeader.Builder(JWSAlgorithm.RS256)
                                .keyID("key-1")
                                .jwkURL(URI.create("http://127.0.0.1:" + service.port() + "/keys")),
                        own,
                        claims));
        refused("HS256 with the public key as secret", signedWithPublicKey(claims));
        String[] parts = issuer.sign(claims).split("\\.", -1);
        String swapped = Base64URL.encode(issuer.claims("mallory", "korpsmonitor-publisher")
                        .build()
                        .toString())
                .toString();
        refused("other roles under the old signature", parts[0] + "." + swapped + "." + parts[2]);
        refused("no signature", parts[0] + "." + parts[1] + ".");
        refused("another type", token("dpop+jwt", claims));
        refused("no token at all", "nonsense");
        refused("longer than any", "a".repeat(7_500) + ".b.c");
        assertThat(issuer.asked())
                .as("unknown keys don't have the issuer asked each time")
                .isLessThan(5);
    }

    private static String token(String type, JWTClaimsSet claims) throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .keyID("key-1")
                        .type(new JOSEObjectType(type))
                        .build(),
                claims);
        token.sign(new com.nimbusds.jose.crypto.RSASSASigner(issuer.key()));
        return token.serialize();
    }

    private static String signedWithPublicKey(JWTClaimsSet claims) throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("key-1").build(), claims);
        token.sign(new MACSigner(issuer.key().toRSAPublicKey().getEncoded()));
        return token.serialize();
    }

    @Test
    void a_token_in_the_address_or_beside_another_login_is_refused() throws IOException {
        String token = issuer.token("addressed", COORDINATOR);
        assertThat(service.get("/v1/editions?access_token=" + token).statusCode())
                .isEqualTo(400);
        assertThat(service.send(service.request("/v1/organisations?access_token=" + token)
                                .POST(HttpRequest.BodyPublishers.ofString("{}")))
                        .statusCode())
                .isEqualTo(400);
        String form = "access_token=" + token;
        assertThat(service.send(service.request("/v1/organisations")
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString(form)))
                        .statusCode())
                .isEqualTo(401);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), service.port())) {
            socket.getOutputStream()
                    .write(("GET /v1/editions HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer "
                                    + token + "\r\nAuthorization: Bearer " + token + "\r\n\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1))
                    .startsWith("HTTP/1.1 400")
                    .contains("send one such header");
        }
        assertThat(names()).doesNotContain("Name of addressed");
    }

    @Test
    void passwords_are_of_no_use_beside_an_issuer() {
        HttpResponse<String> answer = service.get("/v1/editions", "local");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("Passwords are not accepted here", issuer.address());
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer realm=\"korpsmonitor\"");
    }

    @Test
    void a_disabled_person_is_refused_although_the_issuer_still_makes_tokens() {
        assertThat(get("/v1/editions", issuer.token("gone", COORDINATOR)).statusCode())
                .isEqualTo(200);
        try (AccountStore accounts = AccountStore.open(directory)) {
            accounts.disable(account("Name of gone").username());
        }
        refused("disabled", issuer.token("gone", COORDINATOR));
    }

    @Test
    void two_first_requests_at_once_make_one_account() throws Exception {
        List<Future<Integer>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 8; i++) {
                answers.add(threads.submit(() ->
                        get("/v1/editions", issuer.token("twice", COORDINATOR)).statusCode()));
            }
        }
        for (Future<Integer> answer : answers) {
            assertThat(answer.get()).isEqualTo(200);
        }
        assertThat(names().stream().filter("Name of twice"::equals)).hasSize(1);
    }

    @Test
    void an_issuer_that_can_not_be_reached_is_a_503_for_its_people_alone_and_passes(@TempDir Path other) {
        try (LocalIssuer down = LocalIssuer.start()) {
            String token = down.token("patient", COORDINATOR);
            down.stop();
            try (RunningService patient = RunningService.start(other, settings(down))) {
                for (int i = 0; i < 4; i++) {
                    HttpResponse<String> answer = send(patient, token);
                    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
                    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
                    assertThat(answer.body()).doesNotContain(token);
                }
                assertThat(patient.get("/v1/editions").statusCode()).isEqualTo(200);
            }
            down.startAgain();
            try (RunningService patient = RunningService.start(other, settings(down))) {
                assertThat(send(patient, token).statusCode()).isEqualTo(200);
            }
        }
    }

    private static void refused(String why, String token) {
        HttpResponse<String> answer = get("/v1/editions", token);
        assertThat(answer.statusCode()).as(why + ": " + answer.body()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .contains("Bearer realm=\"korpsmonitor\", error=\"invalid_token\"");
        assertThat(answer.body()).doesNotContain(token);
        assertThat(post("forged", token).statusCode()).as(why).isEqualTo(401);
    }

    private static HttpResponse<String> register(String code, String subject, String... roles) {
        return post(code, issuer.token(subject, roles));
    }

    private static HttpResponse<String> post(String code, String token) {
        return service.send(service.request("/v1/organisations")
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("""
                        {"code": "%s", "name": "X", "kind": "REGIONAL_FORCE", "fictitious": true, "occurredOn": "2000"}""".formatted(code))));
    }

    private static HttpResponse<String> get(String path, String token) {
        return service.send(service.request(path).header("Authorization", "Bearer " + token));
    }

    private static HttpResponse<String> send(RunningService to, String token) {
        return to.send(to.request("/v1/editions").header("Authorization", "Bearer " + token));
    }

    private static Account account(String name) {
        try (AccountStore accounts = AccountStore.open(directory)) {
            return accounts.all().stream()
                    .filter(account -> account.name().equals(name))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static List<String> names() {
        try (AccountStore accounts = AccountStore.open(directory)) {
            return accounts.all().stream().map(Account::name).toList();
        }
    }
}
