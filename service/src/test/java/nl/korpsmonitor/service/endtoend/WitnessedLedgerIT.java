package nl.korpsmonitor.service.endtoend;

import static nl.korpsmonitor.service.testing.Fixture.created;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.ledger.LedgerTrust;
import nl.korpsmonitor.ledger.ReadOnlyLedger;
import nl.korpsmonitor.service.testing.PackedProgram;
import nl.korpsmonitor.service.testing.RunningService;
import nl.korpsmonitor.transparency.checkpoint.SignedCheckpoint;
import nl.korpsmonitor.transparency.policy.TlogPolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A ledger and its only witness, each a process of the packed program. The witness is killed and comes back. */
class WitnessedLedgerIT {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

    @TempDir
    Path directory;

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<Process> started = new ArrayList<>();
    private int documents;

    @AfterEach
    void killAll() throws InterruptedException {
        for (Process process : started) {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void without_its_witness_nothing_is_published_writes_go_on_and_it_recovers()
            throws IOException, InterruptedException {
        Path data = directory.resolve("data");
        RunningService.addAccount(data, "carl", null, Role.COORDINATOR);
        Running ledger = run("serve", "--port", "0", "--data", data.toString());
        ledger.stop();
        Running witness = witness(logKey(data), "0");
        Path policy = Files.write(directory.resolve("policy"), witness.said("witness ", "quorum "));
        ledger = run("serve", "--port", "0", "--data", data.toString(), "--policy", policy.toString());

        String address = ledger.address();
        long first = write(address);
        await("the first write is published", () -> publishedSize(address) > first);
        TlogPolicy inForce = TlogPolicy.parse(Files.readAllBytes(policy));
        assertThat(inForce.cosigners(published(address))).as("and cosigned").hasSize(1);

        witness.process().destroyForcibly().waitFor();
        long published = publishedSize(address);
        long unseen = write(address);
        await(
                "that the quorum is not met is told",
                () -> !status(address).get("quorumMet").asBoolean());
        write(address);
        assertThat(publishedSize(address))
                .as("nothing is published without the witness")
                .isEqualTo(published);
        assertThat(get(address, "v1/events/" + unseen).statusCode())
                .as("what was written can be read")
                .isEqualTo(200);

        String port = String.valueOf(URI.create(witness.address()).getPort());
        Running again = witness(logKey(data), port);
        assertThat(again.said("witness ")).as("the same key").isEqualTo(witness.said("witness "));
        await("all is published again", () -> publishedSize(address) > unseen + 1);
        assertThat(inForce.cosigners(published(address))).hasSize(1);
        await("and the quorum met", () -> status(address).get("quorumMet").asBoolean());
        again.stop();
        ledger.stop();
    }

    private Running witness(String logKey, String port) throws IOException {
        return run(
                "witness",
                "--data",
                directory.resolve("witness").toString(),
                "--port",
                port,
                "--name",
                "witness.example/w1",
                "--log",
                logKey);
    }

    private static String logKey(Path data) {
        try (ReadOnlyLedger ledger = ReadOnlyLedger.open(data)) {
            return LedgerTrust.NONE
                    .advanced(ledger.trail(), Long.MAX_VALUE)
                    .keys()
                    .getFirst()
                    .vkey();
        }
    }

    /** Records something; tells its position. */
    private long write(String address) throws IOException, InterruptedException {
        String body = """
                {"identifier": "document-%d", "title": "A document", "date": "2014", "fictitious": true,
                 "occurredOn": "2014-03-10"}""".formatted(documents++);
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(URI.create(address + "v1/documents"))
                        .header("Authorization", RunningService.basic("carl", RunningService.PASSWORD))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        return created(answer).get("positions").get(0).asLong();
    }

    private long publishedSize(String address) {
        return published(address).checkpoint().size();
    }

    private SignedCheckpoint published(String address) {
        return SignedCheckpoint.parse(get(address, "trail/checkpoint").body().getBytes(StandardCharsets.UTF_8));
    }

    private JsonNode status(String address) {
        return new JsonMapper().readTree(get(address, "health/checkpoints").body());
    }

    private HttpResponse<String> get(String address, String path) {
        try {
            return client.send(
                    HttpRequest.newBuilder(URI.create(address + path)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void await(String what, BooleanSupplier condition) {
        long until = System.nanoTime() + PATIENCE_NANOS;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(until);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    /**
     * A process that listens.
     *
     * @param lines what it said until then
     */
    private record Running(Process process, List<String> lines) {
        String address() {
            return lines.getLast().substring("Listening on ".length());
        }

        /** The lines that begin so, without what is before. */
        List<String> said(String... beginnings) {
            return lines.stream()
                    .map(String::strip)
                    .filter(line -> List.of(beginnings).stream().anyMatch(line::startsWith))
                    .toList();
        }

        void stop() throws InterruptedException {
            process.destroy();
            assertThat(process.waitFor(60, TimeUnit.SECONDS))
                    .as("it stops when asked to")
                    .isTrue();
        }
    }

    private Running run(String... arguments) throws IOException {
        Process process = PackedProgram.with(arguments)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        started.add(process);
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        List<String> lines = new ArrayList<>();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            lines.add(line);
            if (line.startsWith("Listening on ")) {
                return new Running(process, lines);
            }
        }
        throw new IllegalStateException("it ended before it listened: " + lines);
    }
}
