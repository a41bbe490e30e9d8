package nl.korpsmonitor.service.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether a node can record, and follows what others record. */
class RecordingHealthTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private volatile Instant now = START;

    @Test
    void a_node_whose_writer_refuses_is_not_ready(@TempDir Path directory) {
        try (KorpsmonitorLedger ledger = KorpsmonitorLedger.open(directory, clock())) {
            ReadinessCheck check = new HealthConfiguration().writerTakes(ledger);
            assertThat(check.problem()).isNull();
            now = START.minus(Duration.ofHours(1));
            assertThat(check.problem()).contains("last entry");
            now = START;
            assertThat(check.problem()).isNull();
        }
    }

    @Test
    void a_follower_that_is_stuck_needs_a_restart_and_who_follows_nobody_does_not() {
        assertThat(HealthController.stuck(Optional.empty())).isNull();
        assertThat(HealthController.stuck(Optional.of(HealthController.LONGEST_LOOK)))
                .isNull();
        assertThat(HealthController.stuck(Optional.of(HealthController.LONGEST_LOOK.plusSeconds(1))))
                .contains("301 seconds");
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
    }
}
