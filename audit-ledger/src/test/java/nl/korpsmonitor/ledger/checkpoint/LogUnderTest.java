package nl.korpsmonitor.ledger.checkpoint;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import nl.korpsmonitor.events.Actor;
import nl.korpsmonitor.events.Cause;
import nl.korpsmonitor.events.LedgerEvent;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.CheckpointTiming;
import nl.korpsmonitor.ledger.LedgerTrust;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.ledger.claim.Claim;
import nl.korpsmonitor.ledger.sequencer.TreeHead;
import nl.korpsmonitor.ledger.sqlite.SqliteLedgerStore;
import nl.korpsmonitor.ledger.store.Block;
import nl.korpsmonitor.ledger.store.LedgerStore;
import nl.korpsmonitor.ledger.store.NewEntry;
import nl.korpsmonitor.ledger.store.StoreException;
import nl.korpsmonitor.ledger.store.StoredEntry;
import nl.korpsmonitor.transparency.Hash;
import nl.korpsmonitor.transparency.checkpoint.SignedCheckpoint;
import nl.korpsmonitor.transparency.entry.Leaf;
import nl.korpsmonitor.transparency.key.VerifierKey;
import nl.korpsmonitor.transparency.policy.TlogPolicy;
import nl.korpsmonitor.transparency.tree.GrowingTiles;
import nl.korpsmonitor.transparency.tree.MerkleHasher;
import org.jspecify.annotations.Nullable;

/** A log on a real store, whose every step can fail, and which remembers all that ever left it. */
final class LogUnderTest implements AutoCloseable {
    static final String ORIGIN = "korpsmonitor/test/0123456789abcdef0123456789abcdef";
    static final CheckpointTiming TIMING = new CheckpointTiming(
            Duration.ofMillis(1), Duration.ZERO, Duration.ZERO, Duration.ofSeconds(20), Duration.ofSeconds(20));
    private static final PartialDate DAY = new PartialDate("2013-10-24");

    final Faults faults = new Faults();
    final TestKeys keys = new TestKeys(faults);
    final LedgerStore store;
    final List<String> published = new ArrayList<>();
    final List<String> signed = new ArrayList<>();
    final Map<String, TestWitness> witnesses = new HashMap<>();

    @Nullable
    TlogPolicy policyToCome;

    private final List<TestWitness> everyWitness = new ArrayList<>();
    private final LedgerStore real;
    private final List<RecordedEvent> ledgerEvents = new ArrayList<>();
    private final Path directory;
    private GrowingTiles tree;
    private String salt = "";
    private final MerkleHasher hasher = new MerkleHasher();

    LogUnderTest(Path directory) {
        this(directory, new GrowingTiles());
        record(new LedgerEvent.LedgerOpened(
                "0123456789abcdef0123456789abcdef", ORIGIN, keys.make(ORIGIN).vkey(), List.of(Leaf.FORMAT), DAY));
    }

    private LogUnderTest(Path directory, GrowingTiles tree) {
        this.directory = directory;
        this.tree = tree;
        real = SqliteLedgerStore.open(directory.resolve("log.db"));
        store = faulty(real);
    }

    /** The store as it is now, to go on from later; the witnesses go on meanwhile. */
    Snapshot snapshot(Path into) throws IOException {
        for (String file : List.of("log.db", "log.db-wal")) {
            Files.copy(directory.resolve(file), into.resolve(file));
        }
        return new Snapshot(into, tree.copy(), List.copyOf(ledgerEvents));
    }

    /** An older copy of the log. */
    final class Snapshot {
        private final Path copy;
        private final GrowingTiles tree;
        private final List<RecordedEvent> events;

        private Snapshot(Path copy, GrowingTiles tree, List<RecordedEvent> events) {
            this.copy = copy;
            this.tree = tree;
            this.events = events;
        }

        LogUnderTest restored() {
            LogUnderTest restored = new LogUnderTest(copy, tree);
            restored.ledgerEvents.addAll(events);
            restored.witnesses.putAll(witnesses);
            keys.copyTo(restored.keys);
            restored.salt = "restored ";
            return restored;
        }
    }

    static TlogPolicy.Party party(TestWitness witness) {
        return new TlogPolicy.Party("w", witness.key.cosignerKey(), URI.create("https://w.example"));
    }

    private LedgerStore faulty(LedgerStore under) {
        return (LedgerStore) Proxy.newProxyInstance(
                LedgerStore.class.getClassLoader(), new Class<?>[] {LedgerStore.class}, (proxy, method, arguments) -> {
                    String name = method.getName();
                    if (!name.equals("checkpoint") && !name.equals("replaceCheckpoint") && !name.equals("read")) {
                        return invoke(method, under, arguments);
                    }
                    String what = name.equals("read") ? "read a tile" : name + " " + arguments[0];
                    return faults.step(
                            what,
                            () -> {
                                Object result = invoke(method, under, arguments);
                                if (Boolean.TRUE.equals(result)) {
                                    remember((String) arguments[0], (String) arguments[2]);
                                }
                                return result;
                            },
                            StoreException::new);
                });
    }

    private static Object invoke(Method method, LedgerStore under, Object[] arguments) throws Exception {
        try {
            return method.invoke(under, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private void remember(String name, String note) {
        if (name.equals(CheckpointRecords.SIGNED)) {
            signed.add(note);
        } else if (name.equals(CheckpointRecords.PUBLISHED)) {
            published.add(note);
        }
    }

    /** The file beside the keys of one signer. */
    final class Beside implements LastSigned {
        private @Nullable String note;

        @Override
        public Optional<String> read() {
            return faults.step("read last-signed", () -> Optional.ofNullable(note), LogUnderTest::ioFailure);
        }

        @Override
        public void write(String next) {
            faults.step(
                    "write last-signed",
                    () -> {
                        note = next;
                        return next;
                    },
                    LogUnderTest::ioFailure);
        }

        void put(@Nullable String other) {
            note = other;
        }
    }

    private static RuntimeException ioFailure(String message) {
        return new UncheckedIOException(new IOException(message));
    }

    TestWitness witness(String name) {
        return witnesses.computeIfAbsent(name, each -> {
            TestWitness witness = new TestWitness(each, Map.of(ORIGIN, keys.all(ORIGIN)), faults);
            everyWitness.add(witness);
            return witness;
        });
    }

    /** Puts these witnesses in force. */
    void policy(String quorum, String... names) {
        StringBuilder policy = new StringBuilder();
        for (String name : names) {
            policy.append(witness(name).policyLine("https://" + name + ".example"));
        }
        policy.append("group all-of-them ").append(quorum);
        for (String name : names) {
            policy.append(' ').append(name);
        }
        record(new LedgerEvent.LedgerPolicyChanged(policy + "\nquorum all-of-them\n", DAY));
    }

    VerifierKey addKey() {
        VerifierKey key = keys.make(ORIGIN);
        record(new LedgerEvent.LedgerKeyAdded(key.vkey(), DAY));
        return key;
    }

    void retire(VerifierKey key) {
        record(new LedgerEvent.LedgerKeyRetired(key.vkey(), "worn out", DAY));
    }

    /** In one block. */
    void append(int count) {
        List<String> subjects = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            // A subject of its own each: then nobody needs to know sequences.
            subjects.add("s/" + (tree.size() + i));
        }
        append(subjects, 0);
    }

    private void record(LedgerEvent event) {
        long position = tree.size();
        append(List.of(Subject.LEDGER.id()), ledgerEvents.size());
        ledgerEvents.add(new RecordedEvent(
                position,
                Instant.EPOCH,
                Subject.LEDGER,
                ledgerEvents.size(),
                "e" + position,
                "ledger-event",
                1,
                new Actor("ledger", Role.SYSTEM, null),
                new Cause(null, null, null, null),
                false,
                event));
    }

    private void append(List<String> subjects, long sequence) {
        GrowingTiles grown = tree.copy();
        long first = tree.size();
        List<NewEntry> entries = new ArrayList<>();
        for (String subject : subjects) {
            byte[] body = ("{\"n\":\"" + salt + grown.size() + "\"}").getBytes(StandardCharsets.UTF_8);
            Hash hash = Hash.sha256(body);
            entries.add(new NewEntry("e" + grown.size(), subject, sequence, true, "t", "a", 0, body, hash, List.of()));
            grown.append(hasher.leaf(Leaf.of(first, hash)));
        }
        real.append(Block.at(first, entries, first, grown.takeChanged(), List.of()));
        tree = grown;
    }

    TreeHead head() {
        return new TreeHead(tree.size(), tree.root());
    }

    /** The keys in use. */
    List<VerifierKey> inUse() {
        return LedgerTrust.NONE.advanced(parts().trail(), Long.MAX_VALUE).keys();
    }

    LogParts parts() {
        Trail trail = (Trail) Proxy.newProxyInstance(
                Trail.class.getClassLoader(), new Class<?>[] {Trail.class}, (proxy, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("ofSubject");
                    return ledgerEvents.stream()
                            .filter(event ->
                                    event.sequence() >= (long) arguments[1] && event.position() < (long) arguments[2])
                            .limit((int) arguments[3])
                            .toList();
                });
        return new LogParts(
                ORIGIN,
                store,
                trail,
                this::head,
                keys,
                Path.of("unused"),
                TIMING,
                policyToCome,
                Claim.always(),
                Clock.systemUTC());
    }

    SigningRound signer(LastSigned beside) {
        return signer(beside, new Publications());
    }

    SigningRound signer(LastSigned beside, Publications publications) {
        return signer(beside, publications, Runnable::run);
    }

    SigningRound signer(LastSigned beside, Publications publications, Executor executor) {
        return signer(beside, publications, executor, new StatusBoard(Clock.systemUTC()));
    }

    SigningRound signer(LastSigned beside, Publications publications, Executor executor, StatusBoard board) {
        return new SigningRound(
                parts(), beside, party -> requireNonNull(witnesses.get(party.name())), executor, publications, board);
    }

    /** Takes a checkpoint out of the store, as nothing in the product does. */
    void remove(String name) {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("log.db"));
                var sql = connection.prepareStatement("DELETE FROM checkpoints WHERE name = ?")) {
            sql.setString(1, name);
            sql.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    Optional<SignedCheckpoint> checkpoint(String name) {
        return real.checkpoint(name).map(note -> SignedCheckpoint.parse(note.getBytes(StandardCharsets.UTF_8)));
    }

    long size(String name) {
        return checkpoint(name).map(each -> each.checkpoint().size()).orElse(0L);
    }

    /** All that was ever signed into the store, published or seen by a witness lies on the one tree that the stored bytes make. */
    void requireOneTree() {
        Map<Long, Hash> roots = new HashMap<>();
        GrowingTiles recomputed = new GrowingTiles();
        for (StoredEntry entry : real.entries(0, Integer.MAX_VALUE)) {
            recomputed.append(hasher.leaf(Leaf.of(entry.recordedAtMicros(), Hash.sha256(entry.body()))));
            roots.put(recomputed.size(), recomputed.root());
        }
        List<SignedCheckpoint> all = new ArrayList<>();
        everyWitness.forEach(witness -> all.addAll(witness.seen));
        for (List<String> notes : List.of(signed, published)) {
            notes.forEach(note -> all.add(SignedCheckpoint.parse(note.getBytes(StandardCharsets.UTF_8))));
        }
        for (SignedCheckpoint each : all) {
            assertThat(each.checkpoint().root())
                    .as("root of %d entries", each.checkpoint().size())
                    .isEqualTo(roots.get(each.checkpoint().size()));
        }
        requireGrowing(signed);
        requireGrowing(published);
        Set<String> stored = new HashSet<>(signed);
        for (TestWitness witness : everyWitness) {
            assertThat(witness.seen)
                    .as("a witness sees only what stands in the store")
                    .allMatch(seen -> stored.contains(seen.encoded()));
        }
        assertThat(size(CheckpointRecords.PUBLISHED)).isLessThanOrEqualTo(size(CheckpointRecords.SIGNED));
        requireRetired();
    }

    /** Every retired key has signed a checkpoint over its own retirement, which is kept, and is gone. */
    private void requireRetired() {
        for (LedgerTrust.Retired retired :
                LedgerTrust.NONE.advanced(parts().trail(), Long.MAX_VALUE).retired()) {
            SignedCheckpoint last =
                    checkpoint(CheckpointRecords.retired(retired.key())).orElseThrow();
            assertThat(last.verifiedBy(List.of(retired.key()))).hasSize(1);
            assertThat(last.checkpoint().size()).isGreaterThan(retired.position());
            assertThat(keys.has(retired.key())).as("the private half").isFalse();
        }
    }

    private static void requireGrowing(List<String> notes) {
        long last = 0;
        for (String note : notes) {
            long size = SignedCheckpoint.parse(note.getBytes(StandardCharsets.UTF_8))
                    .checkpoint()
                    .size();
            assertThat(size).isGreaterThanOrEqualTo(last);
            last = size;
        }
    }

    @Override
    public void close() {
        real.close();
    }
}
