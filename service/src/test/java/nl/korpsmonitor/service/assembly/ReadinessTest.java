package nl.korpsmonitor.service.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import nl.korpsmonitor.query.projection.ProjectionStatus;
import org.junit.jupiter.api.Test;

class ReadinessTest {
    @Test
    void a_clock_that_is_far_from_the_stores_keeps_requests_away() {
        assertThat(HealthConfiguration.clockProblem(Duration.ofSeconds(-5))).isNull();
        assertThat(HealthConfiguration.clockProblem(Duration.ofSeconds(6))).contains("differ by 6 seconds");
    }

    @Test
    void it_is_ready_when_nothing_is_wrong() {
        assertThat(new Readiness(List.of(() -> null, () -> null)).problems()).isEmpty();
    }

    @Test
    void it_tells_all_that_is_wrong_and_of_an_exception_only_that_there_was_one() {
        Readiness readiness = new Readiness(List.of(() -> "The first.", () -> null, () -> {
            throw new IllegalStateException("mongodb://ledger:secret@host");
        }));
        assertThat(readiness.problems())
                .containsExactly("The first.", "Something that the service stands on fails; the log says what.");
    }

    @Test
    void a_store_that_hangs_neither_holds_up_the_probe_nor_gathers_threads() {
        AtomicInteger begun = new AtomicInteger();
        CountDownLatch answered = new CountDownLatch(1);
        Readiness readiness = new Readiness(List.of(() -> {
            begun.incrementAndGet();
            try {
                answered.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return null;
        }));
        for (int probe = 0; probe < 3; probe++) {
            Instant start = Instant.now();
            assertThat(readiness.problems()).singleElement().asString().contains("does not answer");
            assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(2));
        }
        assertThat(begun).hasValue(1);
        answered.countDown();
        assertThat(readiness.problems()).as("it is asked again when it answers").isEmpty();
    }

    @Test
    void read_models_that_stand_still_or_are_far_behind_are_a_problem() {
        assertThat(HealthConfiguration.problem(new ProjectionStatus(7, 9, null)))
                .isNull();
        assertThat(HealthConfiguration.problem(new ProjectionStatus(7, 9, "stuck")))
                .contains("stand still at position 7")
                .doesNotContain("stuck");
        long size = HealthConfiguration.MAXIMUM_LAG;
        assertThat(HealthConfiguration.problem(new ProjectionStatus(0, size, null)))
                .isNull();
        assertThat(HealthConfiguration.problem(new ProjectionStatus(0, size + 1, null)))
                .contains("behind");
    }
}
