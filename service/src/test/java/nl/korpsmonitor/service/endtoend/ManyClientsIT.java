package nl.korpsmonitor.service.endtoend;

import static nl.korpsmonitor.service.testing.Fixture.created;
import static nl.korpsmonitor.service.testing.Fixture.positions;
import static nl.korpsmonitor.service.testing.Fixture.size;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import nl.korpsmonitor.service.commandline.CommandLines;
import nl.korpsmonitor.service.testing.Fixture;
import nl.korpsmonitor.service.testing.RunningService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Many write at once, some about the same, and the ledger stays in order. */
class ManyClientsIT {
    private static final int CLIENTS = 32;
    private static final int COMMANDS = 5_000;

    @TempDir
    Path directory;

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void ten_thousand_commands_from_32_clients_get_unique_gap_free_positions_and_rebuilt_views_equal_the_live_ones()
            throws InterruptedException, ExecutionException {
        Fixture.addAccounts(directory);
        try (RunningService service = RunningService.start(directory, RunningService.withoutRateLimits())) {
            Fixture.openEdition(service);
            long before = size(service);
            List<Long> positions = new ArrayList<>();
            try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
                List<Future<List<Long>>> work = new ArrayList<>();
                for (int client = 0; client < CLIENTS; client++) {
                    int number = client;
                    work.add(clients.submit(() -> commands(service, number)));
                }
                for (Future<List<Long>> done : work) {
                    positions.addAll(done.get());
                }
            }
            long after = size(service);
            assertThat(positions.stream().sorted().toList())
                    .as("every position from the first to the last, once")
                    .isEqualTo(LongStream.range(before, after).boxed().toList());
            assertThat(positions).hasSize(COMMANDS);
            assertThat(service.get("/v1/editions?minPosition=" + (after - 1), "carl")
                            .statusCode())
                    .as("the read side came along")
                    .isEqualTo(200);
        }
        StringWriter err = new StringWriter();
        assertThat(CommandLines.make()
                        .setErr(new PrintWriter(err))
                        .setOut(new PrintWriter(err))
                        .execute("verify", "--data", directory.toString()))
                .as("root and views as recomputed: %s", err)
                .isZero();
    }

    /** Its share of the commands: most about documents of its own, one in ten about a document that all write about. */
    private static List<Long> commands(RunningService service, int client) {
        List<Long> positions = new ArrayList<>();
        for (int i = client; i < COMMANDS; i += CLIENTS) {
            String key = "command-" + i;
            HttpResponse<String> answer = i % 10 == 0 ? shared(service, i, key) : own(service, i, key);
            while (answer.statusCode() == 503) {
                // Too many wrote about the same at once: once more, under the same key, as the answer says.
                answer = i % 10 == 0 ? shared(service, i, key) : own(service, i, key);
            }
            positions(created(answer)).forEach(positions::add);
        }
        return positions;
    }

    private static HttpResponse<String> own(RunningService service, int i, String key) {
        return service.post("/v1/documents", "carl", """
                {"identifier": "document-%d", "title": "Document %d", "date": "2014", "fictitious": true,
                 "occurredOn": "2014-03-10"}""".formatted(i, i), "Idempotency-Key", key);
    }

    private static HttpResponse<String> shared(RunningService service, int i, String key) {
        return service.post(
                "/v1/documents/normenkader-2014/corrections", "carl", """
                {"title": "Normenkader 2014, print %d", "date": "2014-01-20", "reason": "Another print.",
                 "occurredOn": "2014-03-10"}""".formatted(i), "Idempotency-Key", key);
    }
}
