package nl.korpsmonitor.service.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.ledger.mongodb.MongoUnderTest;
import nl.korpsmonitor.service.accounts.AccountStore;
import nl.korpsmonitor.service.testing.PackedProgram;
import nl.korpsmonitor.service.testing.RunningService;
import nl.korpsmonitor.transparency.checkpoint.Checkpoint;
import nl.korpsmonitor.transparency.checkpoint.SignedCheckpoint;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Processes of the packed program that share a store. The first one makes the ledger; the others get a copy of its keys. */
final class SharedNodes implements AutoCloseable {
    static final JsonMapper MAPPER = new JsonMapper();

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int PAGE = 200;

    private final Path directory;
    private final String store;
    private final String keys;
    private final Map<Integer, Process> processes = new ConcurrentHashMap<>();
    private final Map<Integer, String> addresses = new ConcurrentHashMap<>();
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    SharedNodes(Path directory, String store, String keys) {
        this.directory = directory;
        this.store = store;
        this.keys = keys;
        try (AccountStore accounts = AccountStore.in(MongoUnderTest.connect(keys))) {
            RunningService.addAccount(accounts, "carl", null, Role.COORDINATOR);
        }
    }

    void start(int node, String role) throws IOException {
        Path data = directory.resolve("node-" + node);
        if (node > 0 && !role.equals("QUERY") && !Files.exists(data)) {
            Files.createDirectories(data.resolve("keys"));
            for (String key : List.of("log.pem", "request-digest.key")) {
                Files.copy(
                        directory.resolve("node-0/keys").resolve(key),
                        data.resolve("keys").resolve(key));
            }
        }
        List<String> arguments = new ArrayList<>(List.of("serve", "--port", "0", "--data", data.toString()));
        arguments.addAll(List.of("--store", store, "--key-store", keys, "--role", role, "--allow-standalone"));
        Process process = PackedProgram.withoutRateLimits(PackedProgram.with(arguments.toArray(String[]::new)))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        processes.put(node, process);
        addresses.put(node, PackedProgram.address(process));
    }

    void kill(int node) throws InterruptedException {
        addresses.remove(node);
        Process process = processes.remove(node);
        assertThat(process).isNotNull();
        process.destroyForcibly().waitFor();
    }

    /** @throws IOException also when the node is not there */
    HttpResponse<String> post(int node, String path, String json, String key) throws IOException, InterruptedException {
        return send(request(node, path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    private HttpRequest.Builder request(int node, String path) throws IOException {
        @Nullable String address = addresses.get(node);
        if (address == null) {
            throw new IOException("node " + node + " is not there");
        }
        return HttpRequest.newBuilder(URI.create(address).resolve(path))
                .timeout(PATIENCE)
                .header("Authorization", RunningService.basic("carl", RunningService.PASSWORD));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** What the node publishes; empty before the first checkpoint. */
    Optional<Checkpoint> checkpoint(int node) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(request(node, "/trail/checkpoint").GET());
        return answer.statusCode() == 200
                ? Optional.of(SignedCheckpoint.parse(answer.body().getBytes(StandardCharsets.UTF_8))
                        .checkpoint())
                : Optional.empty();
    }

    /** All events, as the node shows them. */
    List<JsonNode> events(int node) throws IOException, InterruptedException {
        return all(node, "/v1/events?limit=" + PAGE);
    }

    /** A list of the read side, once that has the position. */
    List<JsonNode> items(int node, String path, long position) throws IOException, InterruptedException {
        String from = path + "?limit=" + PAGE + "&minPosition=" + position;
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (send(request(node, from).GET()).statusCode() == 503) {
            assertThat(System.nanoTime()).as("the read side catches up").isLessThan(until);
        }
        return all(node, from);
    }

    private List<JsonNode> all(int node, String path) throws IOException, InterruptedException {
        List<JsonNode> all = new ArrayList<>();
        @Nullable String next = path;
        while (next != null) {
            HttpResponse<String> answer = send(request(node, next).GET());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            JsonNode page = MAPPER.readTree(answer.body());
            page.get("items").forEach(all::add);
            next = page.has("next") ? page.get("next").asString() : null;
        }
        return all;
    }

    @Override
    public void close() {
        processes.values().forEach(Process::destroyForcibly);
        client.close();
    }
}
