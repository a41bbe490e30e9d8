package nl.korpsmonitor.ledger.sequencer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import nl.korpsmonitor.ledger.claim.LeaseStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who is beaten again and again gets a turn. */
class TurnTest {
    private static final String NAME = "turn to append";

    private final Leases leases = new Leases();

    private static final class Leases implements LeaseStore {
        private @Nullable String text;
        final AtomicInteger looks = new AtomicInteger();

        @Override
        public synchronized Optional<String> lease(String name) {
            looks.incrementAndGet();
            return Optional.ofNullable(text);
        }

        @Override
        public synchronized boolean replaceLease(String name, @Nullable String expected, String next) {
            boolean same = Objects.equals(text, expected);
            text = same ? next : text;
            return same;
        }
    }

    private static void beat(Turn turn) {
        for (int i = 0; i < Turn.LOSSES; i++) {
            turn.lost();
        }
    }

    @Test
    void others_hold_back_until_who_asked_has_appended() throws InterruptedException {
        Turn asker = new Turn(leases, System::nanoTime);
        Turn other = new Turn(leases, System::nanoTime);
        beat(asker);
        AtomicInteger passes = new AtomicInteger();
        AtomicBoolean done = new AtomicBoolean();
        leases.looks.set(0);
        Thread writer = Thread.ofPlatform().start(() -> {
            while (!done.get()) {
                other.letOthers();
                passes.incrementAndGet();
            }
        });
        try {
            await(() -> leases.looks.get() >= 2);
            int before = passes.get();
            await(() -> leases.looks.get() >= 8);
            assertThat(passes).hasValue(before);
            asker.over();
            await(() -> passes.get() > before);
        } finally {
            done.set(true);
            writer.join();
        }
    }

    @Test
    void who_asked_in_vain_asks_again_when_the_others_have_forgotten() {
        AtomicLong now = new AtomicLong();
        Turn asker = new Turn(leases, now::get);
        beat(asker);
        String first = leases.lease(NAME).orElseThrow();
        asker.lost();
        assertThat(leases.lease(NAME)).contains(first);
        now.addAndGet(TimeUnit.SECONDS.toNanos(3));
        asker.lost();
        assertThat(leases.lease(NAME).orElseThrow()).isNotEqualTo(first);
        asker.over();
        assertThat(leases.lease(NAME)).contains("nobody");
    }

    @Test
    void who_never_appends_is_forgotten() {
        AtomicLong now = new AtomicLong();
        beat(new Turn(leases, now::get));
        // Each look at the time lets half a second pass.
        Turn other = new Turn(leases, () -> now.addAndGet(TimeUnit.MILLISECONDS.toNanos(500)));
        other.letOthers();
        leases.looks.set(0);
        other.letOthers();
        assertThat(leases.looks).as("forgotten at the first look").hasValue(1);
        String forgotten = leases.lease(NAME).orElseThrow();
        beat(other);
        assertThat(leases.lease(NAME).orElseThrow()).as("and its place is free").isNotEqualTo(forgotten);
    }

    private static void await(BooleanSupplier condition) {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("it comes to be in time").isLessThan(until);
            Thread.onSpinWait();
        }
    }
}
