package nl.korpsmonitor.service.security;

import nl.korpsmonitor.ledger.store.StoreException;
import nl.korpsmonitor.service.accounts.Credential.ExternalIdentity;
import nl.korpsmonitor.service.accounts.ReadTokenSecret;
import nl.korpsmonitor.service.security.issuer.IssuerTokens;
import nl.korpsmonitor.service.security.issuer.IssuerUnreachableException;
import nl.korpsmonitor.service.security.issuer.OidcSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

/** Lets people in by the access tokens of one identity provider: JWTs (RFC 9068), of which only what its own keys signed counts. */
final class AccessTokenProvider implements AuthenticationProvider {
    /** The longest token, in characters. */
    static final int MAXIMUM_LENGTH = 7 << 10;

    private static final int MAXIMUM_SUBJECT_LENGTH = 255;

    private final OidcSettings settings;
    private final JwtDecoder decoder;
    private final ExternalAccounts accounts;

    AccessTokenProvider(OidcSettings settings, IssuerTokens tokens, ExternalAccounts accounts) {
        this.settings = settings;
        this.decoder = tokens.decoder(new JwtAudienceValidator(settings.audience()));
        this.accounts = accounts;
    }

    /**
     * Who shows the token, which may be somebody {@link WithoutRole}; null when it is a read token.
     *
     * @throws InvalidBearerTokenException when it is not right
     * @throws IssuerUnreachableException when that can't be told
     * @throws AuthenticationServiceException when the accounts can't be used
     */
    @Override
    public @Nullable Authentication authenticate(Authentication authentication) {
        String token = ((BearerTokenAuthenticationToken) authentication).getToken();
        if (token.startsWith(ReadTokenSecret.PREFIX)) {
            return null;
        }
        Jwt jwt = verified(token);
        String subject = jwt.getSubject();
        if (subject == null || subject.isBlank() || subject.length() > MAXIMUM_SUBJECT_LENGTH) {
            throw new InvalidBearerTokenException("the token names no subject");
        }
        ExternalIdentity identity = new ExternalIdentity(settings.issuer(), subject);
        Granted granted = Granted.by(jwt.getClaims(), settings);
        try {
            if (accounts.isStranger(identity, granted)) {
                return new WithoutRole(identity);
            }
            return accounts.of(identity, granted)
                    .map(account -> new SignedInAs(account, SignedInAs.Means.ACCESS_TOKEN))
                    .orElseThrow(() -> new InvalidBearerTokenException("the account is disabled"));
        } catch (StoreException | IllegalStateException e) {
            throw new AuthenticationServiceException("the accounts can't be used", e);
        }
    }

    private Jwt verified(String token) {
        if (token.length() > MAXIMUM_LENGTH) {
            throw new InvalidBearerTokenException("the token is too long");
        }
        try {
            return decoder.decode(token);
        } catch (JwtException e) {
            throw new InvalidBearerTokenException("the token is not right", e);
        }
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return BearerTokenAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
