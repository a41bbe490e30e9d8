package nl.korpsmonitor.service.observation;

import static nl.korpsmonitor.service.testing.Fixture.CARD;
import static nl.korpsmonitor.service.testing.Fixture.body;
import static nl.korpsmonitor.service.testing.Fixture.created;
import static nl.korpsmonitor.service.testing.Fixture.positions;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import jakarta.servlet.Filter;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import nl.korpsmonitor.service.testing.Fixture;
import nl.korpsmonitor.service.testing.RunningService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.MDC;

class TracesTest {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String CALLER = "b7ad6b7169203331";

    @TempDir
    Path directory;

    private final InMemorySpanExporter exporter = InMemorySpanExporter.create();

    @Test
    void one_trace_leads_from_the_request_to_the_event_and_back() {
        try (RunningService service = traced()) {
            HttpResponse<String> answer = record(service, "6.5");
            long position = positions(created(answer)).max().orElseThrow();

            List<SpanData> spans = spans(service);
            assertThat(spans)
                    .hasSize(3)
                    .allSatisfy(span ->
                            assertThat(span.getTraceId()).as(span.getName()).isEqualTo(TRACE));
            SpanData request = named(spans, "http post /v1/editions/{year}/scorecards/{organisation}/scores");
            assertThat(request.getParentSpanId()).isEqualTo(CALLER);
            SpanData command = named(spans, "command record-score");
            assertThat(command.getParentSpanId()).isEqualTo(request.getSpanId());
            assertThat(text(command, "outcome")).isEqualTo("recorded");
            SpanData append = named(spans, "append");
            assertThat(append.getParentSpanId()).isEqualTo(command.getSpanId());
            assertThat(text(append, "ledger.first_position")).isEqualTo(Long.toString(position));
            assertThat(text(append, "ledger.events")).isEqualTo("1");

            String correlation = body(service.get("/v1/events/" + position, "anna"), 200)
                    .get("correlation")
                    .asString();
            assertThat(correlation).isEqualTo(TRACE + "-" + command.getSpanId());
        }
    }

    @Test
    void a_trace_tells_neither_who_it_was_nor_whom_it_is_about_nor_what_they_wrote() {
        try (RunningService service = traced()) {
            record(service, "6.5");
            assertThat(record(service, "11").statusCode()).isEqualTo(400);
            assertThat(record(service, "7").statusCode()).isEqualTo(409);
            List<SpanData> spans = spans(service);
            assertThat(spans).extracting(span -> text(span, "outcome")).contains("recorded", "refused");
            assertThat(spans.toString()).doesNotContain("anna", "veldmark", "vacant", "capacity", "6.5");
        }
    }

    @Test
    void what_a_request_logs_names_its_trace() {
        List<Map<String, String>> seen = new CopyOnWriteArrayList<>();
        Filter looking = (request, response, chain) -> {
            seen.add(Objects.requireNonNullElse(MDC.getCopyOfContextMap(), Map.of()));
            chain.doFilter(request, response);
        };
        try (RunningService service =
                RunningService.startWith(context -> context.registerBean(Filter.class, () -> looking), directory)) {
            service.send(service.request("/v1/ledger")
                    .header("traceparent", "00-" + TRACE + "-" + CALLER + "-01")
                    .GET());
            assertThat(seen)
                    .singleElement()
                    .satisfies(names ->
                            assertThat(names).containsEntry("traceId", TRACE).containsKey("spanId"));
        }
        assertThat(Path.of("src", "main", "resources", "logback.xml")).content().contains("%X{traceId}/%X{spanId}");
    }

    private RunningService traced() {
        Fixture.addAccounts(directory);
        RunningService service = RunningService.startWith(
                context -> context.registerBean(SpanExporter.class, () -> exporter), directory);
        Fixture.openEdition(service);
        // Anna is registered at the start; what the fixture left is of no interest.
        spans(service);
        exporter.reset();
        return service;
    }

    private List<SpanData> spans(RunningService service) {
        service.bean(BatchSpanProcessor.class).forceFlush().join(10, TimeUnit.SECONDS);
        return exporter.getFinishedSpanItems();
    }

    private static HttpResponse<String> record(RunningService service, String score) {
        String body = """
                {"dimension": "capacity", "score": "%s", "reason": "Two posts were vacant.",
                 "occurredOn": "2014-03-10"}""".formatted(score);
        return service.post(CARD + "/scores", "anna", body, "traceparent", "00-" + TRACE + "-" + CALLER + "-01");
    }

    private static SpanData named(List<SpanData> spans, String name) {
        return spans.stream()
                .filter(span -> span.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no span " + name + " among " + spans));
    }

    private static String text(SpanData span, String key) {
        return String.valueOf(span.getAttributes().get(AttributeKey.stringKey(key)));
    }
}
