package nl.korpsmonitor.service.security;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import org.jspecify.annotations.Nullable;

/**
 * Fetches the public keys of an identity provider, when they are first needed and not before: a provider that can't be reached keeps no service from
 * starting. Where they are the provider's own description says (OpenID Connect Discovery). Safe for use by many threads.
 */
final class IssuerKeys implements JWKSetSource<SecurityContext> {
    private final OidcSettings settings;
    private final IssuerDescription description;
    private volatile boolean unreachable;

    IssuerKeys(OidcSettings settings) {
        this.settings = settings;
        this.description = new IssuerDescription(settings);
    }

    /** @throws KeySourceException when the provider can't be asked, or answers nonsense */
    @Override
    public JWKSet getJWKSet(JWKSetCacheRefreshEvaluator refresh, long currentTime, @Nullable SecurityContext context)
            throws KeySourceException {
        try {
            URI address = settings.keys() == null ? description.read().address("jwks_uri") : settings.keys();
            JWKSet keys = JWKSet.parse(description.fetch(address));
            unreachable = false;
            return keys;
        } catch (IOException | ParseException | IllegalArgumentException e) {
            unreachable = true;
            throw new RemoteKeySourceException(
                    "the identity provider can't be asked for its keys: " + e.getMessage(), e);
        }
    }

    /** Whether the last attempt to fetch them failed. */
    boolean areUnreachable() {
        return unreachable;
    }

    @Override
    public void close() {}
}
