package nl.korpsmonitor.ledger.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import nl.korpsmonitor.transparency.checkpoint.SignedCheckpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes that sign for one store. */
class TwoSignersTest {
    @TempDir
    Path directory = Path.of("");

    @Test
    void a_signer_that_is_overtaken_at_any_step_loses_without_a_trace() {
        try (LogUnderTest log = new LogUnderTest(directory)) {
            log.policy("all", "w1");
            LogUnderTest.Beside besideOne = log.new Beside();
            LogUnderTest.Beside besideOther = log.new Beside();
            SigningRound one = log.signer(besideOne);
            SigningRound other = log.signer(besideOther);
            one.run();
            besideOther.put(log.checkpoint(CheckpointRecords.SIGNED)
                    .map(SignedCheckpoint::encoded)
                    .orElseThrow());
            boolean reached = true;
            Set<String> overtakenAt = new HashSet<>();
            for (int step = 1; reached; step++) {
                log.append(1);
                int at = step;
                boolean[] overtaken = {false};
                log.faults.begin((number, what) -> {
                    if (number == at && !overtaken[0]) {
                        overtaken[0] = true;
                        overtakenAt.add(what);
                        log.append(1);
                        other.run();
                    }
                    return null;
                });
                one.run();
                reached = overtaken[0];
            }
            assertThat(overtakenAt)
                    .contains("replaceCheckpoint signed", "write last-signed", "submit to a witness")
                    .contains("checkpoint published", "replaceCheckpoint published");
            log.faults.begin(Faults.NONE);
            for (SigningRound each : new SigningRound[] {one, other, one}) {
                each.run();
            }
            assertThat(log.size(CheckpointRecords.PUBLISHED))
                    .isEqualTo(log.head().size());
            assertThat(other.hasWork()).isFalse();
            log.requireOneTree();
        }
    }

    @Test
    void who_only_watches_forgets_that_witnesses_failed_it_once_another_has_their_quorum() {
        try (LogUnderTest log = new LogUnderTest(directory)) {
            log.policy("all", "w1");
            StatusBoard board = new StatusBoard(Clock.systemUTC());
            SigningRound one = log.signer(log.new Beside(), new Publications(), Runnable::run, board);
            SigningRound other = log.signer(log.new Beside());
            log.witness("w1").down = true;
            one.run();
            assertThat(board.status(log.head().size(), one.witnesses()).quorumMet())
                    .isFalse();

            log.witness("w1").down = false;
            other.requireConsistent(Duration.ZERO, true);
            other.run();
            one.watch();
            CheckpointStatus watching = board.status(log.head().size(), one.witnesses());
            assertThat(watching.quorumMet()).isTrue();
            assertThat(watching.witnesses())
                    .extracting(CheckpointStatus.Witness::failure)
                    .containsOnlyNulls();
        }
    }
}
