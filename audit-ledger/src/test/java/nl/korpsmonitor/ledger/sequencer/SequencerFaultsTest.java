package nl.korpsmonitor.ledger.sequencer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import nl.korpsmonitor.ledger.OutcomeUnknownException;
import nl.korpsmonitor.ledger.sqlite.SqliteLedgerStore;
import nl.korpsmonitor.ledger.store.LedgerStore;
import nl.korpsmonitor.ledger.store.StoreException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A sequencer on a store that fails, and that can tell afterwards what it holds, as a disk does. How a store fails that is reached over a network, its own suite
 * shows.
 */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class SequencerFaultsTest {
    @TempDir
    Path directory = Path.of("");

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
        sequencer = Appends.sequencer(faulty.store, Appends.START);
        Appends.append(sequencer, "a", 0);
    }

    @AfterEach
    void close() {
        sequencer.close();
        store.close();
    }

    @Test
    void a_block_that_was_not_stored_fails_and_leaves_no_trace() {
        faulty.nextAppend.set(FaultyStore.Fault.NOT_STORED);
        assertThatThrownBy(() -> Appends.append(sequencer, "a", 1)).isInstanceOf(StoreException.class);
        assertThat(sequencer.head().size()).isEqualTo(1);
        Appends.append(sequencer, "a", 1);
        assertThat(sequencer.head()).isEqualTo(Appends.requireConsistent(store));
    }

    @Test
    void a_block_that_was_stored_though_the_store_failed_is_acknowledged() {
        faulty.nextAppend.set(FaultyStore.Fault.STORED);
        faulty.failingReads.set(2);
        assertThat(Appends.append(sequencer, "a", 1).firstPosition()).isEqualTo(1);
        Appends.append(sequencer, "a", 2);
        assertThat(sequencer.head()).isEqualTo(Appends.requireConsistent(store));
    }

    @Test
    void an_outcome_that_nobody_can_tell_is_called_that_and_settled_before_the_next_write() {
        faulty.nextAppend.set(FaultyStore.Fault.STORED);
        faulty.failingReads.set(Outcome.ATTEMPTS);
        assertThatThrownBy(() -> Appends.append(sequencer, "a", 1)).isInstanceOf(OutcomeUnknownException.class);
        assertThatThrownBy(() -> Appends.append(sequencer, "a", 1)).isInstanceOf(SequenceTakenException.class);
        Appends.append(sequencer, "a", 2);
        assertThat(sequencer.head()).isEqualTo(Appends.requireConsistent(store));
    }

    @Test
    void a_store_that_answers_again_is_noticed_without_a_write() {
        faulty.nextAppend.set(FaultyStore.Fault.NOT_STORED);
        faulty.sizeFails = true;
        assertThatThrownBy(() -> Appends.append(sequencer, "a", 1)).isInstanceOf(StoreException.class);
        assertThatThrownBy(() -> Appends.append(sequencer, "a", 1)).isInstanceOf(StoreException.class);
        assertThat(sequencer.refusal()).isPresent();
        faulty.sizeFails = false;
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (sequencer.refusal().isPresent()) {
            assertThat(System.nanoTime())
                    .as("a node that gets no requests as it is not ready becomes ready")
                    .isLessThan(until);
            Thread.onSpinWait();
        }
        Appends.append(sequencer, "a", 1);
        assertThat(sequencer.head()).isEqualTo(Appends.requireConsistent(store));
    }
}
