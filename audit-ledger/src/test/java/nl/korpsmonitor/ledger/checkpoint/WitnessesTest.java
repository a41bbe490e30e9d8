package nl.korpsmonitor.ledger.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import nl.korpsmonitor.ledger.CheckpointTiming;
import nl.korpsmonitor.transparency.Hash;
import nl.korpsmonitor.transparency.checkpoint.Checkpoint;
import nl.korpsmonitor.transparency.checkpoint.SignedCheckpoint;
import nl.korpsmonitor.transparency.key.SigningKey;
import nl.korpsmonitor.transparency.key.VerifierKey;
import nl.korpsmonitor.transparency.note.NoteSignature;
import nl.korpsmonitor.transparency.witness.WitnessAnswer;
import nl.korpsmonitor.transparency.witness.WitnessUnreachableException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WitnessesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path directory = Path.of("");

    @SuppressWarnings("NullAway.Init") // Opened before every test.
    private LogUnderTest log;

    @SuppressWarnings("NullAway.Init")
    private LogUnderTest.Beside beside;

    private String lastSignedBefore = "";

    @BeforeEach
    void open() {
        log = new LogUnderTest(directory);
        beside = log.new Beside();
    }

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void a_published_checkpoint_carries_the_cosignatures_of_the_policys_witnesses() {
        log.policy("all", "w1", "w2");
        log.append(10);
        log.signer(beside).run();
        SignedCheckpoint published = log.checkpoint(CheckpointRecords.PUBLISHED).orElseThrow();
        assertThat(published.checkpoint().size()).isEqualTo(log.head().size());
        for (String name : List.of("w1", "w2")) {
            VerifierKey witness = log.witness(name).key.cosignerKey();
            assertThat(published.verifiedBy(List.of(witness))).containsExactly(witness);
        }
        assertThat(published.note().signatures()).hasSize(3);
        assertThat(log.checkpoint(CheckpointRecords.SIGNED).orElseThrow().note().signatures())
                .as("what is signed is not yet witnessed")
                .hasSize(1);
    }

    @Test
    void without_its_quorum_nothing_new_is_published_and_it_recovers_by_itself() {
        SigningRound signer = log.signer(beside);
        signer.run();
        long before = log.size(CheckpointRecords.PUBLISHED);
        log.policy("2", "w1", "w2", "w3");
        log.witness("w2").down = true;
        log.witness("w3").down = true;
        log.append(5);
        signer.run();
        assertThat(log.size(CheckpointRecords.PUBLISHED)).isEqualTo(before);
        assertThat(log.size(CheckpointRecords.SIGNED))
                .as("signing goes on")
                .isEqualTo(log.head().size());
        assertThat(signer.witnesses())
                .extracting(CheckpointStatus.Witness::name)
                .containsExactly("w1", "w2", "w3");
        assertThat(signer.witnesses().get(0).failure()).isNull();
        assertThat(signer.witnesses().get(0).cosignedSize())
                .isEqualTo(log.head().size());
        assertThat(signer.witnesses().get(1).failure())
                .isEqualTo("it can't be reached, or does not answer as it should");
        log.append(5);
        signer.run();
        assertThat(log.size(CheckpointRecords.PUBLISHED)).isEqualTo(before);
        log.witness("w2").down = false;
        assertThat(signer.hasWork()).isTrue();
        signer.run();
        assertThat(log.size(CheckpointRecords.PUBLISHED)).isEqualTo(log.head().size());
        log.requireOneTree();
    }

    @Test
    void a_cosignature_that_comes_late_is_added_to_what_is_published() {
        log.policy("any", "w1", "w2");
        log.witness("w2").down = true;
        SigningRound signer = log.signer(beside);
        signer.run();
        assertThat(log.checkpoint(CheckpointRecords.PUBLISHED)
                        .orElseThrow()
                        .note()
                        .signatures())
                .hasSize(2);
        log.witness("w2").down = false;
        assertThat(signer.hasWork()).isTrue();
        signer.run();
        assertThat(log.checkpoint(CheckpointRecords.PUBLISHED)
                        .orElseThrow()
                        .note()
                        .signatures())
                .hasSize(3);
        assertThat(signer.hasWork()).isFalse();
    }

    @Test
    void a_witness_that_knows_another_size_is_asked_again_from_there_with_a_proof() {
        log.policy("all", "w1");
        log.append(300);
        log.signer(beside).run();
        long first = log.head().size();
        log.append(300);
        // This signer has never heard of the witness.
        log.signer(beside).run();
        assertThat(log.witness("w1").oldSizes).containsExactly(0L, 0L, first);
        assertThat(log.size(CheckpointRecords.PUBLISHED)).isEqualTo(log.head().size());
        log.append(1);
        SigningRound started = log.signer(beside);
        started.requireConsistent(PATIENCE);
        started.run();
        assertThat(log.witness("w1").oldSizes)
                .as("one that asked at its start knows")
                .endsWith(first, first + 300)
                .hasSize(4);
    }

    @Test
    void after_a_restart_what_was_cosigned_need_not_be_cosigned_again() {
        log.policy("all", "w1");
        log.signer(beside).run();
        log.witness("w1").down = true;
        SigningRound restarted = log.signer(beside);
        restarted.requireConsistent(PATIENCE);
        restarted.run();
        assertThat(log.witness("w1").seen).hasSize(1);
        assertThat(restarted.hasWork()).isFalse();
    }

    /** The same log, as it was before its witness cosigned 7 entries more: to be used with what then lay {@link #besideOf beside} the keys. */
    private LogUnderTest putBack(Path older) throws Exception {
        log.policy("all", "w1");
        SigningRound signer = log.signer(beside);
        signer.run();
        lastSignedBefore = beside.read().orElseThrow();
        LogUnderTest.Snapshot snapshot = log.snapshot(older);
        log.append(7);
        signer.run();
        return snapshot.restored();
    }

    private LogUnderTest.Beside besideOf(LogUnderTest restored) {
        LogUnderTest.Beside old = restored.new Beside();
        old.put(lastSignedBefore);
        return old;
    }

    @Test
    void an_older_copy_of_everything_is_refused_when_a_witness_has_seen_more(@TempDir Path older) throws Exception {
        try (LogUnderTest restored = putBack(older)) {
            long seen = log.head().size();
            LogUnderTest.Beside old = besideOf(restored);
            assertThatThrownBy(() -> restored.signer(old).requireConsistent(PATIENCE))
                    .isInstanceOf(InconsistentLogException.class)
                    .hasMessageContaining("w1")
                    .hasMessageContaining(seen + " entries")
                    .hasMessageContaining("newest ledger.db");
            restored.append(7);
            assertThatThrownBy(() -> restored.signer(old).requireConsistent(PATIENCE))
                    .as("as long as the witness's, but another tree")
                    .isInstanceOf(InconsistentLogException.class)
                    .hasMessageContaining("does not fit");
            restored.append(7);
            SigningRound unasked = restored.signer(old);
            assertThatThrownBy(unasked::run)
                    .as("noticed at the latest when the witness refuses")
                    .isInstanceOf(InconsistentLogException.class)
                    .hasMessageContaining("w1");
            restored.witness("w1").down = true;
            restored.signer(old).requireConsistent(PATIENCE);
        }
    }

    @Test
    void that_a_witness_which_shows_nothing_has_cosigned_more_is_told(@TempDir Path older) throws Exception {
        try (LogUnderTest restored = putBack(older)) {
            LogUnderTest.Beside old = besideOf(restored);
            restored.witness("w1").showsNothing = true;
            SigningRound started = restored.signer(old);
            started.requireConsistent(PATIENCE);
            restored.append(1);
            started.run();
            assertThat(started.witnesses())
                    .singleElement()
                    .extracting(CheckpointStatus.Witness::failure)
                    .asString()
                    .contains("cosigned more entries than this ledger has signed");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void nothing_is_signed_any_more_after_a_witnesss_late_proof(boolean inTheRound, @TempDir Path older)
            throws Exception {
        try (LogUnderTest restored = putBack(older)) {
            LogUnderTest.Beside old = besideOf(restored);
            restored.append(7);
            Queue<Runnable> late = new ArrayDeque<>();
            SigningRound started = restored.signer(old, new Publications(), late::add);
            started.requireConsistent(Duration.ZERO);
            assertThat(late).as("the witness was asked, and has not answered").hasSize(1);
            if (inTheRound) {
                restored.faults.begin((step, what) -> {
                    if (what.equals("read last-signed") && !late.isEmpty()) {
                        late.remove().run();
                    }
                    return null;
                });
            } else {
                late.remove().run();
            }
            assertThat(started.hasWork()).isTrue();
            assertThatThrownBy(started::run)
                    .isInstanceOf(InconsistentLogException.class)
                    .hasMessageContaining("w1");
            assertThat(restored.signed).isEmpty();
            assertThat(old.read()).as("nothing new was signed").contains(lastSignedBefore);
        }
    }

    @Test
    void a_proof_that_comes_when_all_is_signed_is_work() throws Exception {
        log.policy("all", "w1");
        log.signer(beside).run();
        Queue<Runnable> late = new ArrayDeque<>();
        SigningRound started = log.signer(beside, new Publications(), late::add);
        started.requireConsistent(Duration.ZERO);
        started.run();
        assertThat(started.hasWork()).isFalse();
        Checkpoint larger = new Checkpoint(LogUnderTest.ORIGIN, 1_000, Hash.sha256(new byte[0]));
        log.witness("w1").shows = SignedCheckpoint.sign(
                larger, List.of(log.keys.privateKey(log.inUse().getFirst())));
        late.remove().run();
        assertThat(started.hasWork()).isTrue();
        assertThatThrownBy(started::run).isInstanceOf(InconsistentLogException.class);
    }

    @Test
    void what_a_retired_key_signs_after_its_last_checkpoint_is_no_proof_and_what_it_signed_before_is() {
        log.policy("all", "w1");
        VerifierKey old = log.inUse().getFirst();
        SigningKey stolen = log.keys.privateKey(old);
        VerifierKey next = log.addKey();
        log.signer(beside).run();
        log.retire(old);
        SigningRound signer = log.signer(beside);
        // The first publishes the retirement, and the next goes on without the key.
        signer.run();
        log.append(1);
        log.witness("w1").down = true;
        signer.run();
        long last = log.size(CheckpointRecords.retired(old));
        TestWitness witness = log.witness("w1");
        witness.down = false;
        for (long size : new long[] {last + 1, 1_000}) {
            Checkpoint forged = new Checkpoint(LogUnderTest.ORIGIN, size, Hash.sha256(new byte[0]));
            witness.shows = SignedCheckpoint.sign(forged, List.of(stolen));
            log.signer(beside).requireConsistent(PATIENCE);
            witness.shows = SignedCheckpoint.sign(forged, List.of(stolen, log.keys.privateKey(next)));
            assertThatThrownBy(() -> log.signer(beside).requireConsistent(PATIENCE))
                    .as("a key in use signed it too")
                    .isInstanceOf(InconsistentLogException.class);
        }
        witness.shows = SignedCheckpoint.sign(
                new Checkpoint(LogUnderTest.ORIGIN, last, Hash.sha256(new byte[0])), List.of(stolen));
        assertThatThrownBy(() -> log.signer(beside).requireConsistent(PATIENCE))
                .as("it was in use then")
                .isInstanceOf(InconsistentLogException.class)
                .hasMessageContaining(last + " entries");
    }

    @Test
    void what_somebody_else_signed_is_no_proof_against_the_ledger() {
        log.policy("any", "w1");
        SigningRound signer = log.signer(beside);
        signer.run();
        TestWitness liar = log.witness("w1");
        Checkpoint larger = new Checkpoint(LogUnderTest.ORIGIN, 1_000, Hash.sha256(new byte[0]));
        liar.shows =
                SignedCheckpoint.sign(larger, List.of(SigningKey.generate(LogUnderTest.ORIGIN, new SecureRandom())));
        log.signer(beside).requireConsistent(PATIENCE);
    }

    @Test
    void a_slow_witness_holds_up_nobody_when_the_others_are_enough() throws Exception {
        log.policy("1", "slow", "w1");
        CountDownLatch hang = new CountDownLatch(1);
        try (ExecutorService executor = Executors.newCachedThreadPool()) {
            SigningRound signer = new SigningRound(
                    log.parts(),
                    beside,
                    party -> party.name().equals("slow")
                            ? new Slow(hang, log.witness("slow"))
                            : log.witness(party.name()),
                    executor,
                    new Publications(),
                    new StatusBoard(Clock.systemUTC()));
            signer.run();
            assertThat(log.size(CheckpointRecords.PUBLISHED))
                    .isEqualTo(log.head().size());
            hang.countDown();
        }
    }

    @Test
    void a_close_does_not_wait_longer_than_it_may() throws Exception {
        log.policy("all", "slow");
        CountDownLatch hang = new CountDownLatch(1);
        try (ExecutorService executor = Executors.newCachedThreadPool()) {
            SigningRound signer = new SigningRound(
                    log.parts(),
                    beside,
                    party -> new Slow(hang, log.witness("slow")),
                    executor,
                    new Publications(),
                    new StatusBoard(Clock.systemUTC()));
            signer.hurry(Duration.ZERO);
            signer.run();
            assertThat(log.size(CheckpointRecords.PUBLISHED)).isZero();
            hang.countDown();
        }
    }

    @Test
    void of_what_a_witness_writes_only_the_kind_is_told() throws Exception {
        log.policy("all", "w1");
        Map<WitnessAnswer, String> kinds = Map.of(
                new WitnessAnswer.Refused(403, "free text"), "it refused, with status 403",
                new WitnessAnswer.Refused(200, "free text"), "its cosignature is false, or there is none in its answer",
                new WitnessAnswer.Cosigned(List.of()), "its cosignature is false, or there is none in its answer",
                new WitnessAnswer.Conflict(OptionalLong.of(1)), "conflict: it knows a checkpoint of another size");
        try (ExecutorService executor = Executors.newCachedThreadPool()) {
            for (Map.Entry<WitnessAnswer, String> kind : kinds.entrySet()) {
                SigningRound signer = new SigningRound(
                        log.parts(),
                        beside,
                        party -> new Answering(kind.getKey()),
                        executor,
                        new Publications(),
                        new StatusBoard(Clock.systemUTC()));
                signer.run();
                assertThat(signer.witnesses().getFirst().failure()).isEqualTo(kind.getValue());
            }
        }
    }

    private record Answering(WitnessAnswer answer) implements WitnessLinks.Link {
        @Override
        public WitnessAnswer submit(SignedCheckpoint checkpoint, long oldSize, List<Hash> proof) {
            return answer;
        }

        @Override
        public Optional<SignedCheckpoint> latest(String origin) {
            return Optional.empty();
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }

    private record Slow(CountDownLatch hang, TestWitness witness) implements WitnessLinks.Link {
        @Override
        public WitnessAnswer submit(SignedCheckpoint checkpoint, long oldSize, List<Hash> proof)
                throws WitnessUnreachableException {
            try {
                hang.await();
            } catch (InterruptedException e) {
                throw new WitnessUnreachableException("interrupted", e);
            }
            return witness.submit(checkpoint, oldSize, proof);
        }

        @Override
        public Optional<SignedCheckpoint> latest(String origin) throws WitnessUnreachableException {
            return witness.latest(origin);
        }

        @Override
        public void close() {
            hang.countDown();
        }
    }

    @Test
    void a_failing_witness_is_left_alone_for_longer_and_longer() {
        long[] nanos = {0};
        CheckpointTiming timing = new CheckpointTiming(
                Duration.ofMillis(250), Duration.ofSeconds(1), Duration.ofSeconds(5), PATIENCE, PATIENCE);
        log.policy("all", "w1");
        WitnessDesk desk = new WitnessDesk(LogUnderTest.party(log.witness("w1")), timing, () -> nanos[0]);
        assertThat(desk.due("text")).isTrue();
        for (int seconds : new int[] {1, 2, 4, 5, 5}) {
            desk.failed("down", "details");
            nanos[0] += Duration.ofSeconds(seconds).toNanos() - 1;
            assertThat(desk.due("text")).as("after nearly %d s", seconds).isFalse();
            nanos[0] += 1;
            assertThat(desk.due("text")).as("after %d s", seconds).isTrue();
        }
        desk.cosigned("text", 1, List.of(NoteSignature.cosign("text\n", log.witness("w1").key, 1_382_603_400)));
        assertThat(desk.status().cosignedAt()).isEqualTo("2013-10-24T08:30:00Z");
        assertThat(desk.due("text")).isFalse();
        assertThat(desk.due("next")).isTrue();
    }
}
