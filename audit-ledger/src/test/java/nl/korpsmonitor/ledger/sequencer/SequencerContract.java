package nl.korpsmonitor.ledger.sequencer;

import static nl.korpsmonitor.ledger.sequencer.Appends.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.ClockBehindException;
import nl.korpsmonitor.ledger.RepeatedCommandException;
import nl.korpsmonitor.ledger.SubjectMovedException;
import nl.korpsmonitor.transparency.Hash;
import nl.korpsmonitor.transparency.entry.Leaf;
import org.junit.jupiter.api.Test;

/**
 * What a sequencer promises on every {@link nl.korpsmonitor.ledger.store.LedgerStore}, to one writer and, by the class that this extends, to many. An adapter's test
 * extends this and opens a store; what several processes on a shared store are promised, its own suite shows.
 */
public abstract class SequencerContract extends ManyWritersContract {
    @Test
    void positions_follow_each_other_and_times_never_decrease() {
        assertThat(append("a", 0).firstPosition()).isZero();
        now = Appends.START.minusSeconds(3);
        Appended second = append("a", 1);
        assertThat(second.firstPosition()).isEqualTo(1);
        assertThat(Leaf.instant(second.recordedAtMicros()))
                .as("a small step back is held")
                .isEqualTo(Appends.START);
        now = Appends.START.plusSeconds(9);
        assertThat(Leaf.instant(append("a", 2).recordedAtMicros())).isEqualTo(Appends.START.plusSeconds(9));
    }

    @Test
    void a_clock_far_behind_the_last_entry_refuses_writes_until_it_is_right() {
        append("a", 0);
        now = Appends.START.minusMillis(5_001);
        assertThatThrownBy(() -> append("a", 1)).isInstanceOf(ClockBehindException.class);
        assertThat(store.size()).isEqualTo(1);
        now = Appends.START;
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
        Appends.append(sequencer, entry("a", 0), key);
        assertThatThrownBy(() -> Appends.append(sequencer, entry("a", 0), key))
                .isInstanceOfSatisfying(
                        RepeatedCommandException.class,
                        e -> assertThat(e.first().firstPosition()).isZero());
    }

    @Test
    void a_new_sequencer_goes_on_where_the_last_one_ended() {
        append("a", 0);
        append("a", 1);
        TreeHead head = sequencer.head();
        sequencer.close();
        now = Appends.START.minusSeconds(3);
        sequencer = another();
        assertThat(sequencer.head()).isEqualTo(head);
        assertThatThrownBy(() -> append("a", 1)).isInstanceOf(SequenceTakenException.class);
        Appended next = append("a", 2);
        assertThat(next.firstPosition()).isEqualTo(2);
        assertThat(Leaf.instant(next.recordedAtMicros())).isEqualTo(Appends.START);
        requireConsistent();
    }

    @Test
    void a_position_that_somebody_else_took_is_never_taken_again() {
        try (Sequencer other = another()) {
            for (int round = 0; round < 20; round++) {
                assertThat(Appends.append(other, "other", round).firstPosition())
                        .isEqualTo(2L * round);
                assertThat(append("a", round).firstPosition()).isEqualTo(2L * round + 1);
            }
        }
        assertThat(store.size()).isEqualTo(40);
        requireConsistent();
    }
}
