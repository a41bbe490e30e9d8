package nl.korpsmonitor.service.observation;

import static nl.korpsmonitor.service.testing.Fixture.CARD;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import nl.korpsmonitor.service.testing.Fixture;
import nl.korpsmonitor.service.testing.RunningService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsTest {
    private static final String SCORE = """
            {"dimension": "capacity", "score": "6.5", "reason": "Two posts were vacant.", "occurredOn": "2014-03-10"}""";

    @TempDir
    Path directory;

    @Test
    void a_scrape_shows_requests_commands_logins_and_the_process() {
        Fixture.addAccounts(directory);
        try (RunningService service = RunningService.start(directory)) {
            Fixture.openEdition(service);
            service.post(CARD + "/scores", "anna", SCORE, "Idempotency-Key", "one");
            service.post(CARD + "/scores", "anna", SCORE, "Idempotency-Key", "one");
            service.post(CARD + "/scores", "anna", SCORE);
            service.post(CARD + "/scores", "anna", SCORE, "If-Match", "\"7\"");
            service.post(CARD + "/scores", "nobody", SCORE);
            service.get("/v1/nothing-of-the-kind");
            service.get("/health/ready");
            service.get("/metrics");

            String scrape = service.get("/metrics").body();
            for (String outcome : List.of("recorded", "repeated", "refused", "conflict")) {
                assertThat(value(scrape, "korpsmonitor_command_seconds_count", "record-score", outcome))
                        .as(outcome)
                        .isEqualTo("1");
            }
            assertThat(value(scrape, "korpsmonitor_logins_total", "wrong")).isEqualTo("1.0");
            assertThat(value(scrape, "korpsmonitor_append_events_bucket", "le=\"1.0\""))
                    .isNotEqualTo("0");
            assertThat(scrape.lines())
                    .as("requests are told apart by the template of their path")
                    .anyMatch(line -> line.startsWith("http_server_requests_seconds_bucket{")
                            && line.contains("uri=\"/v1/editions/{year}/scorecards/{organisation}/scores\"")
                            && line.contains("status=\"201\""))
                    .noneMatch(line -> line.contains("veldmark") || line.contains("nothing-of-the-kind"))
                    .as("probes are not requests")
                    .noneMatch(line -> line.contains("/health") || line.contains("uri=\"/metrics\""));
            assertThat(scrape)
                    .contains("korpsmonitor_append_seconds_bucket{")
                    .contains("jvm_memory_used_bytes{")
                    .contains("jvm_gc_overhead")
                    .contains("jvm_threads_live_threads")
                    .contains("process_cpu_usage")
                    .contains("process_files_open_files")
                    .contains("korpsmonitor_ledger_entries ");
        }
    }

    /** The value of the only line that has this name and all these labels. */
    private static String value(String scrape, String name, String... labels) {
        List<String> lines = scrape.lines()
                .filter(line -> line.startsWith(name + "{"))
                .filter(line -> List.of(labels).stream().allMatch(line::contains))
                .toList();
        assertThat(lines).as(name + " " + List.of(labels)).hasSize(1);
        return lines.getFirst().substring(lines.getFirst().lastIndexOf(' ') + 1);
    }
}
