package nl.korpsmonitor.service.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import nl.korpsmonitor.service.security.issuer.IssuerClient;
import nl.korpsmonitor.service.security.issuer.IssuerExchange;
import nl.korpsmonitor.service.security.issuer.IssuerTokens;
import nl.korpsmonitor.service.security.issuer.OidcSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.OAuth2LoginAuthenticationFilter;

/** The parts of Spring Security with which people log in at the identity provider: authorization code, PKCE, state and nonce. */
final class IssuerLogin {
    private final OidcSettings settings;
    private final IssuerClient client;

    IssuerLogin(OidcSettings settings, IssuerClient client) {
        this.settings = settings;
        this.client = client;
    }

    /** Turns the provider's code into tokens, and those into a person. */
    AuthenticationProvider provider(IssuerTokens tokens, AccessTokenProvider accessTokens, Clock clock) {
        OidcAuthorizationCodeAuthenticationProvider provider = new OidcAuthorizationCodeAuthenticationProvider(
                new IssuerExchange(), new IssuerPeople(settings, accessTokens));
        provider.setJwtDecoderFactory(registration -> {
            OidcIdTokenValidator validator = new OidcIdTokenValidator(registration);
            validator.setClock(clock);
            return tokens.decoder(validator);
        });
        return provider;
    }

    /** Sends people to the provider. */
    OAuth2AuthorizationRequestRedirectFilter start(Sessions sessions, PageProblems problems) {
        OAuth2AuthorizationRequestRedirectFilter filter = new OAuth2AuthorizationRequestRedirectFilter(client);
        filter.setAuthorizationRequestRepository(new IssuerRequests(settings.issuer(), sessions));
        filter.setAuthenticationFailureHandler(problems);
        return filter;
    }

    /** Takes people who come back. */
    OAuth2LoginAuthenticationFilter end(Sessions sessions) {
        OAuth2LoginAuthenticationFilter filter =
                new OAuth2LoginAuthenticationFilter(client, new NothingKept(), PagePaths.PROVIDER_RETURN + "*");
        filter.setAuthorizationRequestRepository(new IssuerRequests(settings.issuer(), sessions));
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
