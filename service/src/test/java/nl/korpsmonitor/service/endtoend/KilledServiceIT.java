package nl.korpsmonitor.service.endtoend;

import static nl.korpsmonitor.service.testing.Fixture.created;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.service.testing.PackedProgram;
import nl.korpsmonitor.service.testing.RunningService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Kills the packed program while it records, as a power cut would, and looks what is left. */
class KilledServiceIT {
    private static final JsonMapper MAPPER = new JsonMapper();

    /** {@code -Dservice.kills} tries more than a build has time for. */
    private static final int KILLS = Integer.getInteger("service.kills", 2);

    private static final int CLIENTS = 8;
    private static final int MOST_BEFORE_A_KILL = 400;

    @TempDir
    Path directory;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<Long, String> acknowledged = new ConcurrentHashMap<>();

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void nothing_acknowledged_is_lost_when_the_process_is_killed_under_load() throws IOException, InterruptedException {
        RunningService.addAccount(directory, "carl", null, Role.COORDINATOR);
        Random random = new Random(20_131_024);
        for (int kill = 0; kill < KILLS; kill++) {
            Process service = start();
            try {
                String address = PackedProgram.address(service);
                everythingAcknowledgedIsThere(address);
                loadUntilKilled(service, address, kill, 1 + random.nextInt(MOST_BEFORE_A_KILL));
            } finally {
                service.destroyForcibly().waitFor();
            }
        }
        Process service = start();
        everythingAcknowledgedIsThere(PackedProgram.address(service));
        service.destroy();
        assertThat(service.waitFor(60, TimeUnit.SECONDS))
                .as("it stops when asked to")
                .isTrue();
        Process verify = program("verify", "--data", directory.toString());
        assertThat(verify.waitFor()).as("everything is as recomputed").isZero();
    }

    private void loadUntilKilled(Process service, String address, int kill, int commands) throws InterruptedException {
        CountDownLatch enough = new CountDownLatch(commands);
        List<Thread> clients = new ArrayList<>();
        for (int number = 0; number < CLIENTS; number++) {
            int clientNumber = number;
            clients.add(Thread.ofVirtual().start(() -> {
                for (int i = 0; ; i++) {
                    try {
                        HttpResponse<String> answer =
                                register(address, "document-" + kill + "-" + clientNumber + "-" + i);
                        JsonNode receipt = created(answer);
                        receipt.get("positions")
                                .forEach(position -> acknowledged.put(
                                        position.asLong(),
                                        receipt.get("subject").asString()));
                        enough.countDown();
                    } catch (IOException e) {
                        return; // It was killed.
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                        return;
                    }
                }
            }));
        }
        enough.await();
        service.destroyForcibly();
        for (Thread thread : clients) {
            thread.join();
        }
    }

    private void everythingAcknowledgedIsThere(String address) throws IOException, InterruptedException {
        Map<Long, String> there = new HashMap<>();
        @Nullable String next = "/v1/events?limit=200";
        while (next != null) {
            HttpResponse<String> answer =
                    send(HttpRequest.newBuilder(URI.create(address).resolve(next))
                            .header("Authorization", RunningService.basic("carl", RunningService.PASSWORD))
                            .GET());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            JsonNode page = MAPPER.readTree(answer.body());
            page.get("items")
                    .forEach(event -> there.put(
                            event.get("position").asLong(), event.get("subject").asString()));
            next = page.has("next") ? page.get("next").asString() : null;
        }
        assertThat(there).containsAllEntriesOf(acknowledged);
    }

    private HttpResponse<String> register(String address, String identifier) throws IOException, InterruptedException {
        String body = """
                {"identifier": "%s", "title": "A document", "date": "2014", "fictitious": true,
                 "occurredOn": "2014-03-10"}""".formatted(identifier);
        return send(HttpRequest.newBuilder(URI.create(address + "v1/documents"))
                .header("Authorization", RunningService.basic("carl", RunningService.PASSWORD))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private Process start() throws IOException {
        return program("serve", "--port", "0", "--data", directory.toString());
    }

    private static Process program(String... arguments) throws IOException {
        return PackedProgram.withoutRateLimits(PackedProgram.with(arguments))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
