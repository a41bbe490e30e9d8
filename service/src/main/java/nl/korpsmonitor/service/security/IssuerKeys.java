package nl.korpsmonitor.service.security;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Fetches the public keys of an identity provider, when they are first needed and not before: a provider that can't be reached keeps no service from
 * starting. Where they are the provider's own description says (OpenID Connect Discovery). Safe for use by many threads.
 */
final class IssuerKeys implements JWKSetSource<SecurityContext> {
    private static final int CONNECT_MILLIS = 2_000;
    private static final int READ_MILLIS = 3_000;
    private static final int MAXIMUM_BYTES = 256 << 10;

    private final OidcSettings settings;
    private final DefaultResourceRetriever retriever =
            new DefaultResourceRetriever(CONNECT_MILLIS, READ_MILLIS, MAXIMUM_BYTES);
    private volatile boolean unreachable;

    IssuerKeys(OidcSettings settings) {
        this.settings = settings;
    }

    /** @throws KeySourceException when the provider can't be asked, or answers nonsense */
    @Override
    public JWKSet getJWKSet(JWKSetCacheRefreshEvaluator refresh, long currentTime, @Nullable SecurityContext context)
            throws KeySourceException {
        try {
            URI address = settings.keys() == null ? discovered() : settings.keys();
            JWKSet keys = JWKSet.parse(fetch(address));
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

    private URI discovered() throws IOException, ParseException {
        String issuer = settings.issuer();
        String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
        Map<String, Object> description =
                JSONObjectUtils.parse(fetch(URI.create(base + "/.well-known/openid-configuration")));
        if (!issuer.equals(description.get("issuer"))) {
            throw new IOException("its description is of another issuer");
        }
        return JSONObjectUtils.getURI(description, "jwks_uri");
    }

    private String fetch(URI address) throws IOException {
        return retriever.retrieveResource(address.toURL()).getContent();
    }

    @Override
    public void close() {}
}
