package nl.korpsmonitor.service.commandline;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import nl.korpsmonitor.ledger.SharedStore;
import nl.korpsmonitor.service.auditing.UseLog;
import nl.korpsmonitor.service.http.RateLimitConfiguration;
import nl.korpsmonitor.transparency.Hash;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/** What of a running service's settings matters to its security, for the log of use; none of it is a secret. */
final class ServiceSettings {
    private static final String ONLY_OVER_TLS = "korpsmonitor.sessions.only-over-tls";
    private static final List<String> TOLD = List.of(
            "korpsmonitor.role",
            "server.address",
            "server.forward-headers-strategy",
            ONLY_OVER_TLS,
            "spring.security.oauth2.resourceserver.jwt.issuer-uri",
            "otel.exporter.otlp.endpoint",
            UseLog.SETTING,
            RateLimitConfiguration.REQUESTS,
            RateLimitConfiguration.REQUESTS_AT_ONCE,
            RateLimitConfiguration.WRITES,
            RateLimitConfiguration.WRITES_AT_ONCE);

    private ServiceSettings() {}

    /** Whether the service itself speaks TLS. */
    static boolean isSecure(Environment settings) {
        return Stream.of("server.ssl.bundle", "server.ssl.key-store", "server.ssl.certificate")
                .anyMatch(settings::containsProperty);
    }

    /** Whether a proxy is believed that may speak TLS to browsers, and nothing says whether it does. */
    static boolean leavesTlsOpen(Environment settings) {
        String proxy = settings.getProperty("server.forward-headers-strategy", "none");
        return !isSecure(settings)
                && !proxy.equalsIgnoreCase("none")
                && settings.getProperty(ONLY_OVER_TLS, "").isBlank();
    }

    /**
     * The settings in force, by name.
     *
     * @param port on which it listens
     * @param shared null for a data directory
     * @param policy the text of the one in force; null for none, or when the node does not know
     */
    static Map<String, String> inForce(
            Environment settings, int port, @Nullable SharedStore shared, @Nullable String policy) {
        Map<String, String> told = new TreeMap<>();
        for (String name : TOLD) {
            String value = settings.getProperty(name);
            if (value != null && !value.isBlank()) {
                told.put(name, withoutLogin(value));
            }
        }
        told.put("port", Integer.toString(port));
        told.put("tls", isSecure(settings) ? "yes" : "no");
        told.put("store", shared == null ? "data directory" : shared.place());
        told.put(
                "policy",
                policy == null
                        ? "none"
                        : "sha256:"
                                + Hash.sha256(policy.getBytes(StandardCharsets.UTF_8))
                                        .hex());
        return told;
    }

    /** An address may hold a name and a password. */
    private static String withoutLogin(String value) {
        return value.replaceFirst("//[^/@]*@", "//");
    }
}
