package nl.korpsmonitor.service.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import nl.korpsmonitor.query.projection.ProjectionStatus;
import org.junit.jupiter.api.Test;

class ReadinessTest {
    @Test
    void a_clock_that_is_far_from_the_stores_keeps_requests_away() {
        assertThat(HealthConfiguration.clockProblem(Duration.ofSeconds(-5))).isNull();
        assertThat(HealthConfiguration.clockProblem(Duration.ofSeconds(6)))
                .contains("differ by 6 seconds", "one of the two");
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
        AtomicReference<ProjectionStatus> status = new AtomicReference<>(new ProjectionStatus(7, 9, null));
        ReadModelsFollow check = new ReadModelsFollow(status::get, 5);
        assertThat(check.problem()).isNull();
        status.set(new ProjectionStatus(7, 9, "stuck"));
        assertThat(check.problem()).contains("stand still at position 7").doesNotContain("stuck");
        status.set(new ProjectionStatus(7, 7 + ReadModelsFollow.MAXIMUM_LAG, null));
        assertThat(check.problem()).isNull();
        status.set(new ProjectionStatus(7, 8 + ReadModelsFollow.MAXIMUM_LAG, null));
        assertThat(check.problem()).contains("behind");
    }

    @Test
    void a_node_is_not_ready_until_the_read_models_hold_what_there_was_when_it_started() {
        AtomicReference<ProjectionStatus> status = new AtomicReference<>(new ProjectionStatus(0, 100, null));
        ReadModelsFollow check = new ReadModelsFollow(status::get, 100);
        assertThat(check.problem()).contains("0 of the 100 entries");
        status.set(new ProjectionStatus(99, 200, null));
        assertThat(check.problem()).contains("99 of the 100 entries");
        status.set(new ProjectionStatus(100, 200, null));
        assertThat(check.problem()).isNull();
        status.set(new ProjectionStatus(100, 300, null));
        assertThat(check.problem()).as("later it may lag a little").isNull();
    }
}
