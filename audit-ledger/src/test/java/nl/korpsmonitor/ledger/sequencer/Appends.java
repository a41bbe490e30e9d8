package nl.korpsmonitor.ledger.sequencer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
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
import nl.korpsmonitor.ledger.store.LedgerStore;
import nl.korpsmonitor.ledger.store.NewEntry;
import nl.korpsmonitor.ledger.store.StoredEntry;
import nl.korpsmonitor.transparency.Hash;
import nl.korpsmonitor.transparency.entry.Leaf;
import nl.korpsmonitor.transparency.tree.GrowingTiles;
import nl.korpsmonitor.transparency.tree.MerkleHasher;

/** What the suites of the sequencer append, by which clock, and what must hold of it in the end. */
public final class Appends {
    /** When the clocks of the suites begin. */
    public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private Appends() {}

    /** A clock that shows what it is told to. */
    static Clock clock(InstantSource source) {
        return source.withZone(ZoneOffset.UTC);
    }

    /** A sequencer whose clock shows this time now, and goes on from there. */
    public static Sequencer sequencer(LedgerStore store, Instant now) {
        return sequencer(store, Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), now)));
    }

    /** A sequencer with this clock. */
    static Sequencer sequencer(LedgerStore store, Clock clock) {
        IdempotencyRecords records = key -> store.command(Hash.of(key))
                .map(command -> new RepeatedCommandException(
                        new Receipt(new Subject("a"), 0, command.firstPosition(), command.count(), START), ""));
        return new Sequencer(store, records, clock);
    }

    /** Appends one entry. */
    public static Appended append(Sequencer sequencer, String subject, long sequence) {
        return append(sequencer, entry(subject, sequence));
    }

    /** Appends this entry. */
    static Appended append(Sequencer sequencer, NewEntry entry) {
        return sequencer.append(new AppendRequest(List.of(entry), Map.of(), Map.of(), null));
    }

    /** Appends this entry under an idempotency key. */
    public static Appended append(Sequencer sequencer, NewEntry entry, Hash key) {
        return sequencer.append(new AppendRequest(List.of(entry), Map.of(), Map.of(), key));
    }

    /** An entry with an id of its own. */
    public static NewEntry entry(String subject, long sequence) {
        return entry(UUID.randomUUID().toString(), subject, sequence);
    }

    /** An entry whose body says its id, subject and sequence. */
    static NewEntry entry(String id, String subject, long sequence) {
        byte[] body = (id + " " + subject + " " + sequence).getBytes(StandardCharsets.US_ASCII);
        return new NewEntry(id, subject, sequence, true, "t", "x", 0, body, Hash.sha256(body), List.of());
    }

    /** The ids of all entries in a store. */
    public static Set<String> ids(LedgerStore store) {
        Set<String> ids = new HashSet<>();
        store.entries(0, Integer.MAX_VALUE).forEach(entry -> ids.add(words(entry)[0]));
        return ids;
    }

    private static String[] words(StoredEntry entry) {
        return new String(entry.body(), StandardCharsets.US_ASCII).split(" ", -1);
    }

    /**
     * Appends to random subjects out of few, each time on the condition that another one has not moved, and looks for it where the receipt says.
     *
     * @param acknowledged gets the ids of what is recorded
     * @return how many requests were refused
     */
    public static int write(
            Random random, Sequencer sequencer, LedgerStore store, int rounds, Set<String> acknowledged) {
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
                Appended appended =
                        sequencer.append(new AppendRequest(entries, Map.of(new Subject(read), readAt), Map.of(), null));
                requireThere(store, appended, entries);
                entries.forEach(entry -> acknowledged.add(entry.id()));
            } catch (SequenceTakenException | SubjectMovedException e) {
                refused++;
            }
        }
        return refused;
    }

    /** The entries stand where the receipt says, also when others were appended in the same block. */
    private static void requireThere(LedgerStore store, Appended appended, List<NewEntry> entries) {
        List<StoredEntry> found = store.entries(appended.firstPosition(), entries.size());
        assertThat(found)
                .extracting(entry -> words(entry)[0])
                .isEqualTo(entries.stream().map(NewEntry::id).toList());
        assertThat(found)
                .extracting(StoredEntry::recordedAtMicros)
                .as("all stamped as the receipt says")
                .containsOnly(appended.recordedAtMicros());
    }

    /** Does all tasks at the same time; what they returned, in their order. */
    public static <T> List<T> outcomes(List<Callable<T>> tasks) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(tasks.size())) {
            List<T> outcomes = new ArrayList<>();
            for (Future<T> future : threads.invokeAll(tasks)) {
                outcomes.add(future.get());
            }
            return outcomes;
        }
    }

    /**
     * No gaps, no subject out of order, no time that goes back, and tiles and bytes agree on the tree.
     *
     * @return the head of that tree
     */
    public static TreeHead requireConsistent(LedgerStore store) {
        GrowingTiles tree = new GrowingTiles();
        MerkleHasher hasher = new MerkleHasher();
        Map<String, Long> sequences = new HashMap<>();
        long last = 0;
        for (StoredEntry entry : store.entries(0, Integer.MAX_VALUE)) {
            assertThat(entry.position()).isEqualTo(tree.size());
            assertThat(entry.recordedAtMicros()).isGreaterThanOrEqualTo(last);
            last = entry.recordedAtMicros();
            tree.append(hasher.leaf(Leaf.of(last, Hash.sha256(entry.body()))));
            String[] words = words(entry);
            long sequence = Long.parseLong(words[2]);
            assertThat(sequence).isEqualTo(sequences.getOrDefault(words[1], -1L) + 1);
            sequences.put(words[1], sequence);
        }
        assertThat(store.size()).isEqualTo(tree.size());
        assertThat(GrowingTiles.restore(tree.size(), store).root()).isEqualTo(tree.root());
        return new TreeHead(tree.size(), tree.root());
    }
}
