package nl.korpsmonitor.service.endtoend;

import static nl.korpsmonitor.service.testing.Fixture.created;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.ledger.EventFilter;
import nl.korpsmonitor.ledger.ReadOnlyLedger;
import nl.korpsmonitor.service.testing.PackedProgram;
import nl.korpsmonitor.service.testing.RunningService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tells the packed program to stop while it records, as an upgrade does, and holds what it answered against what it recorded. */
class StoppedServiceIT {
    private static final int CLIENTS = 8;
    private static final int COMMANDS_BEFORE = 300;
    private static final Set<Integer> STOPPED = Set.of(0, 143);

    @TempDir
    Path directory;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Set<String> acknowledged = new ConcurrentSkipListSet<>();
    private final CountDownLatch enough = new CountDownLatch(COMMANDS_BEFORE);

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void what_was_accepted_is_recorded_and_answered_when_the_service_is_told_to_stop()
            throws IOException, InterruptedException {
        RunningService.addAccount(directory, "carl", null, Role.COORDINATOR);
        ProcessBuilder program = PackedProgram.withoutRateLimits(
                        PackedProgram.with("serve", "--port", "0", "--data", directory.toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        program.environment().put("KORPSMONITOR_SHUTDOWN_DRAIN", "2s");
        // As Compose sets it when nobody wants traces.
        program.environment().put("OTEL_EXPORTER_OTLP_ENDPOINT", "");
        Process service = program.start();
        try {
            String address = PackedProgram.address(service);
            assertThat(status(address + "health/ready")).isEqualTo(200);
            List<Thread> clients = load(address);
            enough.await();
            service.destroy();

            await("readiness fails first, while commands are still taken")
                    .until(() -> status(address + "health/ready") == 503);
            int before = acknowledged.size();
            assertThat(service.waitFor(60, TimeUnit.SECONDS)).as("it stops").isTrue();
            for (Thread thread : clients) {
                thread.join();
            }
            assertThat(acknowledged.size())
                    .as("commands are taken after readiness failed")
                    .isGreaterThan(before);
            assertThat(STOPPED).contains(service.exitValue());
        } finally {
            service.destroyForcibly().waitFor();
        }
        try (ReadOnlyLedger ledger = ReadOnlyLedger.open(directory)) {
            assertThat(documents(ledger))
                    .as("recorded is what was acknowledged: nothing lost, and nobody left in doubt")
                    .isEqualTo(acknowledged);
        }
        theLastCheckpointCoversEverything();
    }

    private List<Thread> load(String address) {
        List<Thread> clients = new ArrayList<>();
        for (int number = 0; number < CLIENTS; number++) {
            int clientNumber = number;
            clients.add(Thread.ofVirtual().start(() -> {
                for (int i = 0; ; i++) {
                    String identifier = "document-" + clientNumber + "-" + i;
                    try {
                        HttpResponse<String> answer = register(address, identifier);
                        if (answer.statusCode() == 503) {
                            return;
                        }
                        created(answer);
                        acknowledged.add("document/" + identifier);
                        enough.countDown();
                    } catch (IOException e) {
                        return; // Refused. Had it been taken, the ledger would have it.
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                        return;
                    }
                }
            }));
        }
        return clients;
    }

    private static Set<String> documents(ReadOnlyLedger ledger) {
        Set<String> subjects = new TreeSet<>();
        for (long from = 0; from < ledger.trail().size(); from += 1_000) {
            ledger.trail()
                    .page(EventFilter.ALL, from, 1_000)
                    .forEach(event -> subjects.add(event.subject().id()));
        }
        subjects.removeIf(subject -> !subject.startsWith("document/"));
        return subjects;
    }

    /** The last thing that a service does is to sign a checkpoint of all that it recorded. */
    private void theLastCheckpointCoversEverything() throws IOException, InterruptedException {
        Process verify = PackedProgram.with("verify", "--json", "--data", directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        JsonNode report = new JsonMapper().readTree(verify.getInputStream().readAllBytes());
        assertThat(verify.waitFor()).as(report.toString()).isZero();
        assertThat(report.get("signedEntries").asLong())
                .isEqualTo(report.get("entries").asLong())
                .isGreaterThanOrEqualTo(acknowledged.size());
    }

    private int status(String url) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private HttpResponse<String> register(String address, String identifier) throws IOException, InterruptedException {
        String body = """
                {"identifier": "%s", "title": "A document", "date": "2014", "fictitious": true,
                 "occurredOn": "2014-03-10"}""".formatted(identifier);
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + "v1/documents"))
                .header("Authorization", RunningService.basic("carl", RunningService.PASSWORD))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
