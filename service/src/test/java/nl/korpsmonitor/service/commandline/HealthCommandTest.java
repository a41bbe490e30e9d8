package nl.korpsmonitor.service.commandline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import nl.korpsmonitor.events.problems.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HealthCommandTest {
    @TempDir
    private Path directory = Path.of("");

    private final CommandLineRun run = new CommandLineRun();

    @Test
    void a_service_that_is_ready_gives_exit_code_0() throws IOException {
        assertThat(ask(answering(200, "{\"status\":\"UP\"}"))).isZero();
        assertThat(run.out()).isEqualToIgnoringNewLines("ready");
    }

    @Test
    void one_that_is_not_gives_1_and_its_reason() throws IOException {
        assertThat(ask(answering(503, "The read models stand still."))).isEqualTo(1);
        assertThat(run.err()).contains("not ready", "503", "The read models stand still");
    }

    @Test
    void one_that_hangs_gives_1_in_bounded_time() throws IOException {
        Instant start = Instant.now();
        // It accepts connections, and nothing else.
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(run.run("", "health", "--url", "http://127.0.0.1:" + silent.getLocalPort() + "/"))
                    .isEqualTo(1);
        }
        assertThat(Duration.between(start, Instant.now())).isLessThan(HealthCommand.PATIENCE.plusSeconds(5));
        assertThat(run.err()).contains("did not answer within 3 seconds");
    }

    @Test
    void one_that_is_not_there_gives_1() throws IOException {
        HttpServer server = server(exchange -> {});
        int port = server.getAddress().getPort();
        server.stop(0);
        assertThat(run.run("", "health", "--url", "http://127.0.0.1:" + port + "/health/ready"))
                .isEqualTo(1);
        assertThat(run.err()).contains("can't be reached");
    }

    @Test
    void what_is_no_url_of_the_web_gives_2() {
        assertThat(run.run("", "health", "--url", "file:///etc/hosts")).isEqualTo(2);
        assertThat(run.run("", "health", "--url", "health")).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "'', http://127.0.0.1:8080/health/ready",
        "SERVER_PORT=9443 SERVER_ADDRESS=0.0.0.0, http://127.0.0.1:9443/health/ready",
        "SERVER_ADDRESS=10.1.2.3, http://10.1.2.3:8080/health/ready",
        "SERVER_ADDRESS=::, http://[::1]:8080/health/ready",
        "SERVER_ADDRESS=fd00::1, http://[fd00::1]:8080/health/ready",
        "SERVER_SSL_BUNDLE=web, https://127.0.0.1:8080/health/ready",
        "SERVER_SSL_KEY_STORE=file:/k, https://127.0.0.1:8080/health/ready",
        "SERVER_SSL_KEYSTORE=file:/k SERVER_PORT=8443, https://127.0.0.1:8443/health/ready",
        "SERVER_SSL_CERTIFICATE=file:/c SERVER_SSL_ENABLED=false, http://127.0.0.1:8080/health/ready",
    })
    void without_a_url_the_service_is_asked_where_the_environment_has_it_listen(String environment, String url) {
        assertThat(OwnAddress.url(variables(environment)::get, "/health/ready")).hasToString(url);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "no", "65536", "-1", "123456"})
    void a_port_at_which_nothing_can_be_asked_is_told(String port) {
        assertThatThrownBy(() -> OwnAddress.url(Map.of("SERVER_PORT", port)::get, "/"))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void the_service_of_this_machine_is_asked_with_tls_whatever_its_certificate_says() throws Exception {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(selfSigned()));
        server.createContext("/health/ready", answering(200, "{}"));
        server.start();
        try {
            String port = Integer.toString(server.getAddress().getPort());
            Map<String, String> environment = Map.of("SERVER_PORT", port, "SERVER_SSL_CERTIFICATE", "file:c.pem");
            assertThat(run.run(new HealthCommand(environment::get)))
                    .as(run.err())
                    .isZero();
            assertThat(run.run("", "health", "--url", "https://127.0.0.1:" + port + "/health/ready"))
                    .as("of another's address the certificate is verified")
                    .isEqualTo(1);
        } finally {
            server.stop(0);
        }
    }

    private static Map<String, String> variables(String text) {
        Map<String, String> variables = new HashMap<>();
        for (String each : text.isEmpty() ? new String[0] : text.split(" ")) {
            variables.put(each.substring(0, each.indexOf('=')), each.substring(each.indexOf('=') + 1));
        }
        return variables;
    }

    /** A certificate for another name than this machine's, which nobody signed but itself. */
    private SSLContext selfSigned() throws Exception {
        Path file = directory.resolve("keys.p12");
        String password = "of-the-tests";
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-alias",
                        "web",
                        "-dname",
                        "CN=ledger.example",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        password)
                .inheritIO()
                .start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance(file.toFile(), password.toCharArray());
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, password.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        return context;
    }

    private int ask(HttpHandler handler) throws IOException {
        HttpServer server = server(handler);
        try {
            return run.run(
                    "",
                    "health",
                    "--url",
                    "http://127.0.0.1:" + server.getAddress().getPort() + "/health/ready");
        } finally {
            server.stop(0);
        }
    }

    private static HttpServer server(HttpHandler handler) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", handler);
        server.start();
        return server;
    }

    private static HttpHandler answering(int status, String body) {
        return exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        };
    }
}
