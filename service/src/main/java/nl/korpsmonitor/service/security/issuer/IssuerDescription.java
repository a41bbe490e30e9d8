package nl.korpsmonitor.service.security.issuer;

import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.util.Map;

/** Asks an identity provider how it describes itself (OpenID Connect Discovery). Bounded in time and size; safe for use by many threads. */
final class IssuerDescription {
    static final int CONNECT_MILLIS = 2_000;
    static final int READ_MILLIS = 3_000;
    private static final int MAXIMUM_BYTES = 256 << 10;

    private final OidcSettings settings;
    private final DefaultResourceRetriever retriever =
            new DefaultResourceRetriever(CONNECT_MILLIS, READ_MILLIS, MAXIMUM_BYTES);

    IssuerDescription(OidcSettings settings) {
        this.settings = settings;
    }

    /**
     * What it says of itself.
     *
     * @param secure whether it was asked by TLS; then nothing that it names may be without
     */
    record Endpoints(Map<String, Object> values, boolean secure) {
        /**
         * The address of that name.
         *
         * @throws IOException when there is none for a browser, or none as safe as the description itself
         */
        URI address(String name) throws IOException {
            if (values.get(name) instanceof String text) {
                try {
                    URI uri = URI.create(text);
                    boolean safe = "https".equals(uri.getScheme()) || (!secure && "http".equals(uri.getScheme()));
                    if (safe && uri.getHost() != null) {
                        return uri;
                    }
                } catch (IllegalArgumentException e) {
                    // No address: told below.
                }
            }
            throw new IOException("its description has no " + name + (secure ? " with https" : ""));
        }

        /** Whether it says anything of that name. */
        boolean has(String name) {
            return values.get(name) != null;
        }
    }

    /** @throws IOException when it can't be asked, or answers for another issuer */
    Endpoints read() throws IOException, ParseException {
        String issuer = settings.issuer();
        String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
        URI address = settings.description() == null
                ? URI.create(base + "/.well-known/openid-configuration")
                : settings.description();
        return endpoints(address, fetch(address));
    }

    /** What the text says that was had at that address. */
    Endpoints endpoints(URI address, String text) throws IOException, ParseException {
        Map<String, Object> description = JSONObjectUtils.parse(text);
        if (!settings.issuer().equals(description.get("issuer"))) {
            throw new IOException("its description is of another issuer");
        }
        return new Endpoints(description, "https".equals(address.getScheme()));
    }

    /** The text at an address of the provider's. */
    String fetch(URI address) throws IOException {
        return retriever.retrieveResource(address.toURL()).getContent();
    }
}
