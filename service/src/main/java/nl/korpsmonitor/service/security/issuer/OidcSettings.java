package nl.korpsmonitor.service.security.issuer;

import com.nimbusds.jose.JWSAlgorithm;
import java.net.URI;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.korpsmonitor.events.problems.InvalidInputException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/**
 * Which identity provider's access tokens are accepted, and how they are read.
 *
 * @param issuer the provider, exactly as {@code iss} in its tokens names it
 * @param audience one of those that a token must be for
 * @param rolesClaim the path, by dots, of the claim that lists roles
 * @param rolePrefix with which the names of our roles begin there
 * @param organisationClaim names the organisation to act for, or {@code *} for every one
 * @param nameClaim names the person
 * @param algorithms of signatures that are accepted; with a key pair all of them
 * @param keys where the provider's public keys are; null to ask the provider
 * @param description where the provider describes itself; null where its own address says
 * @param client as what the pages let people log in there; null when they do not
 */
public record OidcSettings(
        String issuer,
        String audience,
        String rolesClaim,
        String rolePrefix,
        String organisationClaim,
        String nameClaim,
        Set<JWSAlgorithm> algorithms,
        @Nullable URI keys,
        @Nullable URI description,
        @Nullable Client client) {
    private static final String PREFIX = "korpsmonitor.oidc.";
    private static final String ALGORITHMS = PREFIX + "algorithms";
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    /**
     * What the provider knows the pages as.
     *
     * @param id by which it is registered there
     * @param secret by which it shows that it is that; null where none is asked for (a public client)
     */
    public record Client(String id, @Nullable String secret) {
        /** Without the secret. */
        @Override
        public String toString() {
            return "Client[" + id + "]";
        }
    }

    /** Copies what may change. */
    public OidcSettings {
        algorithms = Set.copyOf(algorithms);
    }

    /**
     * What the settings of the service say; null when no issuer is set.
     *
     * @throws InvalidInputException when one of them can't be used
     */
    public static @Nullable OidcSettings in(Environment settings) {
        String issuer = settings.getProperty(PREFIX + "issuer", "");
        if (issuer.isEmpty()) {
            return null;
        }
        String audience = settings.getProperty(PREFIX + "audience", "");
        if (audience.isEmpty()) {
            throw new InvalidInputException(
                    PREFIX + "audience", "is needed with an issuer: tokens for other services must be refused");
        }
        requireSecure(address(PREFIX + "issuer", issuer));
        String keys = settings.getProperty(PREFIX + "jwk-set-uri", "");
        String description = settings.getProperty(PREFIX + "description-uri", "");
        return new OidcSettings(
                issuer,
                audience,
                settings.getProperty(PREFIX + "roles-claim", "realm_access.roles"),
                settings.getProperty(PREFIX + "role-prefix", "korpsmonitor-"),
                settings.getProperty(PREFIX + "organisation-claim", "organisation"),
                settings.getProperty(PREFIX + "name-claim", "name"),
                algorithms(settings.getProperty(ALGORITHMS, "RS256,ES256,PS256")),
                keys.isEmpty() ? null : address(PREFIX + "jwk-set-uri", keys),
                description.isEmpty() ? null : address(PREFIX + "description-uri", description),
                client(settings, audience));
    }

    private static @Nullable Client client(Environment settings, String audience) {
        String id = settings.getProperty(PREFIX + "client-id", "");
        String secret = settings.getProperty(PREFIX + "client-secret", "");
        if (id.equals(audience)) {
            throw new InvalidInputException(
                    PREFIX + "client-id",
                    "must be another name than the audience: else the pages' own tokens would do for the API");
        }
        return id.isEmpty() ? null : new Client(id, secret.isEmpty() ? null : secret);
    }

    private static URI address(String setting, String text) {
        URI uri;
        try {
            uri = URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException(setting, "must be an address, such as https://login.example/realms/police");
        }
        boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
        if (!web || uri.getHost() == null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new InvalidInputException(setting, "must be an address, such as https://login.example/realms/police");
        }
        return uri;
    }

    private static void requireSecure(URI issuer) {
        if (!"https".equals(issuer.getScheme()) && !THIS_MACHINE.contains(issuer.getHost())) {
            throw new InvalidInputException(
                    PREFIX + "issuer",
                    "must begin with https://, unless it is on this machine: its keys decide who logs in");
        }
    }

    private static Set<JWSAlgorithm> algorithms(String names) {
        return Stream.of(names.split(","))
                .map(name -> JWSAlgorithm.parse(name.strip()))
                .peek(OidcSettings::requireKeyPair)
                .collect(Collectors.toSet());
    }

    /** With a shared secret whoever can check a token can forge one; with 'none' everybody can. */
    private static void requireKeyPair(JWSAlgorithm algorithm) {
        if (!JWSAlgorithm.Family.RSA.contains(algorithm) && !JWSAlgorithm.Family.EC.contains(algorithm)) {
            throw new InvalidInputException(
                    ALGORITHMS, "must be of RS256, RS384, RS512, PS256, PS384, PS512, ES256, ES384 and ES512");
        }
    }
}
