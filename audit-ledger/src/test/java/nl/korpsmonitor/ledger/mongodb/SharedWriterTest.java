package nl.korpsmonitor.ledger.mongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.model.Filters;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.ClockAheadException;
import nl.korpsmonitor.ledger.ClockBehindException;
import nl.korpsmonitor.ledger.IdempotencyRecords;
import nl.korpsmonitor.ledger.Receipt;
import nl.korpsmonitor.ledger.RepeatedCommandException;
import nl.korpsmonitor.ledger.sequencer.AppendRequest;
import nl.korpsmonitor.ledger.sequencer.Appends;
import nl.korpsmonitor.ledger.sequencer.HeadFollower;
import nl.korpsmonitor.ledger.sequencer.Sequencer;
import nl.korpsmonitor.ledger.store.LedgerStore;
import nl.korpsmonitor.ledger.store.StoreException;
import nl.korpsmonitor.transparency.Hash;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a writer on a shared store refuses, and what it says of that. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class SharedWriterTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private final String address = MongoUnderTest.freshDatabase();
    private final SettableClock clock = new SettableClock(Appends.START);

    @SuppressWarnings("NullAway.Init") // Opened before every test.
    private LedgerStore real;

    @SuppressWarnings("NullAway.Init") // Opened before every test.
    private StoreWithFaults faulty;

    @BeforeEach
    void open() {
        real = MongoLedgerStore.open(MongoUnderTest.connect(address));
        faulty = new StoreWithFaults(real);
    }

    @AfterEach
    void close() {
        real.close();
        MongoUnderTest.drop(MongoUnderTest.connect(address));
    }

    private Sequencer sequencer() {
        return new Sequencer(faulty.store, key -> Optional.empty(), clock);
    }

    @Test
    void a_clock_that_is_set_ahead_stamps_nothing() {
        try (Sequencer writer = sequencer()) {
            Appends.append(writer, "a", 0);
            assertThat(writer.refusal()).isEmpty();
            clock.set(HOUR);
            faulty.lead = HOUR;
            assertThatThrownBy(() -> Appends.append(writer, "a", 1))
                    .isInstanceOf(ClockAheadException.class)
                    .hasMessageContaining("3600 s ahead");
            assertThat(writer.refusal())
                    .hasValueSatisfying(why -> assertThat(why).contains("3600 seconds ahead"));
            assertThat(real.size()).isEqualTo(1);
            clock.set(Duration.ZERO);
            faulty.lead = Duration.ofSeconds(2);
            Appends.append(writer, "a", 1);
            assertThat(writer.refusal()).isEmpty();
        }
    }

    @Test
    void a_clock_that_is_as_far_ahead_as_is_tolerated_keeps_none_that_is_a_little_behind_from_recording() {
        StoreWithFaults ofOther = new StoreWithFaults(real);
        // Made first, so that it is no further behind the other than it is set.
        SettableClock behind = new SettableClock(Appends.START.minusSeconds(3));
        SettableClock ahead = new SettableClock(Appends.START.plusSeconds(2));
        ofOther.lead = Duration.ofSeconds(-3);
        faulty.lead = Duration.ofSeconds(2);
        try (Sequencer busy = new Sequencer(faulty.store, key -> Optional.empty(), ahead);
                Sequencer other = new Sequencer(ofOther.store, key -> Optional.empty(), behind)) {
            for (int sequence = 0; sequence < 10; sequence++) {
                Appends.append(busy, "busy", sequence);
                Appends.append(other, "other", sequence);
                assertThat(other.refusal()).isEmpty();
            }
            faulty.lead = Duration.ofMillis(2_001);
            ahead.set(HOUR);
            assertThatThrownBy(() -> Appends.append(busy, "busy", 10)).isInstanceOf(ClockAheadException.class);
        }
        assertThat(real.size()).isEqualTo(20);
    }

    @Test
    void who_is_further_behind_the_store_than_is_tolerated_is_told_to_set_its_own_clock_right() {
        faulty.lead = Duration.ofSeconds(-4);
        try (Sequencer busy = new Sequencer(real, key -> Optional.empty(), showing(Duration.ofSeconds(2)));
                Sequencer writer =
                        new Sequencer(faulty.store, key -> Optional.empty(), showing(Duration.ofSeconds(-4)))) {
            Appends.append(busy, "a", 0);
            assertThatThrownBy(() -> Appends.append(writer, "a", 1))
                    .isInstanceOf(ClockBehindException.class)
                    .hasMessageContaining("set the clock right");
        }
    }

    @Test
    void a_clock_that_runs_ahead_is_noticed_while_nothing_is_sent() {
        try (Sequencer writer = sequencer()) {
            assertThat(writer.refusal()).isEmpty();
            faulty.lead = HOUR;
            await(() -> writer.refusal().isPresent());
        }
    }

    @Test
    void a_store_is_not_asked_for_its_clock_with_every_block() {
        try (Sequencer writer = sequencer()) {
            long begun = System.nanoTime();
            for (int sequence = 0; sequence < 40; sequence++) {
                Appends.append(writer, "a", sequence);
            }
            long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun);
            assertThat(faulty.asked.stream().filter("clockDifference"::equals).count())
                    .isBetween(1L, 20 + seconds);
        }
    }

    @Test
    void a_last_entry_in_the_future_is_told_as_that_by_who_has_the_right_time() {
        try (Sequencer ahead = Appends.sequencer(real, Appends.START.plus(HOUR))) {
            Appends.append(ahead, "a", 0);
        }
        try (Sequencer writer = sequencer()) {
            assertThat(writer.refusal())
                    .hasValueSatisfying(why -> assertThat(why).contains("last entry"));
            assertThatThrownBy(() -> Appends.append(writer, "a", 1))
                    .isInstanceOf(ClockBehindException.class)
                    .hasMessageContaining("in the future")
                    .hasMessageNotContaining("set the clock right");
            clock.set(HOUR.plusMinutes(1));
            assertThat(writer.refusal()).isEmpty();
            Appends.append(writer, "a", 1);
        }
    }

    @Test
    void a_clock_that_is_behind_that_of_the_store_is_to_be_set_right() {
        faulty.lead = HOUR.plusMinutes(1).negated();
        try (Sequencer right = Appends.sequencer(real, Appends.START.plus(HOUR));
                Sequencer writer = sequencer()) {
            Appends.append(right, "a", 0);
            assertThatThrownBy(() -> Appends.append(writer, "a", 1))
                    .isInstanceOf(ClockBehindException.class)
                    .hasMessageContaining("set the clock right");
        }
    }

    @Test
    void a_store_that_shows_fewer_entries_is_told_before_anything_is_sent() {
        try (Sequencer writer = sequencer()) {
            Appends.append(writer, "a", 0);
            Appends.append(writer, "a", 1);
            try (MongoConnection connection = MongoUnderTest.connect(address)) {
                connection.collection(Names.BLOCKS).deleteOne(Filters.eq(Names.ID, 1L));
            }
            await(() -> writer.refusal().filter(why -> why.contains("fewer")).isPresent());
        }
    }

    @Test
    void a_look_that_fails_in_whatever_way_is_told_and_ends_no_follower() {
        try (Sequencer other = Appends.sequencer(real, Appends.START);
                Sequencer writer = sequencer();
                HeadFollower follower = new HeadFollower(faulty.store)) {
            faulty.fail(new IllegalArgumentException("a fault of ours"));
            faulty.awaitFailedLooks(6);
            assertThat(writer.refusal()).isPresent();
            assertThat(writer.sinceLook()).isGreaterThan(since(faulty.failedLooks.get(5)));
            assertThat(follower.sinceLook()).isGreaterThan(since(faulty.failedLooks.get(5)));
            Appends.append(other, "a", 0);
            faulty.failure = null;
            await(() -> writer.head().size() == 1 && follower.head().size() == 1);
            assertThat(writer.refusal()).isEmpty();
        }
    }

    @Test
    void a_store_that_does_not_answer_was_looked_at() {
        try (Sequencer writer = sequencer()) {
            faulty.fail(new StoreException("no primary"));
            faulty.awaitFailedLooks(5);
            assertThat(writer.refusal()).isPresent();
            assertThat(writer.sinceLook()).isLessThan(since(faulty.failedLooks.get(2)));
        }
        faulty.failure = null;
        try (HeadFollower follower = new HeadFollower(faulty.store)) {
            faulty.fail(new StoreException("no primary"));
            faulty.awaitFailedLooks(5);
            assertThat(follower.sinceLook()).isLessThan(since(faulty.failedLooks.get(2)));
        }
    }

    @Test
    void a_key_that_only_the_index_knew_of_is_told_with_the_first_receipt() {
        Hash key = Hash.sha256(new byte[] {1});
        AtomicBoolean looked = new AtomicBoolean();
        // As if the first look at the key had seen too little.
        IdempotencyRecords records = asked -> looked.compareAndSet(false, true)
                ? Optional.empty()
                : real.command(Hash.of(asked))
                        .map(command -> new RepeatedCommandException(
                                new Receipt(new Subject("a"), 0, command.firstPosition(), 1, Instant.EPOCH), ""));
        try (Sequencer first = Appends.sequencer(real, Appends.START);
                Sequencer writer = new Sequencer(faulty.store, records, clock)) {
            first.append(new AppendRequest(List.of(Appends.entry("a", 0)), Map.of(), Map.of(), key));
            await(() -> writer.head().size() == 1);
            assertThatThrownBy(() ->
                            writer.append(new AppendRequest(List.of(Appends.entry("b", 0)), Map.of(), Map.of(), key)))
                    .isInstanceOf(RepeatedCommandException.class);
        }
        assertThat(real.size()).isEqualTo(1);
    }

    @Test
    void what_requests_are_about_is_asked_for_once_for_all() {
        Hash key = Hash.sha256(new byte[] {1});
        try (Sequencer writer = sequencer()) {
            faulty.asked.clear();
            writer.append(new AppendRequest(
                    List.of(Appends.entry("a", 0), Appends.entry("b", 0)),
                    Map.of(new Subject("c"), -1L),
                    Map.of(),
                    key));
            assertThat(faulty.asked).doesNotContain("command", "lastSequence");
            assertThat(faulty.asked).containsOnlyOnce("commands", "lastSequences");
        }
    }

    private static Clock showing(Duration afterStart) {
        return Clock.fixed(Appends.START.plus(afterStart), ZoneOffset.UTC);
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }

    private static void await(BooleanSupplier condition) {
        StoreWithFaults.await(condition);
    }
}
