package nl.korpsmonitor.service.commandline;

import java.net.Socket;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import nl.korpsmonitor.events.problems.InvalidInputException;
import org.jspecify.annotations.Nullable;

/** Where the service of this machine listens, as far as the environment says it. */
final class OwnAddress {
    private static final String DEFAULT_PORT = "8080";

    private OwnAddress() {}

    /**
     * A URL of the service.
     *
     * @param environment gives the value of a variable, or null
     * @throws InvalidInputException when SERVER_PORT is no port at which anything can be asked
     */
    static URI url(UnaryOperator<@Nullable String> environment, String path) {
        String port = or(environment, "SERVER_PORT", DEFAULT_PORT);
        if (!port.matches("[1-9][0-9]{0,4}") || Integer.parseInt(port) > ServeCommand.MAXIMUM_PORT) {
            throw new InvalidInputException(
                    "SERVER_PORT",
                    "must be 1 to " + ServeCommand.MAXIMUM_PORT
                            + " to find the service by it; name the address with --url");
        }
        return URI.create((isSecure(environment) ? "https" : "http") + "://" + host(environment) + ":" + port + path);
    }

    /** Nothing can be asked of 'all addresses'; the machine's own is one of them. */
    private static String host(UnaryOperator<@Nullable String> environment) {
        String address = or(environment, "SERVER_ADDRESS", "127.0.0.1");
        return switch (address) {
            case "0.0.0.0" -> "127.0.0.1";
            case "::", "[::]" -> "[::1]";
            default -> address.contains(":") && !address.startsWith("[") ? "[" + address + "]" : address;
        };
    }

    private static boolean isSecure(UnaryOperator<@Nullable String> environment) {
        boolean off = or(environment, "SERVER_SSL_ENABLED", "true")
                .toLowerCase(Locale.ROOT)
                .equals("false");
        return !off
                && Stream.of(
                                "SERVER_SSL_BUNDLE",
                                "SERVER_SSL_CERTIFICATE",
                                "SERVER_SSL_KEYSTORE",
                                "SERVER_SSL_KEY_STORE")
                        .anyMatch(variable -> !or(environment, variable, "").isEmpty());
    }

    private static String or(UnaryOperator<@Nullable String> environment, String variable, String otherwise) {
        @Nullable String value = environment.apply(variable);
        return value == null || value.isBlank() ? otherwise : value.strip();
    }

    /**
     * For who asks his own machine only whether it is ready: its certificate is for the name by which others know it, and may be signed by nobody whom this
     * machine trusts. Nothing secret may be sent or believed.
     */
    static SSLContext trustingAnyCertificate() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new Any()}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no TLS", e);
        }
    }

    /** The extended form, since Java adds its comparison of names to the other one. */
    private static final class Any extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
