package nl.korpsmonitor.service.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HealthCommandTest {
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
