package nl.korpsmonitor.service.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.OAuth2LoginAuthenticationFilter;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.web.client.RestClient;

/** The parts of Spring Security with which people log in at the identity provider: authorization code, PKCE, state and nonce. */
final class IssuerLogin {
    private final OidcSettings settings;
    private final IssuerClient client;
    private final IssuerRequests requests;

    IssuerLogin(OidcSettings settings, IssuerClient client) {
        this.settings = settings;
        this.client = client;
        this.requests = new IssuerRequests(settings.issuer());
    }

    /** Turns the provider's code into tokens, and those into a person. */
    AuthenticationProvider provider(IssuerTokens tokens, AccessTokenProvider accessTokens, Clock clock) {
        OidcAuthorizationCodeAuthenticationProvider provider =
                new OidcAuthorizationCodeAuthenticationProvider(exchange(), new IssuerPeople(settings, accessTokens));
        provider.setJwtDecoderFactory(registration -> {
            OidcIdTokenValidator validator = new OidcIdTokenValidator(registration);
            validator.setClock(clock);
            return tokens.decoder(validator);
        });
        return provider;
    }

    private static RestClientAuthorizationCodeTokenResponseClient exchange() {
        JdkClientHttpRequestFactory connections = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .connectTimeout(Duration.ofMillis(IssuerDescription.CONNECT_MILLIS))
                .build());
        connections.setReadTimeout(Duration.ofMillis(IssuerDescription.READ_MILLIS));
        RestClientAuthorizationCodeTokenResponseClient exchange = new RestClientAuthorizationCodeTokenResponseClient();
        exchange.setRestClient(RestClient.builder()
                .requestFactory(connections)
                .configureMessageConverters(converters -> {
                    converters.addCustomConverter(new FormHttpMessageConverter());
                    converters.addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter());
                })
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        return exchange;
    }

    /** Sends people to the provider. */
    OAuth2AuthorizationRequestRedirectFilter start(PageProblems problems) {
        OAuth2AuthorizationRequestRedirectFilter filter = new OAuth2AuthorizationRequestRedirectFilter(client);
        filter.setAuthorizationRequestRepository(requests);
        filter.setAuthenticationFailureHandler(problems);
        return filter;
    }

    /** Takes people who come back. */
    OAuth2LoginAuthenticationFilter end() {
        OAuth2LoginAuthenticationFilter filter =
                new OAuth2LoginAuthenticationFilter(client, new NothingKept(), PagePaths.PROVIDER_RETURN + "*");
        filter.setAuthorizationRequestRepository(requests);
        return filter;
    }

    /** The provider's tokens have told who it is, and are of no further use. */
    private static final class NothingKept implements OAuth2AuthorizedClientRepository {
        @Override
        @SuppressWarnings("TypeParameterUnusedInFormals") // The interface has it so.
        public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(
                String id, Authentication principal, HttpServletRequest request) {
            return null;
        }

        @Override
        public void saveAuthorizedClient(
                OAuth2AuthorizedClient client,
                Authentication principal,
                HttpServletRequest request,
                HttpServletResponse response) {}

        @Override
        public void removeAuthorizedClient(
                String id, Authentication principal, HttpServletRequest request, HttpServletResponse response) {}
    }
}
