package nl.korpsmonitor.service.security;

import nl.korpsmonitor.service.accounts.Account;
import nl.korpsmonitor.service.accounts.Credential;
import nl.korpsmonitor.service.accounts.Credential.ExternalIdentity;
import nl.korpsmonitor.service.security.issuer.OidcSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

/**
 * Tells whose account it is that logged in at the identity provider: by its access token, under the same rules as when a program sends that. The ID token, which
 * was looked at before, must be of the same person. Neither is kept.
 */
final class IssuerPeople implements OAuth2UserService<OidcUserRequest, OidcUser> {
    /** The error's code when somebody is who he is, and has no role here. */
    static final String NO_ROLE = "no_role";

    private final OidcSettings settings;
    private final AccessTokenProvider tokens;

    IssuerPeople(OidcSettings settings, AccessTokenProvider tokens) {
        this.settings = settings;
        this.tokens = tokens;
    }

    /** Somebody who logged in at the provider, for as long as the login takes. */
    static final class Person extends DefaultOidcUser {
        private static final long serialVersionUID = 1L;

        private final transient Account account;

        Person(SignedInAs login, OidcIdToken token) {
            super(login.getAuthorities(), token);
            this.account = login.account();
        }

        Account account() {
            return account;
        }
    }

    /**
     * The person.
     *
     * @throws OAuth2AuthenticationException when the access token is not right, or somebody else's, or gives no role ({@link #NO_ROLE})
     * @throws AuthenticationServiceException when that can't be told
     */
    @Override
    public OidcUser loadUser(OidcUserRequest request) {
        OidcIdToken idToken = request.getIdToken();
        String subject = idToken.getSubject();
        Authentication login = tokens.authenticate(
                new BearerTokenAuthenticationToken(request.getAccessToken().getTokenValue()));
        if (subject == null || !identity(subject).equals(whose(login))) {
            throw new OAuth2AuthenticationException("other_person");
        }
        if (login instanceof SignedInAs signedIn && !signedIn.isWithoutRole()) {
            return new Person(signedIn, idToken);
        }
        throw new OAuth2AuthenticationException(NO_ROLE);
    }

    private static @Nullable Credential whose(@Nullable Authentication login) {
        if (login instanceof SignedInAs signedIn) {
            return signedIn.account().credential();
        }
        return login instanceof WithoutRole stranger ? stranger.getPrincipal() : null;
    }

    private ExternalIdentity identity(String subject) {
        return new ExternalIdentity(settings.issuer(), subject);
    }
}
