package nl.korpsmonitor.service.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** An identity provider on this machine: its description, its public key, and tokens that it signs. */
public final class LocalIssuer implements AutoCloseable {
    /** For whom its tokens are. */
    public static final String AUDIENCE = "korpsmonitor-ledger";

    private static final String PATH = "/realms/police";

    private final RSAKey key = newKey("key-1");
    private final AtomicInteger asked = new AtomicInteger();
    private final LocalLogins logins = new LocalLogins(this);
    private final LocalTrouble trouble = new LocalTrouble();
    private HttpServer server;

    private LocalIssuer(HttpServer server) {
        this.server = server;
    }

    /** Starts it. */
    public static LocalIssuer start() {
        LocalIssuer issuer = new LocalIssuer(listen(0));
        issuer.serve();
        return issuer;
    }

    private static HttpServer listen(int port) {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve() {
        troubled("/.well-known/openid-configuration", exchange -> answer(exchange, """
                {"issuer": "%1$s", "jwks_uri": "%1$s/keys", "authorization_endpoint": "%1$s/authorize",
                 "token_endpoint": "%1$s/token", "end_session_endpoint": "%1$s/logout"}""".formatted(address())));
        server.createContext(PATH + "/authorize", logins::authorize);
        troubled("/token", logins::token);
        troubled("/keys", exchange -> {
            asked.incrementAndGet();
            answer(exchange, new JWKSet(key.toPublicJWK()).toString());
        });
        // Who is held must not keep others from coming.
        server.setExecutor(task -> Thread.ofVirtual().start(task));
        server.start();
    }

    private void troubled(String path, HttpHandler handler) {
        server.createContext(PATH + path, handler).getFilters().add(trouble);
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        try (exchange) {
            byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    /** What {@code iss} in its tokens says. */
    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + PATH;
    }

    /** How people log in there. */
    public LocalLogins logins() {
        return logins;
    }

    /** What may go wrong with what the service asks of it. */
    public LocalTrouble trouble() {
        return trouble;
    }

    /** How often it was asked for its keys. */
    public int asked() {
        return asked.get();
    }

    /** Its key pair, with which only it can sign. */
    public RSAKey key() {
        return key;
    }

    /** It can't be reached any more. */
    public void stop() {
        server.stop(0);
    }

    /** It can be reached again, at the same address. */
    public void startAgain() {
        server = listen(server.getAddress().getPort());
        serve();
    }

    /** What a token says of somebody with these roles, as Keycloak's do; valid for five minutes. */
    public JWTClaimsSet.Builder claims(String subject, String... roles) {
        return new JWTClaimsSet.Builder()
                .issuer(address())
                .audience(AUDIENCE)
                .subject(subject)
                .expirationTime(Date.from(Instant.now().plusSeconds(300)))
                .claim("name", "Name of " + subject)
                .claim("realm_access", Map.of("roles", List.of(roles)));
    }

    /** A token of this issuer's. */
    public String token(String subject, String... roles) {
        return sign(claims(subject, roles).build());
    }

    /** Claims that this issuer signs. */
    public String sign(JWTClaimsSet claims) {
        return sign(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()), key, claims);
    }

    /** Claims, signed by any key under any header. */
    public static String sign(JWSHeader.Builder header, RSAKey by, JWTClaimsSet claims) {
        try {
            SignedJWT token = new SignedJWT(header.type(JOSEObjectType.JWT).build(), claims);
            token.sign(new RSASSASigner(by));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Another key pair. */
    public static RSAKey newKey(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
