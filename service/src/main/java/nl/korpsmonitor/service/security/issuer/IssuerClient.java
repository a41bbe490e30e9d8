package nl.korpsmonitor.service.security.issuer;

import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
public final class IssuerClient implements ClientRegistrationRepository {
    /** Its name in our own addresses. */
    public static final String ID = "provider";

    /** Where the provider sends a browser back to, with {@link #ID} behind it. */
    public static final String RETURN_PATH = "/login/oauth2/code/";

    /** How long what it said last counts: addresses open nothing by themselves. */
    private static final Duration USABLE = Duration.ofDays(36_500);

    /** How long a browser waits for another one's answer when there is none yet. */
    static final Duration WAIT = Duration.ofSeconds(1);

    private static final String END_SESSION = "end_session_endpoint";

    private record Known(
            ClientRegistration registration, @Nullable URI endSession) {}

    private final OidcSettings settings;
    private final OidcSettings.Client client;
    private final IssuerDescription description;
    private final IssuerAnswers<Known> answers;

    /** Asks nothing yet. */
    public IssuerClient(OidcSettings settings, OidcSettings.Client client, Clock clock) {
        this.settings = settings;
        this.client = client;
        this.description = new IssuerDescription(settings);
        this.answers = new IssuerAnswers<>(settings.issuer(), this::ask, USABLE, WAIT, clock);
    }

    /** @throws IssuerUnreachableException when the provider can't be asked where it is */
    @Override
    public @Nullable ClientRegistration findByRegistrationId(String id) {
        return id.equals(ID) ? answers.get().registration() : null;
    }

    /**
     * Where a browser ends its session at the provider, and is sent back from; empty when there is no such place or it can't be asked. Without the person's
     * token, which would stand in the address: the provider asks the person instead.
     */
    public Optional<String> endSession(String returnTo) {
        try {
            return Optional.ofNullable(answers.get().endSession())
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

    private Known ask() throws IOException, ParseException {
        IssuerDescription.Endpoints endpoints = description.read();
        return new Known(registration(endpoints), endpoints.has(END_SESSION) ? endpoints.address(END_SESSION) : null);
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
                .redirectUri("{baseUrl}" + RETURN_PATH + ID)
                .scope("openid", "profile")
                .issuerUri(settings.issuer())
                .authorizationUri(endpoints.address("authorization_endpoint").toString())
                .tokenUri(endpoints.address("token_endpoint").toString())
                .userNameAttributeName("sub");
        return (client.secret() == null ? registration : registration.clientSecret(client.secret())).build();
    }
}
