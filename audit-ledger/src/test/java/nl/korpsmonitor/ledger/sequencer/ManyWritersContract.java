package nl.korpsmonitor.ledger.sequencer;

import static nl.korpsmonitor.ledger.sequencer.Appends.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import nl.korpsmonitor.ledger.RepeatedCommandException;
import nl.korpsmonitor.ledger.store.LedgerStore;
import nl.korpsmonitor.ledger.store.NewEntry;
import nl.korpsmonitor.transparency.Hash;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a sequencer promises many writers at once; the part of {@link SequencerContract} that has threads. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
abstract class ManyWritersContract {
    /** What the clock shows. */
    volatile Instant now = Appends.START;

    @SuppressWarnings("NullAway.Init") // Opened before every test.
    LedgerStore store;

    @SuppressWarnings("NullAway.Init") // Opened before every test.
    Sequencer sequencer;

    /** Opens the store under test, which is empty; called once. */
    protected abstract LedgerStore open();

    @BeforeEach
    void openSequencer() {
        store = open();
        sequencer = another();
    }

    @AfterEach
    void closeSequencer() {
        sequencer.close();
        store.close();
    }

    /** Another sequencer on the same store, by the same clock. */
    Sequencer another() {
        return Appends.sequencer(store, Appends.clock(() -> now));
    }

    @Test
    void the_same_command_many_times_at_once_is_recorded_once() throws Exception {
        Hash key = Hash.sha256(new byte[] {2});
        List<Callable<Boolean>> attempts = Collections.nCopies(32, () -> {
            try {
                Appends.append(sequencer, entry("a", 0), key);
                return true;
            } catch (RepeatedCommandException e) {
                assertThat(e.first().firstPosition()).isZero();
                return false;
            }
        });
        assertThat(Appends.outcomes(attempts)).containsOnlyOnce(true);
        assertThat(store.size()).isEqualTo(1);
    }

    @Test
    void one_request_with_a_taken_id_harms_no_other_of_its_block() throws Exception {
        append("a", 0);
        String taken = Appends.ids(store).iterator().next();
        List<Callable<Boolean>> attempts = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            NewEntry entry = i % 4 == 0 ? entry(taken, "s" + i, 0) : entry("s" + i, 0);
            attempts.add(() -> {
                try {
                    Appends.append(sequencer, entry);
                    return true;
                } catch (SequenceTakenException e) {
                    return false;
                }
            });
        }
        assertThat(Appends.outcomes(attempts)).filteredOn(done -> done).hasSize(30);
        assertThat(store.size()).isEqualTo(31);
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
        Set<String> acknowledged = Collections.synchronizedSet(new HashSet<>());
        List<Callable<Integer>> tasks = new ArrayList<>();
        for (int writer = 0; writer < 16; writer++) {
            Random random = new Random(20131024L + writer);
            tasks.add(() -> Appends.write(random, sequencer, store, 120, acknowledged));
        }
        int refused =
                Appends.outcomes(tasks).stream().mapToInt(Integer::intValue).sum();
        assertThat(refused).as("they did conflict").isPositive();
        assertThat(acknowledged).as("and they did get through").isNotEmpty();
        assertThat(Appends.ids(store)).isEqualTo(acknowledged);
        requireConsistent();
    }

    /** What stands in the store holds together, and the sequencer knows all of it. */
    final void requireConsistent() {
        assertThat(sequencer.head()).isEqualTo(Appends.requireConsistent(store));
    }

    /** Appends one entry. */
    final Appended append(String subject, long sequence) {
        return Appends.append(sequencer, subject, sequence);
    }
}
