package nl.korpsmonitor.ledger.mongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.model.Filters;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import nl.korpsmonitor.ledger.ClockBehindException;
import nl.korpsmonitor.ledger.RepeatedCommandException;
import nl.korpsmonitor.ledger.sequencer.AppendRequest;
import nl.korpsmonitor.ledger.sequencer.Appends;
import nl.korpsmonitor.ledger.sequencer.HeadFollower;
import nl.korpsmonitor.ledger.sequencer.SequenceTakenException;
import nl.korpsmonitor.ledger.sequencer.Sequencer;
import nl.korpsmonitor.ledger.store.LedgerStore;
import nl.korpsmonitor.ledger.store.NewEntry;
import nl.korpsmonitor.ledger.store.StoreException;
import nl.korpsmonitor.transparency.Hash;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two sequencers with a connection each append to one database. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class TwoNodesTest {
    private final String address = MongoUnderTest.freshDatabase();

    @SuppressWarnings("NullAway.Init") // Opened before every test.
    private LedgerStore one;

    @SuppressWarnings("NullAway.Init") // Opened before every test.
    private LedgerStore other;

    @BeforeEach
    void open() {
        one = MongoLedgerStore.open(MongoUnderTest.connect(address));
        other = MongoLedgerStore.open(MongoUnderTest.connect(address));
    }

    @AfterEach
    void close() {
        one.close();
        other.close();
        MongoUnderTest.drop(MongoUnderTest.connect(address));
    }

    @Test
    void who_loses_a_race_reads_decides_and_stamps_again() throws Exception {
        int rounds = 60;
        Set<String> acknowledged = Collections.synchronizedSet(new HashSet<>());
        List<Callable<Integer>> tasks = new ArrayList<>();
        try (Sequencer first = Appends.sequencer(one, Appends.START);
                Sequencer second = Appends.sequencer(other, Appends.START.plusSeconds(2))) {
            for (int writer = 0; writer < 8; writer++) {
                Random random = new Random(20131024L + writer);
                Sequencer sequencer = writer % 2 == 0 ? first : second;
                LedgerStore store = writer % 2 == 0 ? one : other;
                tasks.add(() -> Appends.write(random, sequencer, store, rounds, acknowledged));
            }
            int refused =
                    Appends.outcomes(tasks).stream().mapToInt(Integer::intValue).sum();
            assertThat(refused).as("they did conflict").isPositive();
            assertThat(acknowledged).as("and they did get through").hasSizeGreaterThan(rounds);
            Appends.requireConsistent(one);
            assertThat(Appends.ids(one)).isEqualTo(acknowledged);
            await(first, one.size());
            await(second, one.size());
            assertThat(first.head()).isEqualTo(second.head());
        }
    }

    @Test
    void one_command_sent_to_both_at_once_is_recorded_once() throws Exception {
        try (Sequencer first = Appends.sequencer(one, Appends.START);
                Sequencer second = Appends.sequencer(other, Appends.START)) {
            for (int round = 0; round < 20; round++) {
                Hash key = Hash.sha256(new byte[] {(byte) round});
                List<Callable<Boolean>> attempts = new ArrayList<>();
                for (Sequencer sequencer : List.of(first, second, first, second)) {
                    NewEntry entry = Appends.entry("round" + round, 0);
                    attempts.add(() -> {
                        try {
                            Appends.append(sequencer, entry, key);
                            return true;
                        } catch (RepeatedCommandException e) {
                            return false;
                        }
                    });
                }
                assertThat(Appends.outcomes(attempts)).as("round %s", round).containsOnlyOnce(true);
            }
        }
        assertThat(one.size()).isEqualTo(20);
    }

    @Test
    void large_batches_with_conflicts_get_through_beside_a_neighbour_that_never_rests() throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        try (Sequencer busy = Appends.sequencer(one, Appends.START);
                Sequencer neighbour = Appends.sequencer(other, Appends.START)) {
            Thread restless = Thread.ofPlatform().start(() -> {
                // As a command does: it reads its subject, and appends at once.
                while (!done.get()) {
                    Appends.append(neighbour, "restless", other.lastSequence("restless") + 1);
                }
            });
            List<Callable<Integer>> tasks = new ArrayList<>();
            for (int writer = 0; writer < 30; writer++) {
                String own = "own" + writer;
                Random random = new Random(writer);
                tasks.add(() -> {
                    int refused = 0;
                    for (int sequence = 0; sequence < 4; sequence++) {
                        Appends.append(busy, own, sequence);
                        try {
                            // Conflicts on purpose, in the same batches.
                            Appends.append(busy, "contended", random.nextInt(40));
                        } catch (SequenceTakenException e) {
                            refused++;
                        }
                    }
                    return refused;
                });
            }
            try {
                assertThat(Appends.outcomes(tasks)).allMatch(refused -> refused <= 4);
            } finally {
                done.set(true);
                restless.join();
            }
        }
        for (int writer = 0; writer < 30; writer++) {
            assertThat(one.lastSequence("own" + writer)).isEqualTo(3);
        }
        Appends.requireConsistent(one);
    }

    @Test
    void a_node_whose_clock_is_far_behind_refuses_and_stamps_nothing_backwards() {
        try (Sequencer first = Appends.sequencer(one, Appends.START.plusSeconds(60));
                Sequencer second = Appends.sequencer(other, Appends.START)) {
            Appends.append(first, "a", 0);
            assertThatThrownBy(() -> Appends.append(second, "b", 0)).isInstanceOf(ClockBehindException.class);
        }
        assertThat(one.size()).isEqualTo(1);
    }

    @Test
    void tiles_that_a_node_did_not_come_to_write_are_completed_by_who_needs_them() {
        try (Sequencer first = Appends.sequencer(one, Appends.START)) {
            for (int block = 0; block < 3; block++) {
                List<NewEntry> entries = new ArrayList<>();
                for (int i = 0; i < 300; i++) {
                    entries.add(Appends.entry("s", 300L * block + i));
                }
                first.append(new AppendRequest(entries, Map.of(), Map.of(), null));
            }
            try (MongoConnection connection = MongoUnderTest.connect(address)) {
                assertThat(connection.collection(Names.TILES).countDocuments())
                        .as("three of leaf hashes, one above; the partial one is in the blocks")
                        .isEqualTo(4);
                connection.collection(Names.TILES).drop();
            }
            try (Sequencer second = Appends.sequencer(other, Appends.START)) {
                assertThat(second.head()).isEqualTo(first.head());
            }
            try (HeadFollower follower = new HeadFollower(other)) {
                assertThat(follower.head()).isEqualTo(first.head());
            }
        }
        Appends.requireConsistent(one);
    }

    @Test
    void a_database_that_was_put_back_under_a_running_node_gets_no_gap() {
        try (Sequencer first = Appends.sequencer(one, Appends.START)) {
            Appends.append(first, "a", 0);
            Appends.append(first, "a", 1);
            try (MongoConnection connection = MongoUnderTest.connect(address)) {
                connection.collection(Names.BLOCKS).deleteOne(Filters.eq(Names.ID, 1L));
            }
            // The writer looks every 250 ms.
            long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
            while (System.nanoTime() < until) {
                Thread.onSpinWait();
            }
            assertThatThrownBy(() -> Appends.append(first, "a", 2))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("older copy");
            assertThat(one.size()).isEqualTo(1);
        }
    }

    @Test
    void a_follower_sees_what_others_append() {
        try (HeadFollower follower = new HeadFollower(other);
                Sequencer first = Appends.sequencer(one, Appends.START)) {
            assertThat(follower.head().size()).isZero();
            Appends.append(first, "a", 0);
            Appends.append(first, "a", 1);
            while (follower.head().size() < 2) {
                Thread.onSpinWait();
            }
            assertThat(follower.head()).isEqualTo(first.head());
        }
    }

    private static void await(Sequencer sequencer, long size) {
        while (sequencer.head().size() < size) {
            Thread.onSpinWait();
        }
    }
}
