package nl.korpsmonitor.service.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import nl.korpsmonitor.service.testing.PackedProgram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The packed program takes the standard's environment variable, which no test within one process can set. */
class TracedProcessIT {
    @TempDir
    Path directory;

    @Test
    @Timeout(value = 3, unit = TimeUnit.MINUTES)
    void the_packed_program_sends_traces_where_the_standard_variable_says() throws IOException, InterruptedException {
        BlockingQueue<String> received = new LinkedBlockingQueue<>();
        HttpServer collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
            received.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
        });
        collector.start();
        ProcessBuilder program = PackedProgram.with("serve", "--port", "0", "--data", directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        String endpoint = "http://localhost:" + collector.getAddress().getPort();
        program.environment().put("OTEL_EXPORTER_OTLP_ENDPOINT", endpoint);
        Process service = program.start();
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI ledger = URI.create(PackedProgram.address(service) + "v1/ledger");
            client.send(HttpRequest.newBuilder(ledger).build(), HttpResponse.BodyHandlers.discarding());
            assertThat(received.poll(1, TimeUnit.MINUTES)).isEqualTo("POST /v1/traces");
        } finally {
            service.destroy();
            service.waitFor();
            collector.stop(0);
        }
    }
}
