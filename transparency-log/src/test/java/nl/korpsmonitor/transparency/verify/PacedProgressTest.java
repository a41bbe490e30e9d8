package nl.korpsmonitor.transparency.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PacedProgressTest {

    @Test
    void it_says_something_every_few_seconds_and_nothing_on_short_runs() {
        AtomicLong now = new AtomicLong(Long.MAX_VALUE - 10);
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        PacedProgress progress = new PacedProgress(new PrintStream(written, true, StandardCharsets.UTF_8), now::get);
        progress.at(256, 10_000);
        now.addAndGet(Duration.ofSeconds(4).toNanos());
        progress.at(5_120, 10_000);
        assertThat(written.size()).isZero();
        now.addAndGet(Duration.ofSeconds(2).toNanos());
        progress.at(7_680, 10_000);
        progress.at(7_936, 10_000);
        assertThat(written.toString(StandardCharsets.UTF_8).strip()).isEqualTo("7,680 of 10,000 entries checked");
    }
}
