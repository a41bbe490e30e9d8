package nl.korpsmonitor.service.auditing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.service.testing.UseLines;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.MDC;
import tools.jackson.databind.JsonNode;

class UseLogTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.123456Z");
    private static final UseEntry ENTRY =
            new UseEntry("login", "actor/1", UseResult.WRONG, "192.0.2.1", UseEntry.NOBODY, Map.of());

    @TempDir
    Path directory;

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicLong millis = new AtomicLong();
    private final Clock clock = InstantSource.offset(() -> NOW.plusMillis(millis.incrementAndGet()), Duration.ZERO)
            .withZone(ZoneOffset.UTC);

    @Test
    void an_entry_has_every_field_on_one_line_that_only_the_owner_can_read() throws IOException {
        try (UseLog log = UseLog.in(directory, UseLogTarget.FILE, Clock.fixed(NOW, ZoneOffset.UTC))) {
            MDC.put("traceId", "0af7651916cd43dd8448eb211c80319c");
            MDC.put("spanId", "b7ad6b7169203331");
            log.record(new UseEntry(
                    "a\nb\u001b[31m\"", "actor/1", UseResult.DENIED, "::1", "actor/2", Map.of("rule", "r\r\n{}")));
        } finally {
            MDC.clear();
        }
        assertThat(UseLines.text(directory)).hasLineCount(1).doesNotContain("\u001b", "\r");
        JsonNode entry = UseLines.of(directory).getFirst();
        assertThat(entry.propertyNames())
                .containsExactly(
                        "time", "action", "object", "result", "origin", "node", "actor", "trace", "span", "details");
        assertThat(entry.get("time").asString()).isEqualTo("2026-03-01T12:00:00.123Z");
        assertThat(entry.get("action").asString()).isEqualTo("a\nb\u001b[31m\"");
        assertThat(entry.get("result").asString()).isEqualTo("denied");
        assertThat(entry.get("trace").asString()).isEqualTo("0af7651916cd43dd8448eb211c80319c");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("audit/use.log"))))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("audit"))))
                .isEqualTo("rwx------");
    }

    @Test
    void a_full_file_is_put_aside_and_the_oldest_of_them_goes_not_without_a_word() throws IOException {
        try (UseLog log = new UseLog(new UseFile(directory, clock, 1), false, clock, nanos::get)) {
            for (int i = 0; i < UseFile.MAXIMUM_FILES + 1; i++) {
                log.record(ENTRY);
            }
        }
        try (Stream<Path> files = Files.list(directory.resolve("audit"))) {
            List<Path> all = files.sorted().toList();
            assertThat(all)
                    .hasSize(UseFile.MAXIMUM_FILES)
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
            assertThat(Files.readString(all.getLast())).contains("remove oldest file of the log of use", "use-2026");
        }
    }

    @Test
    void a_line_that_was_cut_off_spoils_no_other() throws IOException {
        UseFile file = new UseFile(directory, clock, UseFile.MAXIMUM_BYTES);
        file.append("{}");
        Files.writeString(directory.resolve("audit/use.log"), "{\"cut", StandardOpenOption.APPEND);
        file.append("{}");
        assertThat(UseLines.text(directory)).isEqualTo("{}\n{\"cut\n{}\n");
    }

    @Test
    void what_can_not_be_written_is_counted_and_stops_nobody() throws IOException {
        Files.writeString(directory.resolve("audit"), "a file where the folder should be");
        try (UseLog log = UseLog.in(directory, UseLogTarget.FILE, clock)) {
            log.record(ENTRY);
            log.record(ENTRY);
            assertThat(log.failures()).isEqualTo(2);
        }
    }

    @Test
    void of_many_alike_in_a_minute_some_are_written_and_all_are_counted() {
        UseFile file = new UseFile(directory, clock, UseFile.MAXIMUM_BYTES);
        try (UseLog log = new UseLog(file, false, clock, nanos::get)) {
            for (int i = 0; i < Repeats.WRITTEN + 5; i++) {
                log.record(ENTRY);
            }
            assertThat(UseLines.of(directory)).hasSize(Repeats.WRITTEN);
            log.record(new UseEntry("login", "actor/1", UseResult.WRONG, "192.0.2.2", UseEntry.NOBODY, Map.of()));
            assertThat(UseLines.of(directory)).as("others are not held back").hasSize(Repeats.WRITTEN + 1);
            nanos.addAndGet(Repeats.WINDOW.plusSeconds(1).toNanos());
            log.record(ENTRY);
        }
        List<JsonNode> sums = UseLines.of(directory).stream()
                .filter(entry -> entry.has("details"))
                .toList();
        assertThat(sums).singleElement().satisfies(sum -> {
            assertThat(sum.get("object").asString()).isEqualTo("several");
            assertThat(sum.get("details").get(Repeats.NOT_WRITTEN).asString()).isEqualTo("5");
        });
        assertThat(UseLines.of(directory)).hasSize(Repeats.WRITTEN + 3);
    }

    @Test
    void the_target_is_one_of_three_words() {
        assertThat(UseLogTarget.of(null)).isEqualTo(UseLogTarget.FILE);
        assertThat(UseLogTarget.of("Both")).isEqualTo(UseLogTarget.BOTH);
        assertThatThrownBy(() -> UseLogTarget.of("syslog"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(UseLogTarget.VARIABLE);
    }
}
