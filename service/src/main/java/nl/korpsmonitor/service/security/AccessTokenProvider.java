package nl.korpsmonitor.service.security;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.time.Clock;
import java.time.Duration;
import nl.korpsmonitor.ledger.store.StoreException;
import nl.korpsmonitor.service.accounts.AccountStore;
import nl.korpsmonitor.service.accounts.Credential.ExternalIdentity;
import nl.korpsmonitor.service.accounts.ReadTokenSecret;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

/** Lets people in by the access tokens of one identity provider: JWTs (RFC 9068), of which only what its own keys signed counts. */
final class AccessTokenProvider implements AuthenticationProvider {
    /** The longest token, in characters. */
    static final int MAXIMUM_LENGTH = 7 << 10;

    private static final Duration CLOCK_SKEW = Duration.ofSeconds(60);
    private static final int MAXIMUM_SUBJECT_LENGTH = 255;

    /** So often a token with an unknown key may have the provider asked again. */
    private static final long ASKED_AGAIN_MILLIS = 30_000;

    private final OidcSettings settings;
    private final IssuerKeys keys;
    private final JwtDecoder decoder;
    private final ExternalAccounts accounts;

    AccessTokenProvider(OidcSettings settings, AccountStore accounts, Clock clock) {
        this.settings = settings;
        this.keys = new IssuerKeys(settings);
        this.decoder = decoder(settings, keys, clock);
        this.accounts = new ExternalAccounts(accounts);
    }

    private static JwtDecoder decoder(OidcSettings settings, IssuerKeys keys, Clock clock) {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(
                settings.algorithms(),
                JWKSourceBuilder.create(keys)
                        .rateLimited(ASKED_AGAIN_MILLIS)
                        // That would take a thread of its own, which keeps the process alive.
                        .refreshAheadCache(false)
                        .build()));
        processor.setJWSTypeVerifier(
                new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
        // What follows looks at the claims.
        processor.setJWTClaimsSetVerifier((claims, context) -> {});
        JwtTimestampValidator times = new JwtTimestampValidator(CLOCK_SKEW);
        times.setAllowEmptyExpiryClaim(false);
        times.setClock(clock);
        NimbusJwtDecoder decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                times, new JwtIssuerValidator(settings.issuer()), new JwtAudienceValidator(settings.audience())));
        return decoder;
    }

    /**
     * Who shows the token; null when it is a read token.
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
        try {
            return accounts.of(new ExternalIdentity(settings.issuer(), subject), Granted.by(jwt.getClaims(), settings))
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
            if (keys.areUnreachable() && isAboutKeys(e)) {
                throw new IssuerUnreachableException(e);
            }
            throw new InvalidBearerTokenException("the token is not right", e);
        }
    }

    private static boolean isAboutKeys(Throwable exception) {
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (cause instanceof KeySourceException) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return BearerTokenAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
