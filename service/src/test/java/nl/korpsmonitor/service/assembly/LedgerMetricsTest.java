package nl.korpsmonitor.service.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import nl.korpsmonitor.ledger.checkpoint.CheckpointStatus;
import nl.korpsmonitor.ledger.checkpoint.CheckpointStatus.Witness;
import nl.korpsmonitor.query.projection.ProjectionStatus;
import org.junit.jupiter.api.Test;

class LedgerMetricsTest {
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

    private CheckpointStatus checkpoints = new CheckpointStatus(
            10,
            8,
            7,
            null,
            false,
            NOW.minusMillis(2_500),
            "no quorum",
            false,
            List.of(new Witness("court", -1, null, "refused"), new Witness("house \"of\" states", 7, NOW, null)));

    private boolean recording;

    private final LedgerMetrics metrics = new LedgerMetrics(
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
            () -> checkpoints,
            () -> new ProjectionStatus(9, 10, "stuck", 4L),
            () -> recording,
            () -> Duration.ofMillis(1_500),
            Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void a_scrape_shows_how_far_everything_is_and_how_each_witness_does() {
        assertThat(metrics.scrape().lines())
                .contains(
                        "korpsmonitor_ledger_entries 10.0",
                        "korpsmonitor_ledger_behind_seconds 1.5",
                        "korpsmonitor_checkpoint_signed_size 8.0",
                        "korpsmonitor_checkpoint_published_size 7.0",
                        "korpsmonitor_checkpoint_behind_seconds 2.5",
                        "korpsmonitor_checkpoint_failure 1.0",
                        "korpsmonitor_quorum_met 0.0",
                        "korpsmonitor_projection_position 9.0",
                        "korpsmonitor_projection_lag 1.0",
                        "korpsmonitor_projection_rebuilding_position 4.0",
                        "korpsmonitor_projection_up 0.0",
                        "korpsmonitor_writes_up 0.0",
                        "korpsmonitor_witness_cosigned_size{witness=\"court\"} -1.0",
                        "korpsmonitor_witness_up{witness=\"court\"} 0.0",
                        "korpsmonitor_witness_cosigned_size{witness=\"house \\\"of\\\" states\"} 7.0",
                        "korpsmonitor_witness_up{witness=\"house \\\"of\\\" states\"} 1.0");
    }

    @Test
    void a_node_that_would_record_again_says_so_at_the_next_scrape() {
        assertThat(metrics.scrape()).contains("korpsmonitor_writes_up 0.0");
        recording = true;
        assertThat(metrics.scrape()).contains("korpsmonitor_writes_up 1.0");
    }

    @Test
    void a_witness_that_left_the_policy_is_shown_no_more() {
        assertThat(metrics.scrape()).contains("witness=\"court\"");
        checkpoints = new CheckpointStatus(10, 10, 10, NOW, true, null, null, true, List.of());
        assertThat(metrics.scrape())
                .doesNotContain("witness=\"court\"")
                .contains(
                        "korpsmonitor_checkpoint_behind_seconds 0.0\n",
                        "korpsmonitor_quorum_met 1.0\n",
                        "korpsmonitor_checkpoint_stopped 1.0\n");
    }
}
