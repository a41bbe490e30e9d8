package nl.korpsmonitor.service.observation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import nl.korpsmonitor.service.testing.Fixture;
import nl.korpsmonitor.service.testing.RunningService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;

class TraceExportTest {
    @TempDir
    Path directory;

    @Test
    void nothing_is_recorded_or_sent_unless_somebody_asked_for_it() {
        Fixture.addAccounts(directory);
        try (RunningService service = RunningService.start(directory)) {
            assertThatThrownBy(() -> service.bean(SpanExporter.class))
                    .isInstanceOf(NoSuchBeanDefinitionException.class);
            boolean recording = service.bean(SdkTracerProvider.class)
                    .get("test")
                    .spanBuilder("a span")
                    .startSpan()
                    .isRecording();
            assertThat(recording).isFalse();
            // The log and the ledger name the same trace all the same.
            Fixture.openEdition(service);
            String correlation = Fixture.body(service.get("/v1/events/" + (Fixture.size(service) - 1), "anna"), 200)
                    .get("correlation")
                    .asString();
            assertThat(correlation).matches("[0-9a-f]{32}-[0-9a-f]{16}");
        }
    }

    @Test
    void traces_go_to_the_endpoint_that_is_named() throws IOException {
        List<String> paths = new CopyOnWriteArrayList<>();
        HttpServer collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/", exchange -> {
            paths.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        collector.start();
        String endpoint = "http://localhost:" + collector.getAddress().getPort() + "/v1/traces";
        try (RunningService service =
                RunningService.start(directory, "management.opentelemetry.tracing.export.otlp.endpoint=" + endpoint)) {
            service.get("/v1/ledger");
            service.bean(BatchSpanProcessor.class).forceFlush().join(10, TimeUnit.SECONDS);
            assertThat(paths).contains("POST /v1/traces");
        } finally {
            collector.stop(0);
        }
    }
}
