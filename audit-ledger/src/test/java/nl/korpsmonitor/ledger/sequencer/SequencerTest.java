package nl.korpsmonitor.ledger.sequencer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.ClockBehindException;
import nl.korpsmonitor.ledger.IdempotencyRecords;
import nl.korpsmonitor.ledger.OutcomeUnknownException;
import nl.korpsmonitor.ledger.Receipt;
import nl.korpsmonitor.ledger.RepeatedCommandException;
import nl.korpsmonitor.ledger.SubjectMovedException;
import nl.korpsmonitor.ledger.sqlite.SqliteLedgerStore;
import nl.korpsmonitor.ledger.store.LedgerStore;
import nl.korpsmonitor.ledger.store.NewEntry;
import nl.korpsmonitor.ledger.store.StoreException;
import nl.korpsmonitor.ledger.store.StoredEntry;
import nl.korpsmonitor.transparency.Hash;
import nl.korpsmonitor.transparency.entry.Leaf;
import nl.korpsmonitor.transparency.tree.GrowingTiles;
import nl.korpsmonitor.transparency.tree.MerkleHasher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class SequencerTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    Path directory = Path.of("");

    private volatile Instant now = START;

    @SuppressWarnings("NullAway.Init") // Opened before every test.
    private LedgerStore store;

    @SuppressWarnings("NullAway.Init") // Opened before every test.
    private FaultyStore faulty;

    @SuppressWarnings("NullAway.Init") // Opened before every test.
    private Sequencer sequencer;

    @BeforeEach
    void open() {
        store = SqliteLedgerStore.open(directory.resolve("ledger.db"));
        faulty = new FaultyStore(store);
        sequencer = new Sequencer(faulty.store, records(), clock());
    }

    @AfterEach
    void close() {
        sequencer.close();
        store.close();
    }

    @Test
    void positions_follow_each_other_and_times_never_decrease() {
        assertThat(append("a", 0).firstPosition()).isZero();
        now = START.minusSeconds(3);
        Appended second = append("a", 1);
        assertThat(second.firstPosition()).isEqualTo(1);
        assertThat(Leaf.instant(second.recordedAtMicros()))
                .as("a small step back is held")
                .isEqualTo(START);
        now = START.plusSeconds(9);
        assertThat(Leaf.instant(append("a", 2).recordedAtMicros())).isEqualTo(START.plusSeconds(9));
    }

    @Test
    void a_clock_far_behind_the_last_entry_refuses_writes_until_it_is_right() {
        append("a", 0);
        now = START.minusMillis(5_001);
        assertThatThrownBy(() -> append("a", 1)).isInstanceOf(ClockBehindException.class);
        assertThat(store.size()).isEqualTo(1);
        now = START;
        append("a", 1);
    }

    @Test
    void a_sequence_that_is_taken_or_leaves_a_gap_is_refused() {
        append("a", 0);
        assertThatThrownBy(() -> append("a", 0)).isInstanceOf(SequenceTakenException.class);
        assertThatThrownBy(() -> append("a", 2)).isInstanceOf(SequenceTakenException.class);
        assertThat(store.size()).isEqualTo(1);
    }

    @Test
    void a_decision_on_a_subject_that_moved_is_refused() {
        append("edition", 0);
        append("edition", 1);
        assertThatThrownBy(() -> sequencer.append(new AppendRequest(
                        List.of(entry("card", 0)), Map.of(new Subject("edition"), 0L), Map.of(), null)))
                .isInstanceOfSatisfying(
                        SubjectMovedException.class, e -> assertThat(e.actual()).isEqualTo(1));
        assertThat(store.lastSequence("card")).isEqualTo(-1);
        sequencer.append(
                new AppendRequest(List.of(entry("card", 0)), Map.of(new Subject("edition"), 1L), Map.of(), null));
    }

    @Test
    void a_repeated_key_hears_of_the_first_receipt_and_not_of_its_own_clash() {
        Hash key = Hash.sha256(new byte[] {1});
        sequencer.append(new AppendRequest(List.of(entry("a", 0)), Map.of(), Map.of(), key));
        assertThatThrownBy(() -> sequencer.append(new AppendRequest(List.of(entry("a", 0)), Map.of(), Map.of(), key)))
                .isInstanceOfSatisfying(
                        RepeatedCommandException.class,
                        e -> assertThat(e.first().firstPosition()).isZero());
    }

    @Test
    void the_same_command_many_times_at_once_is_recorded_once() throws Exception {
        Hash key = Hash.sha256(new byte[] {2});
        List<Callable<Boolean>> attempts = Collections.nCopies(32, () -> {
            try {
                sequencer.append(new AppendRequest(List.of(entry("a", 0)), Map.of(), Map.of(), key));
                return true;
            } catch (RepeatedCommandException e) {
                assertThat(e.first().firstPosition()).isZero();
                return false;
            }
        });
        assertThat(outcomes(attempts)).containsOnlyOnce(true);
        assertThat(store.size()).isEqualTo(1);
    }

    @Test
    void one_request_with_a_taken_id_harms_no_other_of_its_block() throws Exception {
        append("a", 0);
        String taken = id(store.entry(0).orElseThrow());
        List<Callable<Boolean>> attempts = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            NewEntry entry = i % 4 == 0 ? entry(taken, "s" + i, 0) : entry("s" + i, 0);
            attempts.add(() -> {
                try {
                    sequencer.append(new AppendRequest(List.of(entry), Map.of(), Map.of(), null));
                    return true;
                } catch (SequenceTakenException e) {
                    return false;
                }
            });
        }
        assertThat(outcomes(attempts)).filteredOn(done -> done).hasSize(30);
        assertThat(store.size()).isEqualTo(31);
        requireConsistent();
    }

    @Test
    void a_block_that_was_not_stored_fails_and_leaves_no_trace() {
        append("a", 0);
        faulty.nextAppend.set(FaultyStore.Fault.NOT_STORED);
        assertThatThrownBy(() -> append("a", 1)).isInstanceOf(StoreException.class);
        assertThat(sequencer.head().size()).isEqualTo(1);
        append("a", 1);
        requireConsistent();
    }

    @Test
    void a_block_that_was_stored_though_the_store_failed_is_acknowledged() {
        append("a", 0);
        faulty.nextAppend.set(FaultyStore.Fault.STORED);
        faulty.failingReads.set(2);
        assertThat(append("a", 1).firstPosition()).isEqualTo(1);
        append("a", 2);
        requireConsistent();
    }

    @Test
    void an_outcome_that_nobody_can_tell_is_called_that_and_settled_before_the_next_write() {
        append("a", 0);
        faulty.nextAppend.set(FaultyStore.Fault.STORED);
        faulty.failingReads.set(Outcome.ATTEMPTS);
        assertThatThrownBy(() -> append("a", 1)).isInstanceOf(OutcomeUnknownException.class);
        assertThatThrownBy(() -> append("a", 1)).isInstanceOf(SequenceTakenException.class);
        append("a", 2);
        requireConsistent();
    }

    @Test
    void closing_appends_what_waits_and_refuses_the_rest() throws Exception {
        try (ExecutorService writers = Executors.newFixedThreadPool(8)) {
            List<Future<Integer>> counts = new ArrayList<>();
            for (int writer = 0; writer < 8; writer++) {
                String subject = "s" + writer;
                counts.add(writers.submit(() -> {
                    int done = 0;
                    try {
                        while (true) {
                            append(subject, done);
                            done++;
                        }
                    } catch (IllegalStateException e) {
                        return done;
                    }
                }));
            }
            while (sequencer.head().size() < 200) {
                Thread.onSpinWait();
            }
            sequencer.close();
            long acknowledged = 0;
            for (Future<Integer> count : counts) {
                acknowledged += count.get();
            }
            assertThat(store.size()).as("acknowledged and stored are the same").isEqualTo(acknowledged);
            requireConsistent();
        }
    }

    @Test
    void many_writers_with_conflicting_expectations_leave_no_gap_loss_or_duplicate() throws Exception {
        int writers = 16;
        int subjects = 5;
        List<Callable<Integer>> tasks = new ArrayList<>();
        Set<String> acknowledged = Collections.synchronizedSet(new HashSet<>());
        for (int writer = 0; writer < writers; writer++) {
            Random random = new Random(20131024L + writer);
            tasks.add(() -> {
                int refused = 0;
                for (int round = 0; round < 120; round++) {
                    String subject = "s" + random.nextInt(subjects);
                    String read = "s" + random.nextInt(subjects);
                    long readAt = store.lastSequence(read);
                    long next = store.lastSequence(subject) + 1;
                    List<NewEntry> entries = new ArrayList<>();
                    for (int i = 0; i <= random.nextInt(3); i++) {
                        entries.add(entry(subject, next + i));
                    }
                    try {
                        sequencer.append(new AppendRequest(entries, Map.of(new Subject(read), readAt), Map.of(), null));
                        entries.forEach(entry -> acknowledged.add(entry.id()));
                    } catch (SequenceTakenException | SubjectMovedException e) {
                        refused++;
                    }
                }
                return refused;
            });
        }
        int refused = outcomes(tasks).stream().mapToInt(Integer::intValue).sum();
        assertThat(refused).as("they did conflict").isPositive();
        assertThat(acknowledged).as("and they did get through").isNotEmpty();
        Set<String> stored = new HashSet<>();
        store.entries(0, Integer.MAX_VALUE).forEach(entry -> stored.add(id(entry)));
        assertThat(stored).isEqualTo(acknowledged);
        requireConsistent();
    }

    private <T> List<T> outcomes(List<Callable<T>> tasks) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(tasks.size())) {
            List<T> outcomes = new ArrayList<>();
            for (Future<T> future : threads.invokeAll(tasks)) {
                outcomes.add(future.get());
            }
            return outcomes;
        }
    }

    /** No gaps, no subject out of order, and tiles, memory and bytes agree on the tree. */
    private void requireConsistent() {
        GrowingTiles tree = new GrowingTiles();
        MerkleHasher hasher = new MerkleHasher();
        Map<String, Long> sequences = new HashMap<>();
        for (StoredEntry entry : store.entries(0, Integer.MAX_VALUE)) {
            assertThat(entry.position()).isEqualTo(tree.size());
            tree.append(hasher.leaf(Leaf.of(entry.recordedAtMicros(), Hash.sha256(entry.body()))));
            String[] words = new String(entry.body(), StandardCharsets.US_ASCII).split(" ", -1);
            long sequence = Long.parseLong(words[2]);
            assertThat(sequence).isEqualTo(sequences.getOrDefault(words[1], -1L) + 1);
            sequences.put(words[1], sequence);
        }
        assertThat(sequencer.head()).isEqualTo(new TreeHead(tree.size(), tree.root()));
        assertThat(GrowingTiles.restore(tree.size(), store).root()).isEqualTo(tree.root());
    }

    private Appended append(String subject, long sequence) {
        return sequencer.append(new AppendRequest(List.of(entry(subject, sequence)), Map.of(), Map.of(), null));
    }

    private static NewEntry entry(String subject, long sequence) {
        return entry(UUID.randomUUID().toString(), subject, sequence);
    }

    private static NewEntry entry(String id, String subject, long sequence) {
        byte[] body = (id + " " + subject + " " + sequence).getBytes(StandardCharsets.US_ASCII);
        return new NewEntry(id, subject, sequence, true, "t", "x", 0, body, Hash.sha256(body), List.of());
    }

    private static String id(StoredEntry entry) {
        return Arrays.asList(new String(entry.body(), StandardCharsets.US_ASCII).split(" ", -1))
                .getFirst();
    }

    private IdempotencyRecords records() {
        return key -> store.command(Hash.of(key))
                .map(command -> new RepeatedCommandException(
                        new Receipt(new Subject("a"), 0, command.firstPosition(), command.count(), START), ""));
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public ZoneOffset getZone() {
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
