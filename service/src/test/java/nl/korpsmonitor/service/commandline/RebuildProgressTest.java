package nl.korpsmonitor.service.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import nl.korpsmonitor.query.readmodel.Rebuild;
import org.junit.jupiter.api.Test;

class RebuildProgressTest {
    private final StringWriter written = new StringWriter();
    private long nanos;

    @Test
    void in_a_log_it_tells_every_ten_seconds_however_slow_it_is() {
        RebuildProgress progress = new RebuildProgress(new PrintWriter(written), false, () -> nanos);
        for (int second = 1; second <= 25; second++) {
            nanos += Duration.ofSeconds(1).toNanos();
            progress.accept(new Rebuild.Progress(second, 100, 1));
        }
        progress.end();
        assertThat(written.toString().lines())
                .containsExactly("10 of 100 entries, 1 per second", "20 of 100 entries, 1 per second");
    }

    @Test
    void on_a_terminal_it_overwrites_one_line_every_second() {
        RebuildProgress progress = new RebuildProgress(new PrintWriter(written), true, () -> nanos);
        progress.accept(new Rebuild.Progress(1, 100, 1_000));
        nanos += Duration.ofSeconds(1).toNanos();
        progress.accept(new Rebuild.Progress(2, 100, 1_000));
        nanos += Duration.ofMillis(999).toNanos();
        progress.accept(new Rebuild.Progress(3, 100, 9));
        nanos += Duration.ofMillis(1).toNanos();
        progress.accept(new Rebuild.Progress(4, 100, 9));
        progress.end();
        assertThat(written.toString())
                .isEqualTo("\r2 of 100 entries, 1000 per second\r4 of 100 entries, 9 per second   "
                        + System.lineSeparator());
    }

    @Test
    void one_that_is_done_at_once_tells_nothing() {
        RebuildProgress progress = new RebuildProgress(new PrintWriter(written), true, () -> nanos);
        progress.accept(new Rebuild.Progress(1, 1, 0));
        progress.end();
        assertThat(written.toString()).isEmpty();
    }

    @Test
    void the_same_program_has_the_same_digest() {
        assertThat(ProgramDigest.hex()).isEqualTo(ProgramDigest.hex()).matches("[0-9a-f]{64}");
    }
}
