package nl.korpsmonitor.service.testing;

import com.nimbusds.jwt.JWTClaimsSet;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The part of an identity provider that a browser sees, by the authorization code flow with PKCE: it knows one person, who always says yes. A test may have it
 * answer what it should not. Safe for use by many threads.
 */
public final class LocalLogins {
    /** As what the pages are known there. */
    public static final String CLIENT = "korpsmonitor-pages";

    private final LocalIssuer issuer;
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
    private volatile String person = "somebody";
    private volatile String[] roles = {};
    private volatile UnaryOperator<JWTClaimsSet.Builder> idToken = UnaryOperator.identity();
    private volatile UnaryOperator<JWTClaimsSet.Builder> accessToken = UnaryOperator.identity();
    private volatile String added = "";
    private volatile @Nullable String secret;

    LocalLogins(LocalIssuer issuer) {
        this.issuer = issuer;
    }

    /** From here on this person logs in, and all is as it should be. */
    public void person(String subject, String... inRoles) {
        person = subject;
        roles = inRoles.clone();
        idToken = UnaryOperator.identity();
        accessToken = UnaryOperator.identity();
        added = "";
    }

    /** From here on its ID tokens are changed so. */
    public void changeIdToken(UnaryOperator<JWTClaimsSet.Builder> change) {
        idToken = change;
    }

    /** From here on its access tokens are changed so. */
    public void changeAccessToken(UnaryOperator<JWTClaimsSet.Builder> change) {
        accessToken = change;
    }

    /** From here on this is added to the address to which it sends people back. */
    public void addToReturn(String parameters) {
        added = parameters;
    }

    /** From here on it gives tokens only to a client that shows this secret by HTTP Basic (RFC 6749, 2.3.1) and nowhere else; null for a public client. */
    public void requireSecret(@Nullable String required) {
        secret = required;
    }

    private boolean isClient(HttpExchange exchange, Map<String, String> sent) {
        String required = secret;
        String login = exchange.getRequestHeaders().getFirst("Authorization");
        if (required == null) {
            return login == null && CLIENT.equals(sent.get("client_id"));
        }
        String expected = CLIENT + ":" + URLEncoder.encode(required, StandardCharsets.UTF_8);
        return !sent.containsKey("client_secret")
                && ("Basic " + Base64.getEncoder().encodeToString(expected.getBytes(StandardCharsets.UTF_8)))
                        .equals(login);
    }

    /** A browser comes with what the service wants. */
    void authorize(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, String> asked = fields(exchange.getRequestURI().getRawQuery());
            if (!CLIENT.equals(asked.get("client_id"))
                    || !"code".equals(asked.get("response_type"))
                    || !"S256".equals(asked.get("code_challenge_method"))) {
                exchange.sendResponseHeaders(400, -1);
                return;
            }
            String code = UUID.randomUUID().toString();
            codes.put(code, asked);
            exchange.getResponseHeaders()
                    .set(
                            "Location",
                            asked.get("redirect_uri") + "?code=" + code + "&state="
                                    + URLEncoder.encode(asked.getOrDefault("state", ""), StandardCharsets.UTF_8)
                                    + added);
            exchange.sendResponseHeaders(302, -1);
        }
    }

    /** The service comes with a code. */
    void token(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, String> sent =
                    fields(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            Map<String, String> asked = codes.remove(sent.getOrDefault("code", ""));
            boolean right = asked != null
                    && challenge(sent.getOrDefault("code_verifier", "")).equals(asked.get("code_challenge"))
                    && Objects.equals(asked.get("redirect_uri"), sent.get("redirect_uri"))
                    && isClient(exchange, sent);
            byte[] answer = (asked != null && right
                            ? tokens(asked.getOrDefault("nonce", ""))
                            : "{\"error\": \"invalid_grant\"}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(right ? 200 : 400, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    private String tokens(String nonce) {
        JWTClaimsSet.Builder id = issuer.claims(person)
                .audience(CLIENT)
                .issueTime(Date.from(Instant.now()))
                .claim("nonce", nonce);
        return """
                {"access_token": "%s", "id_token": "%s", "token_type": "Bearer", "expires_in": 300}""".formatted(
                issuer.sign(accessToken.apply(issuer.claims(person, roles)).build()),
                issuer.sign(idToken.apply(id).build()));
    }

    private static String challenge(String verifier) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> fields(String encoded) {
        return Arrays.stream(encoded.split("&"))
                .map(field -> field.split("=", 2))
                .collect(Collectors.toMap(
                        field -> field[0], field -> URLDecoder.decode(field[1], StandardCharsets.UTF_8)));
    }
}
