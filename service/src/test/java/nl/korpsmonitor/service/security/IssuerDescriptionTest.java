package nl.korpsmonitor.service.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Map;
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
}
