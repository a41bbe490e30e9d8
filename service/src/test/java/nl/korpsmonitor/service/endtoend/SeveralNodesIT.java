package nl.korpsmonitor.service.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import nl.korpsmonitor.ledger.LedgerPlace;
import nl.korpsmonitor.ledger.mongodb.MongoUnderTest;
import nl.korpsmonitor.ledger.store.LedgerStore;
import nl.korpsmonitor.transparency.checkpoint.Checkpoint;
import nl.korpsmonitor.transparency.tree.MerkleProofs;
import nl.korpsmonitor.transparency.tree.TiledSubtrees;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Two and then three processes on one store, under load on the same subjects, killed and started at random. */
class SeveralNodesIT {
    private static final int ORGANISATIONS = 4;
    private static final int WRITERS = 6;

    /** {@code -Dnodes.kills} tries more than a build has time for. */
    private static final int KILLS_OF_THREE = Integer.getInteger("nodes.kills", 1);

    private static final Duration BETWEEN_KILLS = Duration.ofSeconds(4);

    private final String store = MongoUnderTest.freshDatabase();
    private final String keys = MongoUnderTest.freshDatabase();

    @TempDir
    Path directory = Path.of("");

    @AfterEach
    void drop() {
        MongoUnderTest.drop(MongoUnderTest.connect(store));
        MongoUnderTest.drop(MongoUnderTest.connect(keys));
        MongoUnderTest.drop(MongoUnderTest.connect(store + "_views"));
    }

    @Test
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void nothing_is_lost_doubled_or_forked_and_all_read_sides_are_equal_in_the_end() throws Exception {
        try (SharedNodes nodes = new SharedNodes(directory, store, keys)) {
            nodes.start(0, "ALL");
            nodes.start(1, "ALL");
            for (int i = 0; i < ORGANISATIONS; i++) {
                assertThat(nodes.post(0, "/v1/organisations", organisation(i), "organisation-" + i)
                                .statusCode())
                        .isEqualTo(201);
            }
            Random random = new Random(20_131_024);
            try (SharedLoad load = new SharedLoad(nodes, WRITERS, ORGANISATIONS)) {
                load.recorded(60);
                killAndStart(nodes, load, 0, "ALL");
                killAndStart(nodes, load, 1, "ALL");
                // From here on three: whoever is killed, two are there.
                nodes.start(2, "QUERY");
                for (int kill = 0; kill < KILLS_OF_THREE; kill++) {
                    int victim = random.nextInt(3);
                    killAndStart(nodes, load, victim, victim == 2 ? "QUERY" : "ALL");
                }
                load.recorded(60);
                load.stop();
                requireAll(nodes, load);
            }
        }
    }

    private static void killAndStart(SharedNodes nodes, SharedLoad load, int victim, String role) throws Exception {
        nodes.kill(victim);
        Instant until = Instant.now().plus(BETWEEN_KILLS);
        int before = load.acknowledged().size();
        // The others go on meanwhile.
        while (load.acknowledged().size() < before + 10 || Instant.now().isBefore(until)) {
            Thread.onSpinWait();
            TimeUnit.MILLISECONDS.sleep(20);
        }
        nodes.start(victim, role);
    }

    private void requireAll(SharedNodes nodes, SharedLoad load) throws IOException, InterruptedException {
        List<JsonNode> events = nodes.events(0);
        assertThat(events.stream().map(event -> event.get("position").asLong()))
                .as("no gap, no position twice")
                .isEqualTo(IntStream.range(0, events.size())
                        .mapToObj(Long::valueOf)
                        .toList());
        Map<String, Long> sequences = new HashMap<>();
        Set<String> ids = new HashSet<>();
        Instant last = Instant.EPOCH;
        for (JsonNode event : events) {
            assertThat(ids.add(event.get("id").asString())).as("no event twice").isTrue();
            Instant recordedAt = Instant.parse(event.get("recordedAt").asString());
            assertThat(recordedAt).isAfterOrEqualTo(last);
            last = recordedAt;
            String subject = event.get("subject").asString();
            assertThat(event.get("sequence").asLong()).isEqualTo(sequences.getOrDefault(subject, -1L) + 1);
            sequences.put(subject, event.get("sequence").asLong());
        }
        load.acknowledged().forEach((key, receipt) -> {
            JsonNode event = events.get((int) receipt.position());
            assertThat(event.get("subject").asString()).as(key).isEqualTo(receipt.subject());
            assertThat(event.toString())
                    .as("what %s recorded stands where its receipt says", key)
                    .contains(key);
        });
        List<String> recorded = events.stream()
                .map(JsonNode::toString)
                .filter(text -> text.contains(SharedLoad.MARK))
                .toList();
        assertThat(recorded)
                .as("each command that was sent, however often, was recorded once")
                .hasSize(load.acknowledged().size());
        for (int node = 1; node < 3; node++) {
            assertThat(nodes.events(node)).as("node %s", node).isEqualTo(events);
            assertThat(nodes.items(node, "/v1/organisations", events.size() - 1))
                    .isEqualTo(nodes.items(0, "/v1/organisations", events.size() - 1));
            assertThat(nodes.items(node, "/v1/documents", events.size() - 1))
                    .isEqualTo(nodes.items(0, "/v1/documents", events.size() - 1));
        }
        requireOneSeriesOfCheckpoints(new ArrayList<>(load.checkpoints()), events.size());
    }

    private void requireOneSeriesOfCheckpoints(List<Checkpoint> seen, int size) {
        try (LedgerPlace place = LedgerPlace.toRead(store, true)) {
            LedgerStore ledger = place.store();
            assertThat(ledger.size()).isEqualTo(size);
            assertThat(seen).as("checkpoints that nodes showed meanwhile").hasSizeGreaterThan(10);
            for (Checkpoint checkpoint : seen) {
                assertThat(new MerkleProofs(new TiledSubtrees(ledger, checkpoint.size())).root(checkpoint.size()))
                        .as("the tree of the checkpoint of %s entries", checkpoint.size())
                        .isEqualTo(checkpoint.root());
            }
        }
    }

    private static String organisation(int number) {
        return """
                {"code": "%s", "kind": "CHAIN_PARTNER", "name": "First", "fictitious": true,
                 "occurredOn": "2014-01-01"}""".formatted(SharedLoad.code(number));
    }
}
