package nl.korpsmonitor.ledger.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import nl.korpsmonitor.ledger.store.StoreException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClaimTest {
    private static final Duration DURATION = Duration.ofSeconds(10);

    private final Register register = new Register();
    private long now = Long.MAX_VALUE - DURATION.toNanos();

    @Test
    void one_holds_it_and_the_other_takes_over_once_it_is_no_longer_renewed() {
        Lease one = lease();
        Lease other = lease();
        assertThat(one.held()).isTrue();
        assertThat(other.held()).isFalse();
        for (int second = 0; second < 30; second++) {
            pass(1);
            assertThat(one.held()).as("renewed after %s s", second).isTrue();
            assertThat(other.held()).isFalse();
        }
        pass(9);
        assertThat(other.held()).as("renewed a moment ago, as far as it knows").isFalse();
        pass(3);
        assertThat(other.held()).as("it may have died").isTrue();
        assertThat(one.held()).as("it woke up again").isFalse();
    }

    @Test
    void the_holder_gives_up_by_itself_before_anybody_else_takes_over() {
        Lease one = lease();
        assertThat(one.held()).isTrue();
        register.failing = true;
        pass(9);
        assertThat(one.held()).as("nobody else has it yet").isTrue();
        pass(1);
        assertThat(one.held()).isFalse();
        register.failing = false;
        pass(3);
        assertThat(one.held()).as("nobody took it meanwhile").isTrue();
    }

    @Test
    void a_renewal_whose_answer_was_lost_loses_nothing() {
        Lease one = lease();
        assertThat(one.held()).isTrue();
        register.answerLost = true;
        pass(3);
        assertThat(one.held()).isTrue();
        pass(3);
        assertThat(one.held()).isTrue();
        assertThat(lease().held()).isFalse();
    }

    @Test
    void what_is_released_is_free_at_once() {
        Lease one = lease();
        Lease other = lease();
        assertThat(one.held()).isTrue();
        assertThat(other.held()).isFalse();
        one.close();
        assertThat(one.held()).isFalse();
        pass(3);
        assertThat(other.held()).isTrue();
        one.release();
        assertThat(other.held()).as("whoever does not hold it releases nothing").isTrue();
    }

    @Test
    void a_file_is_claimed_until_it_is_released(@TempDir Path directory) {
        FileClaim one = new FileClaim(directory.resolve("views.lock"));
        assertThat(one.held()).isTrue();
        assertThat(one.held()).isTrue();
        FileClaim other = new FileClaim(directory.resolve("views.lock"));
        assertThat(other.held()).isFalse();
        one.close();
        assertThat(one.held()).isFalse();
        assertThat(other.held()).isTrue();
        other.close();
    }

    private Lease lease() {
        return new Lease(register, "task", DURATION, () -> now);
    }

    private void pass(int seconds) {
        now += Duration.ofSeconds(seconds).toNanos();
    }

    private static final class Register implements LeaseStore {
        private final Map<String, String> leases = new ConcurrentHashMap<>();
        private boolean failing;
        private boolean answerLost;

        @Override
        public Optional<String> lease(String name) {
            fail(failing);
            return Optional.ofNullable(leases.get(name));
        }

        @Override
        public boolean replaceLease(String name, @Nullable String expected, String next) {
            fail(failing);
            boolean replaced = Objects.equals(leases.get(name), expected);
            if (replaced) {
                leases.put(name, next);
            }
            boolean lost = answerLost;
            answerLost = false;
            fail(lost);
            return replaced;
        }

        private static void fail(boolean failing) {
            if (failing) {
                throw new StoreException("injected");
            }
        }
    }
}
