package nl.korpsmonitor.service.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether a node can record, and follows what others record. */
class RecordingHealthTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private volatile Instant now = START;

    @Test
    void a_node_whose_writer_refuses_takes_no_writes_and_goes_on_to_answer(@TempDir Path directory) {
        try (KorpsmonitorLedger ledger = KorpsmonitorLedger.open(directory, clock())) {
            List<ReadinessCheck> checks = List.of(new HealthConfiguration().writerTakes(ledger));
            Probes all = Probes.of(NodeRole.ALL, checks);
            Probes command = Probes.of(NodeRole.COMMAND, checks);
            assertThat(all.writes().problems()).isEmpty();
            now = START.minus(Duration.ofHours(1));
            assertThat(all.writes().problems()).singleElement().asString().contains("last entry");
            assertThat(all.ready().problems()).isEmpty();
            assertThat(command.ready().problems())
                    .as("a node that answers no questions has nothing else to do")
                    .isEqualTo(all.writes().problems());
            now = START;
            assertThat(all.writes().problems()).isEmpty();
            assertThat(command.ready().problems()).isEmpty();
        }
    }

    @Test
    void read_models_that_stand_still_keep_readers_away_and_no_writes() {
        ReadingCheck still = () -> "They stand still.";
        Probes probes = Probes.of(NodeRole.ALL, List.of(still));
        assertThat(probes.ready().problems()).containsExactly("They stand still.");
        assertThat(probes.writes().problems()).isEmpty();
    }

    @Test
    void what_is_wrong_with_all_of_a_node_keeps_everything_away() {
        for (NodeRole role : NodeRole.values()) {
            Probes probes = Probes.of(role, List.of(() -> "It is stopping."));
            assertThat(probes.ready().problems()).as(role.name()).containsExactly("It is stopping.");
            assertThat(probes.writes().problems()).as(role.name()).isNotEmpty();
        }
    }

    @Test
    void a_node_that_only_answers_is_ready_whatever_its_clock_says_and_takes_no_writes() {
        RecordingCheck clock = () -> "The clocks differ.";
        Probes probes = Probes.of(NodeRole.QUERY, List.of(clock));
        assertThat(probes.ready().problems()).isEmpty();
        assertThat(probes.writes().problems()).singleElement().asString().contains("only answers");
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
