package nl.korpsmonitor.ledger.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ContradictionTest {
    private final AtomicLong now = new AtomicLong(-5);
    private final Contradiction onSharedStore = new Contradiction(true, now::get);

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    @Test
    void on_a_shared_store_it_is_believed_once_it_was_seen_for_a_while() {
        assertThat(onSharedStore.seen()).isFalse();
        pass(Contradiction.BELIEVED_AFTER.minusNanos(1));
        assertThat(onSharedStore.seen()).isFalse();
        pass(Duration.ofNanos(1));
        assertThat(onSharedStore.seen()).isTrue();
    }

    @Test
    void two_that_lie_apart_are_not_one_that_lasts() {
        assertThat(onSharedStore.seen()).isFalse();
        pass(Duration.ofSeconds(10));
        onSharedStore.notSeen();
        pass(Contradiction.BELIEVED_AFTER);
        assertThat(onSharedStore.seen()).isFalse();
    }

    @Test
    void nobody_else_writes_to_a_store_of_its_own() {
        assertThat(new Contradiction(false, now::get).seen()).isTrue();
    }
}
