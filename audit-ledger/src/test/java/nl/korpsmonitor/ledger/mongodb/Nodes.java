package nl.korpsmonitor.ledger.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.IdempotencyRecords;
import nl.korpsmonitor.ledger.Receipt;
import nl.korpsmonitor.ledger.RepeatedCommandException;
import nl.korpsmonitor.ledger.SubjectMovedException;
import nl.korpsmonitor.ledger.sequencer.AppendRequest;
import nl.korpsmonitor.ledger.sequencer.Appended;
import nl.korpsmonitor.ledger.sequencer.SequenceTakenException;
import nl.korpsmonitor.ledger.sequencer.Sequencer;
import nl.korpsmonitor.ledger.store.LedgerStore;
import nl.korpsmonitor.ledger.store.NewEntry;
import nl.korpsmonitor.ledger.store.StoredEntry;
import nl.korpsmonitor.transparency.Hash;
import nl.korpsmonitor.transparency.entry.Leaf;
import nl.korpsmonitor.transparency.tree.GrowingTiles;
import nl.korpsmonitor.transparency.tree.MerkleHasher;
import org.jspecify.annotations.Nullable;

/** Sequencers on one store, what they append, and what must hold of it in the end. */
final class Nodes {
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private Nodes() {}

    static int write(Random random, Sequencer sequencer, LedgerStore store, int rounds, Set<String> acknowledged) {
        int refused = 0;
        for (int round = 0; round < rounds; round++) {
            String subject = "s" + random.nextInt(5);
            String read = "s" + random.nextInt(5);
            long readAt = store.lastSequence(read);
            long next = store.lastSequence(subject) + 1;
            List<NewEntry> entries = new ArrayList<>();
            for (int i = 0; i <= random.nextInt(3); i++) {
                entries.add(entry(subject, next + i));
            }
            try {
                sequencer.append(new AppendRequest(entries, Map.of(new Subject(read), readAt), Map.of(), null));
                entries.forEach(entry -> acknowledged.add(entry.id()));
            } catch (SequenceTakenException | SubjectMovedException e) {
                refused++;
            }
        }
        return refused;
    }

    static void requireConsistent(LedgerStore store, @Nullable Set<String> acknowledged) {
        GrowingTiles tree = new GrowingTiles();
        MerkleHasher hasher = new MerkleHasher();
        Map<String, Long> sequences = new HashMap<>();
        Set<String> stored = new HashSet<>();
        long last = 0;
        for (StoredEntry entry : store.entries(0, Integer.MAX_VALUE)) {
            assertThat(entry.position()).isEqualTo(tree.size());
            assertThat(entry.recordedAtMicros()).isGreaterThanOrEqualTo(last);
            last = entry.recordedAtMicros();
            tree.append(hasher.leaf(Leaf.of(last, Hash.sha256(entry.body()))));
            List<String> words = Arrays.asList(new String(entry.body(), StandardCharsets.US_ASCII).split(" ", -1));
            stored.add(words.get(0));
            long sequence = Long.parseLong(words.get(2));
            assertThat(sequence).isEqualTo(sequences.getOrDefault(words.get(1), -1L) + 1);
            sequences.put(words.get(1), sequence);
        }
        assertThat(GrowingTiles.restore(store.size(), store).root()).isEqualTo(tree.root());
        if (acknowledged != null) {
            assertThat(stored).isEqualTo(acknowledged);
        }
    }

    static <T> List<T> outcomes(List<Callable<T>> tasks) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(tasks.size())) {
            List<T> outcomes = new ArrayList<>();
            for (Future<T> future : threads.invokeAll(tasks)) {
                outcomes.add(future.get());
            }
            return outcomes;
        }
    }

    static Appended append(Sequencer sequencer, String subject, long sequence) {
        return sequencer.append(new AppendRequest(List.of(entry(subject, sequence)), Map.of(), Map.of(), null));
    }

    static NewEntry entry(String subject, long sequence) {
        String id = UUID.randomUUID().toString();
        byte[] body = (id + " " + subject + " " + sequence).getBytes(StandardCharsets.US_ASCII);
        return new NewEntry(id, subject, sequence, true, "t", "x", 0, body, Hash.sha256(body), List.of());
    }

    static Sequencer sequencer(LedgerStore store, Instant at) {
        IdempotencyRecords records = key -> store.command(Hash.of(key))
                .map(command -> new RepeatedCommandException(
                        new Receipt(new Subject("a"), 0, command.firstPosition(), command.count(), START), ""));
        Instant begun = Instant.now();
        return new Sequencer(store, records, new Clock() {
            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return at.plus(Duration.between(begun, Instant.now()));
            }
        });
    }
}
