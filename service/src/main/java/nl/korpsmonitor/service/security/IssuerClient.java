package nl.korpsmonitor.service.security;

import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * As what the pages speak to the identity provider. It is asked for its addresses when somebody first logs in, and every five minutes at most: one that
 * can't be reached keeps no service from starting. Safe for use by many threads.
 */
final class IssuerClient implements ClientRegistrationRepository {
    /** Its name in our own addresses. */
    static final String ID = "provider";

    private static final Duration REMEMBERED = Duration.ofMinutes(5);
    private static final String END_SESSION = "end_session_endpoint";

    private record Known(
            ClientRegistration registration, @Nullable URI endSession, Instant since) {}

    private final OidcSettings settings;
    private final OidcSettings.Client client;
    private final IssuerDescription description;
    private final Clock clock;
    private volatile @Nullable Known known;

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
        try {
            IssuerDescription.Endpoints endpoints = description.read();
            Known asked = new Known(
                    registration(endpoints), endpoints.has(END_SESSION) ? endpoints.address(END_SESSION) : null, now);
            known = asked;
            return asked;
        } catch (IOException | ParseException | IllegalArgumentException e) {
            throw new IssuerUnreachableException(e);
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
