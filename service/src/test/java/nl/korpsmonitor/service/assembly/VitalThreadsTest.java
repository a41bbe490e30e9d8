package nl.korpsmonitor.service.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import nl.korpsmonitor.service.testing.RunningService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VitalThreadsTest {
    @Test
    void a_thread_that_was_there_and_ended_is_missed() throws InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        Thread writer = Thread.ofPlatform().name("vital-threads-test").start(() -> {
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        VitalThreads threads = new VitalThreads(Set.of("vital-threads-test", "never there"));
        assertThat(threads.dead()).isEmpty();
        end.countDown();
        writer.join();
        assertThat(threads.dead()).containsExactly("vital-threads-test");
        assertThat(threads.dead()).as("it stays dead").containsExactly("vital-threads-test");
    }

    @Test
    void the_names_are_those_of_the_running_service(@TempDir Path directory) {
        try (RunningService service = RunningService.start(directory)) {
            assertThat(service.bean(VitalThreads.class).alive()).isEqualTo(VitalThreads.NAMES);
            assertThat(service.get("/health/live").statusCode()).isEqualTo(200);
            assertThat(service.get("/health/live").body()).isEqualTo("{\"status\":\"UP\"}");
        }
    }
}
