package nl.korpsmonitor.service.benchmark;

import static nl.korpsmonitor.service.testing.Fixture.CARD;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.service.testing.Fixture;
import nl.korpsmonitor.service.testing.RunningService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Commands and reads per second over HTTP, with the clients in the same process as the service, so that both share its
 * processors. The peer of the same run is the liveness probe: the same client, server and machine, without a ledger.
 */
class HttpBenchmark {
    private static final int WARM_UP = 3_000;
    private static final int REQUESTS = Integer.getInteger("benchmark.requests", 10_000);
    private static final int ROUNDS = Integer.getInteger("benchmark.rounds", 2);
    private static final String[] READS = {"/v1/editions", CARD, "/v1/events?subject=organisation/veldmark"};

    @TempDir
    Path directory;

    private final AtomicInteger unique = new AtomicInteger();

    @Test
    void measure() throws Exception {
        Fixture.addAccounts(directory);
        RunningService.addAccount(directory, "auditor", null, Role.AUDITOR);
        try (RunningService service = RunningService.start(directory, RunningService.withoutRateLimits())) {
            Fixture.openEdition(service);
            Fixture.created(service.post(CARD + "/scores", "anna", """
                    {"dimension": "capacity", "score": "6.5", "reason": "Measured.", "occurredOn": "2014-03-10"}"""));
            run(service, 32, WARM_UP, this::registerOrganisation);
            run(service, 32, WARM_UP, i -> live());
            for (int round = 1; round <= ROUNDS; round++) {
                System.out.printf("round %d%n", round);
                double peer = report("GET /health/live, 32 clients (peer)", Double.NaN, service, 32, i -> live());
                for (int clients : new int[] {1, 8, 32}) {
                    report(
                            "POST /v1/organisations, " + clients + " clients, one subject each",
                            peer,
                            service,
                            clients,
                            this::registerOrganisation);
                }
                for (String path : READS) {
                    report("GET " + path + ", 32 clients", peer, service, 32, i -> read(path));
                }
            }
        }
    }

    private record Request(String path, String user, String body) {}

    private static Request live() {
        return new Request("/health/live", "", "");
    }

    private static Request read(String path) {
        return new Request(path, "auditor", "");
    }

    private Request registerOrganisation(int ignored) {
        int number = unique.incrementAndGet();
        return new Request("/v1/organisations", "carl", """
                {"code": "o-%d", "name": "Invented organisation %d", "kind": "CHAIN_PARTNER", "fictitious": true,
                 "occurredOn": "2000"}""".formatted(number, number));
    }

    private static double report(
            String what, double peer, RunningService service, int clients, IntFunction<Request> requests)
            throws Exception {
        long start = System.nanoTime();
        run(service, clients, REQUESTS, requests);
        double perSecond = REQUESTS / ((System.nanoTime() - start) / 1e9);
        String ratio = Double.isNaN(peer) ? "" : "  %.2f x peer".formatted(perSecond / peer);
        System.out.printf("  %-62s %8.0f/s%s%n", what, perSecond, ratio);
        return perSecond;
    }

    /** Sends so many requests from so many clients, each with a connection of its own; every answer must be a 2xx. */
    private static void run(RunningService service, int clients, int total, IntFunction<Request> requests)
            throws Exception {
        AtomicInteger next = new AtomicInteger();
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            List<Future<Void>> done = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                done.add(threads.submit((Callable<Void>) () -> {
                    try (HttpClient client = HttpClient.newBuilder()
                            .version(HttpClient.Version.HTTP_1_1)
                            .executor(Runnable::run)
                            .build()) {
                        for (int n = next.getAndIncrement(); n < total; n = next.getAndIncrement()) {
                            send(client, service.port(), requests.apply(n));
                        }
                    }
                    return null;
                }));
            }
            for (Future<Void> one : done) {
                one.get();
            }
        }
    }

    private static void send(HttpClient client, int port, Request request) throws IOException, InterruptedException {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + request.path()));
        if (!request.user().isEmpty()) {
            builder.header("Authorization", RunningService.basic(request.user(), RunningService.PASSWORD));
        }
        if (!request.body().isEmpty()) {
            builder.header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(request.body()));
        }
        HttpResponse<String> answer = client.send(builder.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(request.path() + ": " + answer.statusCode() + " " + answer.body());
        }
    }
}
