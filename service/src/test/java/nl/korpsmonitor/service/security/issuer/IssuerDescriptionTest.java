package nl.korpsmonitor.service.security.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import nl.korpsmonitor.service.testing.LocalIssuer;
import org.junit.jupiter.api.Test;

class IssuerDescriptionTest {
    private static final Map<String, Object> VALUES =
            Map.of("token_endpoint", "http://login.example/token", "jwks_uri", "https://login.example/keys");

    @Test
    void what_was_described_by_tls_names_nothing_without() throws IOException {
        IssuerDescription.Endpoints safe = new IssuerDescription.Endpoints(VALUES, true);
        assertThat(safe.address("jwks_uri")).hasScheme("https");
        assertThatThrownBy(() -> safe.address("token_endpoint"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("token_endpoint");
        assertThat(new IssuerDescription.Endpoints(VALUES, false).address("token_endpoint"))
                .hasScheme("http");
    }

    @Test
    void what_was_read_by_https_is_held_to_it() throws Exception {
        try (LocalIssuer issuer = LocalIssuer.start()) {
            IssuerDescription description = new IssuerDescription(IssuerTokensTest.settings(issuer));
            String text =
                    "{\"issuer\": \"%s\", \"jwks_uri\": \"http://login.example/keys\"}".formatted(issuer.address());
            IssuerDescription.Endpoints safe =
                    description.endpoints(URI.create("https://login.example/description"), text);
            assertThatThrownBy(() -> safe.address("jwks_uri")).isInstanceOf(IOException.class);
            assertThat(description
                            .endpoints(URI.create("http://login.example/description"), text)
                            .address("jwks_uri"))
                    .hasHost("login.example");
            assertThatThrownBy(() -> description.endpoints(
                            URI.create("https://login.example/description"), text.replace("police", "other")))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("another issuer");
        }
    }
}
