package nl.korpsmonitor.ledger.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import nl.korpsmonitor.ledger.checkpoint.Faults.When;
import nl.korpsmonitor.transparency.checkpoint.SignedCheckpoint;
import nl.korpsmonitor.transparency.key.VerifierKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every step of signing and publishing fails, before and after it had its effect, with the signer going on or being restarted, and the log stays one that only
 * grows.
 */
class FaultInjectionTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int SCHEDULES = 20;

    @TempDir
    Path directory = Path.of("");

    /** What is done to the log before a round. */
    private interface Growth {
        void of(LogUnderTest log);
    }

    @Test
    void a_failure_at_any_step_of_an_ordinary_round_does_no_harm() {
        everyStep(log -> log.policy("2", "w1", "w2"), log -> log.append(3));
    }

    @Test
    void a_failure_at_any_step_of_a_round_that_retires_a_key_does_no_harm() {
        everyStep(log -> log.policy("1", "w1", "w2"), log -> {
            List<VerifierKey> before = log.inUse();
            log.addKey();
            log.retire(before.getFirst());
            // The witness knows the first key only, as long as that signs along; a new one learns the others.
            log.witnesses.clear();
            log.policy("1", "w1", "w2");
        });
    }

    @Test
    void a_failure_at_any_step_of_the_very_first_round_does_no_harm() throws Exception {
        for (When when : When.values()) {
            boolean reached = true;
            for (int step = 1; reached; step++) {
                Path own = Files.createDirectory(directory.resolve(when + "-" + step));
                try (LogUnderTest log = new LogUnderTest(own)) {
                    log.append(5);
                    LogUnderTest.Beside beside = log.new Beside();
                    reached = failAt(log, log.signer(beside), step, when, new TreeSet<>());
                    recover(log, restarted(log, beside));
                    log.requireOneTree();
                    assertThat(step).as("there are more steps").isLessThan(100);
                }
            }
        }
    }

    /** One log lives through all cases: what went wrong in one must not surface in a later one either. */
    private void everyStep(Growth policy, Growth growth) {
        Set<String> failed = new TreeSet<>();
        try (LogUnderTest log = new LogUnderTest(directory)) {
            LogUnderTest.Beside beside = log.new Beside();
            policy.of(log);
            log.append(300);
            SigningRound signer = log.signer(beside);
            recover(log, signer);
            for (boolean restart : new boolean[] {false, true}) {
                for (When when : When.values()) {
                    boolean reached = true;
                    for (int step = 1; reached; step++) {
                        growth.of(log);
                        reached = failAt(log, signer, step, when, failed);
                        signer = restart ? restarted(log, beside) : signer;
                        recover(log, signer);
                    }
                }
            }
            log.requireOneTree();
        }
        assertThat(failed)
                .contains(
                        "checkpoint signed",
                        "read last-signed",
                        "read a tile",
                        "replaceCheckpoint signed",
                        "write last-signed",
                        "submit to a witness",
                        "checkpoint published",
                        "replaceCheckpoint published");
    }

    /** Returns whether the round had so many steps. */
    private static boolean failAt(LogUnderTest log, SigningRound signer, int step, When when, Set<String> failed) {
        boolean[] reached = {false};
        log.faults.begin((number, what) -> {
            if (number == step) {
                reached[0] = true;
                failed.add(what);
                return when;
            }
            return null;
        });
        runIgnoringFailure(signer);
        log.faults.begin(Faults.NONE);
        return reached[0];
    }

    private static void runIgnoringFailure(SigningRound signer) {
        try {
            signer.run();
        } catch (InconsistentLogException e) {
            throw new AssertionError("a failure is no inconsistency", e);
        } catch (RuntimeException e) {
            // What was made to fail.
            assertThat(e).hasMessageContaining("failed");
        }
    }

    /** As a new process would. */
    private static SigningRound restarted(LogUnderTest log, LogUnderTest.Beside beside) {
        SigningRound signer = log.signer(beside);
        signer.requireConsistent(PATIENCE);
        return signer;
    }

    /** Without further failures everything gets signed and published. */
    private static void recover(LogUnderTest log, SigningRound signer) {
        for (int i = 0; i < 5 && signer.hasWork(); i++) {
            signer.run();
        }
        assertThat(log.size(CheckpointRecords.SIGNED)).isEqualTo(log.head().size());
        assertThat(log.size(CheckpointRecords.PUBLISHED)).isEqualTo(log.head().size());
        assertThat(signer.hasWork()).isFalse();
    }

    @Test
    void whatever_fails_whenever_the_log_stays_one_tree() throws Exception {
        for (int seed = 1; seed <= SCHEDULES; seed++) {
            Path own = Files.createDirectory(directory.resolve("seed-" + seed));
            try (LogUnderTest log = new LogUnderTest(own)) {
                new Schedule(log, new Random(seed)).run();
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
    }

    /** Appends, failures, restarts, key changes, witnesses that come and go: in an order that a seed gives. Two signers share the store. */
    private static final class Schedule {
        private static final int ACTIONS = 50;

        private final LogUnderTest log;
        private final Random random;
        private final List<LogUnderTest.Beside> besides = new ArrayList<>();
        private final List<SigningRound> signers = new ArrayList<>();

        Schedule(LogUnderTest log, Random random) {
            this.log = log;
            this.random = random;
            for (int i = 0; i < 2; i++) {
                besides.add(log.new Beside());
                signers.add(log.signer(besides.get(i)));
            }
        }

        void run() {
            log.policy("1", "w1", "w2");
            // One after the other: a first start is one process's.
            for (int i = 0; i < 2; i++) {
                log.faults.begin(Faults.NONE);
                besides.get(i)
                        .put(log.checkpoint(CheckpointRecords.SIGNED)
                                .map(SignedCheckpoint::encoded)
                                .orElse(null));
                signers.get(i).run();
            }
            for (int action = 0; action < ACTIONS; action++) {
                act(random.nextInt(10));
            }
            log.faults.begin(Faults.NONE);
            log.witnesses.values().forEach(witness -> witness.down = false);
            for (int i = 0; i < 2; i++) {
                recover(log, restarted(log, besides.get(i)));
            }
            log.requireOneTree();
        }

        private void act(int action) {
            int one = random.nextInt(2);
            switch (action) {
                case 0, 1 -> log.append(1 + random.nextInt(100));
                case 2 -> {
                    log.faults.begin(Faults.NONE);
                    signers.set(one, restarted(log, besides.get(one)));
                }
                case 3 -> log.witness("w" + (1 + random.nextInt(2))).down = random.nextBoolean();
                case 4 -> {
                    if (log.inUse().size() < 3) {
                        log.addKey();
                    }
                }
                case 5 -> {
                    if (random.nextInt(3) == 0 && log.inUse().size() > 1) {
                        // Never the first: it is the one that the witnesses know.
                        log.retire(log.inUse().getLast());
                    }
                }
                default -> {
                    log.append(1);
                    log.faults.begin((step, what) ->
                            random.nextInt(12) > 0 ? null : random.nextBoolean() ? When.DONE : When.NOT_DONE);
                    runIgnoringFailure(signers.get(one));
                    log.faults.begin(Faults.NONE);
                }
            }
        }
    }
}
