package nl.korpsmonitor.service.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.web.authentication.session.SessionAuthenticationException;

/**
 * Remembers in the browser's session, for a few minutes, what was asked of the identity provider. An answer that names another issuer (RFC 9207) is an answer to
 * nothing.
 */
final class IssuerRequests implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {
    private final AuthorizationRequestRepository<OAuth2AuthorizationRequest> requests =
            new HttpSessionOAuth2AuthorizationRequestRepository();
    private final String issuer;
    private final Sessions sessions;

    IssuerRequests(String issuer, Sessions sessions) {
        this.sessions = sessions;
        this.issuer = issuer;
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
        return requests.loadAuthorizationRequest(request);
    }

    /** @throws SessionAuthenticationException when there are too many sessions */
    @Override
    public void saveAuthorizationRequest(
            OAuth2AuthorizationRequest asked, HttpServletRequest request, HttpServletResponse response) {
        sessions.beforeLogin(request);
        requests.saveAuthorizationRequest(asked, request, response);
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(
            HttpServletRequest request, HttpServletResponse response) {
        OAuth2AuthorizationRequest asked = requests.removeAuthorizationRequest(request, response);
        String from = request.getParameter("iss");
        return from == null || from.equals(issuer) ? asked : null;
    }
}
