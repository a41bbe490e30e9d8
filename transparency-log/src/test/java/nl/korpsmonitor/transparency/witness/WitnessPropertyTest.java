package nl.korpsmonitor.transparency.witness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.korpsmonitor.transparency.Hash;
import nl.korpsmonitor.transparency.Mutations;
import nl.korpsmonitor.transparency.TestKeys;
import nl.korpsmonitor.transparency.checkpoint.Checkpoint;
import nl.korpsmonitor.transparency.checkpoint.SignedCheckpoint;
import nl.korpsmonitor.transparency.key.SigningKey;
import nl.korpsmonitor.transparency.key.VerifierKey;
import nl.korpsmonitor.transparency.witness.WitnessDecision.Cosigned;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is submitted, and by however many at once: no two cosigned checkpoints of a log are inconsistent, and none is rolled back. */
class WitnessPropertyTest {

    private static final int LEAVES = 40;

    private final SigningKey key = TestKeys.key("example.org/witness", 50);
    private final MemoryWitnessState state = new MemoryWitnessState();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void a_log_that_forks_is_cosigned_on_one_branch_only(long seed) {
        Random random = new Random(seed);
        TestLog main = TestLog.of("example.org/log", LEAVES, seed);
        List<TestLog> branches = new ArrayList<>(List.of(main));
        for (int i = 0; i < 4; i++) {
            branches.add(branches.get(random.nextInt(branches.size())).fork(random.nextInt(LEAVES), seed * 100 + i));
        }
        Witness witness = witness(main);
        Map<Integer, Integer> statuses = new HashMap<>();
        List<TestLog> cosignedBranches = new ArrayList<>();
        List<Checkpoint> cosigned = new ArrayList<>();
        for (int round = 0; round < 400; round++) {
            TestLog branch = branches.get(random.nextInt(branches.size()));
            long known =
                    state.latest(main.origin()).map(c -> c.checkpoint().size()).orElse(0L);
            long from = random.nextInt(5) > 0 ? known : random.nextInt(LEAVES + 1);
            // Small steps, so that a history is long before it reaches the end.
            long to = Math.min(LEAVES, from + (random.nextBoolean() ? 1 : random.nextInt(4)));
            AddCheckpointRequest request =
                    new AddCheckpointRequest(from, proof(branches, branch, from, to, random), branch.checkpoint(to));
            WitnessDecision decision = witness.addCheckpoint(request);
            statuses.merge(decision.status(), 1, Integer::sum);
            if (decision instanceof Cosigned) {
                cosignedBranches.add(branch);
                cosigned.add(request.checkpoint().checkpoint());
            }
        }
        for (int later = 0; later < cosigned.size(); later++) {
            for (int earlier = 0; earlier <= later; earlier++) {
                Checkpoint before = cosigned.get(earlier);
                assertThat(before.size())
                        .isLessThanOrEqualTo(cosigned.get(later).size());
                assertThat(cosignedBranches.get(later).root(before.size()))
                        .as("the tree of %s begins with that of %s", cosigned.get(later), before)
                        .isEqualTo(before.root());
            }
        }
        assertThat(statuses).containsKeys(200, 409, 422);
        assertThat(cosigned).hasSizeGreaterThan(10);
    }

    /** Mostly the true one; else another branch's, another size's, or one that is damaged. */
    private static List<Hash> proof(List<TestLog> branches, TestLog branch, long from, long to, Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> branches.get(random.nextInt(branches.size())).consistency(from, to);
            case 1 -> branch.consistency(Math.max(0, from - 1), to);
            case 2 -> {
                List<Hash> damaged = new ArrayList<>(branch.consistency(from, to));
                Collections.shuffle(damaged, random);
                damaged.addAll(damaged.isEmpty() ? List.of(branch.root(1)) : List.of());
                yield damaged;
            }
            default -> branch.consistency(from, to);
        };
    }

    @Test
    void mutated_requests_are_answered_with_a_status_of_the_protocol_and_cosign_nothing_new() {
        TestLog log = TestLog.of("example.org/log", LEAVES, 81);
        TestLog fork = log.fork(3, 82);
        Witness witness = witness(log);
        witness.addCheckpoint(log.request(0, 5));
        List<String> valid = List.of(
                log.request(5, 5).encoded(),
                log.request(5, 9).encoded(),
                log.request(5, 20).encoded(),
                fork.request(5, 9).encoded());
        Map<Integer, Integer> statuses = new HashMap<>();
        new Mutations(83).eachOf(6_000, valid, body -> {
            WitnessDecision decision = witness.addCheckpoint(body);
            statuses.merge(decision.status(), 1, Integer::sum);
            Checkpoint latest =
                    state.latest(log.origin()).map(SignedCheckpoint::checkpoint).orElseThrow();
            assertThat(log.root(latest.size())).isEqualTo(latest.root());
        });
        assertThat(statuses).containsOnlyKeys(200, 400, 403, 404, 409, 422);
    }

    @Test
    void requests_at_the_same_time_never_roll_a_log_back() throws InterruptedException, ExecutionException {
        List<TestLog> logs = List.of(
                TestLog.of("example.org/a", LEAVES, 91),
                TestLog.of("example.org/b", LEAVES, 92),
                TestLog.of("example.org/c", LEAVES, 93));
        // Two witnesses on one state are what should not be; even then the comparison keeps it whole.
        List<Witness> witnesses = List.of(witness(logs.toArray(TestLog[]::new)), witness(logs.toArray(TestLog[]::new)));
        int threads = 12;
        CountDownLatch together = new CountDownLatch(threads);
        List<Future<Integer>> results = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            for (int thread = 0; thread < threads; thread++) {
                Random random = new Random(900 + thread);
                TestLog log = logs.get(thread % logs.size());
                Witness witness = witnesses.get(thread % witnesses.size());
                results.add(pool.submit(() -> {
                    together.countDown();
                    together.await();
                    return growToTheEnd(log, witness, random);
                }));
            }
        }
        int cosigned = 0;
        for (Future<Integer> result : results) {
            cosigned += result.get();
        }
        assertThat(state.history()).as("each cosignature was stored, once").hasSize(cosigned);
        for (TestLog log : logs) {
            List<SignedCheckpoint> stored = state.history().stream()
                    .filter(checkpoint -> checkpoint.checkpoint().origin().equals(log.origin()))
                    .toList();
            assertThat(stored)
                    .extracting(checkpoint -> checkpoint.checkpoint().size())
                    .isSorted()
                    .endsWith((long) LEAVES);
            assertThat(stored)
                    .allSatisfy(checkpoint -> assertThat(checkpoint.checkpoint().root())
                            .isEqualTo(log.root(checkpoint.checkpoint().size())));
        }
    }

    /** Submits as a log does that several of its processes run, until the whole log is cosigned; returns how often it was cosigned. */
    private int growToTheEnd(TestLog log, Witness witness, Random random) {
        int cosigned = 0;
        long known = 0;
        while (known < LEAVES) {
            long to = Math.min(LEAVES, known + 1 + random.nextInt(3));
            try {
                switch (witness.addCheckpoint(log.request(known, to))) {
                    case Cosigned answer -> {
                        cosigned++;
                        Optional<SignedCheckpoint> stored = state.latest(log.origin());
                        assertThat(stored.orElseThrow().checkpoint().size())
                                .as("stored before it was answered")
                                .isGreaterThanOrEqualTo(to);
                        known = to;
                    }
                    case WitnessDecision.Conflict conflict -> known = conflict.size();
                    case WitnessDecision other -> throw new AssertionError("Refused: " + other);
                }
            } catch (WitnessStateException e) {
                // The two witnesses kept getting in each other's way; nothing was cosigned.
                assertThat(e).hasMessageContaining("one witness only");
            }
        }
        return cosigned;
    }

    private Witness witness(TestLog... logs) {
        Map<String, List<VerifierKey>> keys = new HashMap<>();
        for (TestLog log : logs) {
            keys.put(log.origin(), List.of(log.key().verifierKey()));
        }
        return new Witness(key, keys, state, new TestClock());
    }
}
