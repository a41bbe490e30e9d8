package nl.korpsmonitor.service.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import nl.korpsmonitor.transparency.checkpoint.Checkpoint;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Writers that rename a few organisations, all the same ones, and register documents, at nodes of their choice. A command without a sure answer is sent again
 * with its key, to another node, until there is one. One more thread looks at the checkpoints that the nodes show.
 */
final class SharedLoad implements AutoCloseable {
    /** Stands in every command, with a number of its own. */
    static final String MARK = "load-";

    /** Without a breath, writers leave a node that starts beside them so little of a small machine that it takes a minute. */
    private static final int MILLIS_BETWEEN_COMMANDS = 500;

    private static final int CREATED = 201;
    private static final int OK = 200;

    private final SharedNodes nodes;
    private final int organisations;
    private final Map<String, Receipt> acknowledged = new ConcurrentHashMap<>();
    private final Set<Checkpoint> checkpoints = ConcurrentHashMap.newKeySet();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopping;

    /** Where a command's event stands. */
    record Receipt(String subject, long position) {}

    SharedLoad(SharedNodes nodes, int writers, int organisations) {
        this.nodes = nodes;
        this.organisations = organisations;
        for (int writer = 0; writer < writers; writer++) {
            int number = writer;
            threads.add(Thread.ofVirtual().start(() -> noticing(() -> write(number))));
        }
        threads.add(Thread.ofVirtual().start(() -> noticing(this::watch)));
    }

    static String code(int organisation) {
        return "verzonnen-" + organisation;
    }

    Map<String, Receipt> acknowledged() {
        Throwable failed = failure.get();
        if (failed != null) {
            throw new AssertionError("a writer failed", failed);
        }
        return acknowledged;
    }

    Set<Checkpoint> checkpoints() {
        return checkpoints;
    }

    /** Waits until so many more commands were acknowledged. */
    void recorded(int more) throws InterruptedException {
        int until = acknowledged().size() + more;
        while (acknowledged().size() < until) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    private void noticing(Work work) {
        try {
            work.run();
        } catch (Throwable e) {
            failure.compareAndSet(null, e);
        }
    }

    private void write(int writer) throws InterruptedException {
        Random random = new Random(writer);
        for (int i = 0; !stopping; i++) {
            String mark = MARK + writer + "-" + i + "-";
            if (random.nextInt(3) > 0) {
                String path = "/v1/organisations/" + code(random.nextInt(organisations)) + "/names";
                send(random, mark, path, "{\"name\": \"Name " + mark + "\", \"occurredOn\": \"2014-02-01\"}");
            } else {
                send(random, mark, "/v1/documents", """
                        {"identifier": "%s", "title": "Invented", "date": "2014", "fictitious": true,
                         "occurredOn": "2014-03-10"}""".formatted(mark));
            }
            TimeUnit.MILLISECONDS.sleep(MILLIS_BETWEEN_COMMANDS);
        }
    }

    private void send(Random random, String mark, String path, String json) throws InterruptedException {
        while (true) {
            try {
                HttpResponse<String> answer = nodes.post(random.nextInt(2), path, json, mark);
                if (answer.statusCode() == CREATED || answer.statusCode() == OK) {
                    JsonNode receipt = SharedNodes.MAPPER.readTree(answer.body());
                    acknowledged.put(
                            mark,
                            new Receipt(
                                    receipt.get("subject").asString(),
                                    receipt.get("positions").get(0).asLong()));
                    return;
                }
                // 503: not now, or nobody can tell. 409: decided upon something that moved, too often in a row. Both
                // may be sent again.
                assertThat(answer.statusCode()).as(answer.body()).isIn(409, 429, 503);
            } catch (IOException e) {
                // It was killed, or is not there.
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
    }

    private void watch() throws InterruptedException {
        while (!stopping) {
            for (int node = 0; node < 3; node++) {
                watch(node);
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private void watch(int node) throws InterruptedException {
        try {
            nodes.checkpoint(node).ifPresent(checkpoints::add);
        } catch (IOException e) {
            // It was killed, or is not there.
            return;
        }
    }

    /** Lets every writer get its last answer. */
    void stop() throws InterruptedException {
        stopping = true;
        for (Thread thread : threads) {
            thread.join();
        }
        acknowledged();
    }

    @Override
    public void close() {
        stopping = true;
        threads.forEach(Thread::interrupt);
    }
}
