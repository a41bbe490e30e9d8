package nl.korpsmonitor.service.security;

import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import nl.korpsmonitor.service.http.StoreFailures;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * As what the pages speak to the identity provider. It is asked for its addresses when somebody first logs in, by one request at a time, and every five
 * minutes at most, or ten seconds after it could not be had: one that can't be reached keeps no service from starting, and no threads. Until it answers again,
 * what it said last counts. Safe for use by many threads.
 */
final class IssuerClient implements ClientRegistrationRepository {
    /** Its name in our own addresses. */
    static final String ID = "provider";

    private static final Logger LOG = LoggerFactory.getLogger(IssuerClient.class);
    private static final Duration REMEMBERED = Duration.ofMinutes(5);
    /** How long after a failure it is not asked again. */
    static final Duration PAUSE = Duration.ofSeconds(10);

    private static final String END_SESSION = "end_session_endpoint";

    private record Known(
            ClientRegistration registration, @Nullable URI endSession, Instant since) {}

    private final OidcSettings settings;
    private final OidcSettings.Client client;
    private final IssuerDescription description;
    private final Clock clock;
    private final Lock asking = new ReentrantLock();
    private volatile @Nullable Known known;
    private volatile @Nullable Instant failed;

    IssuerClient(OidcSettings settings, OidcSettings.Client client, Clock clock) {
        this.settings = settings;
        this.client = client;
        this.clock = clock;
        this.description = new IssuerDescription(settings);
    }

    /** @throws IssuerUnreachableException when the provider can't be asked where it is */
    @Override
    public @Nullable ClientRegistration findByRegistrationId(String id) {
        return id.equals(ID) ? known().registration() : null;
    }

    /**
     * Where a browser ends its session at the provider, and is sent back from; empty when there is no such place or it can't be asked. Without the person's
     * token, which would stand in the address: the provider asks the person instead.
     */
    Optional<String> endSession(String returnTo) {
        try {
            return Optional.ofNullable(known().endSession())
                    .map(address -> UriComponentsBuilder.fromUri(address)
                            .queryParam("client_id", "{client}")
                            .queryParam("post_logout_redirect_uri", "{back}")
                            .encode()
                            .buildAndExpand(client.id(), returnTo)
                            .toUriString());
        } catch (IssuerUnreachableException e) {
            return Optional.empty();
        }
    }

    private Known known() {
        Known before = known;
        Instant now = clock.instant();
        if (before != null && now.isBefore(before.since().plus(REMEMBERED))) {
            return before;
        }
        Instant failure = failed;
        if (failure != null && now.isBefore(failure.plus(PAUSE))) {
            return knownOr(before, "it could not be asked a moment ago");
        }
        if (!asking.tryLock()) {
            return knownOr(before, "another request asks it just now");
        }
        try {
            return asked(before, now);
        } finally {
            asking.unlock();
        }
    }

    private static Known knownOr(@Nullable Known before, String otherwise) {
        if (before == null) {
            throw new IssuerUnreachableException(new IOException(otherwise));
        }
        return before;
    }

    private Known asked(@Nullable Known before, Instant now) {
        try {
            IssuerDescription.Endpoints endpoints = description.read();
            Known asked = new Known(
                    registration(endpoints), endpoints.has(END_SESSION) ? endpoints.address(END_SESSION) : null, now);
            known = asked;
            failed = null;
            return asked;
        } catch (IOException | ParseException | IllegalArgumentException e) {
            failed = now;
            LOG.warn("the identity provider can't be asked where it is: {}", StoreFailures.line(e));
            if (before == null) {
                throw new IssuerUnreachableException(e);
            }
            return before;
        }
    }

    private ClientRegistration registration(IssuerDescription.Endpoints endpoints) throws IOException {
        ClientRegistration.Builder registration = ClientRegistration.withRegistrationId(ID)
                .clientId(client.id())
                .clientAuthenticationMethod(
                        client.secret() == null
                                ? ClientAuthenticationMethod.NONE
                                : ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .clientSettings(ClientRegistration.ClientSettings.builder()
                        .requireProofKey(true)
                        .build())
                .redirectUri("{baseUrl}" + PagePaths.PROVIDER_RETURN + ID)
                .scope("openid", "profile")
                .issuerUri(settings.issuer())
                .authorizationUri(endpoints.address("authorization_endpoint").toString())
                .tokenUri(endpoints.address("token_endpoint").toString())
                .userNameAttributeName("sub");
        return (client.secret() == null ? registration : registration.clientSecret(client.secret())).build();
    }
}
