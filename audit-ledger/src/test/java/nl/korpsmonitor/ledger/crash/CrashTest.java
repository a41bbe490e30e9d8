package nl.korpsmonitor.ledger.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.ScorecardEvent.ScoreRecorded;
import nl.korpsmonitor.events.values.Confidential;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.EventFilter;
import nl.korpsmonitor.ledger.Ledger;
import nl.korpsmonitor.ledger.LedgerOptions;
import nl.korpsmonitor.ledger.Receipt;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.ledger.sequencer.TreeHead;
import nl.korpsmonitor.ledger.sqlite.SqliteLedgerStore;
import nl.korpsmonitor.ledger.store.LedgerStore;
import nl.korpsmonitor.ledger.store.StoredEntry;
import nl.korpsmonitor.transparency.Hash;
import nl.korpsmonitor.transparency.entry.Leaf;
import nl.korpsmonitor.transparency.tree.GrowingTiles;
import nl.korpsmonitor.transparency.tree.MerkleHasher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Kills a real process that appends under load, over and over, and holds the ledger to what it acknowledged. */
class CrashTest {
    /** {@code -Dcrash.kills} tries more than a build has time for. */
    private static final int KILLS = Integer.getInteger("crash.kills", 16);

    private static final long SEED = 20131024;
    /** A process is killed after as many acknowledgements as chance says, up to here. */
    private static final int MOST_ACKNOWLEDGEMENTS = 400;

    /** What the process printed before it died. */
    private record Acknowledged(
            long firstPosition,
            int count,
            String subject,
            long lastSequence,
            String key,
            long size,
            String root,
            List<String> ids) {
        static Acknowledged parse(String line) {
            String[] words = line.split(" ", -1);
            return new Acknowledged(
                    Long.parseLong(words[0]),
                    Integer.parseInt(words[1]),
                    words[2],
                    Long.parseLong(words[3]),
                    words[4],
                    Long.parseLong(words[5]),
                    words[6],
                    List.of(words).subList(7, words.length));
        }
    }

    @TempDir
    Path directory = Path.of("");

    @Test
    @Timeout(value = 180, unit = TimeUnit.SECONDS)
    void nothing_acknowledged_is_lost_when_the_process_is_killed() throws Exception {
        Random random = new Random(SEED);
        List<Acknowledged> acknowledged = new ArrayList<>();
        for (int kill = 0; kill < KILLS; kill++) {
            acknowledged.addAll(runAndKill(random.nextLong(), 1 + random.nextInt(MOST_ACKNOWLEDGEMENTS), random));
        }
        try (Ledger ledger = Ledger.open(LedgerOptions.in(directory))) {
            Map<Long, RecordedEvent> events = everything(ledger.trail());
            assertThat(acknowledged).hasSizeGreaterThan(KILLS);
            acknowledged.forEach(each -> requireRecorded(each, events, ledger));
            requireDisclosed(ledger, events.size());
            TreeHead verified = ledger.verifyTree();
            assertThat(verified.size()).isEqualTo(events.size());
        }
        requireSameBytes(acknowledged);
    }

    /** Runs the process until it has acknowledged so many appends, and a random moment longer; then SIGKILL. */
    private List<Acknowledged> runAndKill(long seed, int acknowledgements, Random random)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        AppendingProcess.class.getName(),
                        directory.toString(),
                        Long.toString(seed))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<Acknowledged> seen = new ArrayList<>();
        try (BufferedReader out = process.inputReader(StandardCharsets.US_ASCII)) {
            assertThat(out.readLine()).as("the process opened the ledger").isEqualTo("open");
            String line = out.readLine();
            while (line != null) {
                // A last line that was cut off by the kill is no acknowledgement that anybody got.
                if (line.split(" ", -1).length > 7 && line.matches(".*[0-9a-f-]{36}")) {
                    seen.add(Acknowledged.parse(line));
                }
                if (seen.size() == acknowledgements && process.isAlive()) {
                    long nanos = random.nextLong(3_000_000);
                    long until = System.nanoTime() + nanos;
                    while (System.nanoTime() < until) {
                        Thread.onSpinWait();
                    }
                    // Not through Process, which would close the stream with acknowledgements still in it.
                    process.toHandle().destroyForcibly();
                }
                line = out.readLine();
            }
        }
        assertThat(process.waitFor()).as("died by SIGKILL").isEqualTo(128 + 9);
        return seen;
    }

    private static Map<Long, RecordedEvent> everything(Trail trail) {
        Map<Long, RecordedEvent> events = new HashMap<>();
        Map<Subject, Long> sequences = new HashMap<>();
        for (long from = 0; from < trail.size(); from += Trail.MAXIMUM_PAGE) {
            for (RecordedEvent event : trail.page(EventFilter.ALL, from, Trail.MAXIMUM_PAGE)) {
                assertThat(event.position()).as("gap-free").isEqualTo(events.size());
                assertThat(event.sequence())
                        .as("gap-free within %s", event.subject())
                        .isEqualTo(sequences.getOrDefault(event.subject(), -1L) + 1);
                sequences.put(event.subject(), event.sequence());
                events.put(event.position(), event);
            }
        }
        return events;
    }

    private static void requireRecorded(Acknowledged each, Map<Long, RecordedEvent> events, Ledger ledger) {
        for (int i = 0; i < each.count(); i++) {
            long position = each.firstPosition() + i;
            RecordedEvent event = Objects.requireNonNull(events.get(position), () -> "position " + position);
            assertThat(event.id()).isEqualTo(each.ids().get(i));
            assertThat(event.subject().id()).isEqualTo(each.subject());
        }
        Receipt receipt = ledger.idempotencyRecords()
                .find(Hash.ofHex(each.key()).bytes())
                .orElseThrow()
                .first();
        assertThat(receipt.firstPosition()).isEqualTo(each.firstPosition());
        assertThat(receipt.count()).isEqualTo(each.count());
        assertThat(receipt.sequence()).isEqualTo(each.lastSequence());
    }

    /** Not a byte of what was there at an acknowledgement has changed since: the roots of then follow from what is stored. */
    private void requireSameBytes(List<Acknowledged> acknowledged) {
        Map<Long, String> roots = new HashMap<>();
        acknowledged.forEach(each -> {
            assertThat(each.size())
                    .as("holds what was acknowledged")
                    .isGreaterThanOrEqualTo(each.firstPosition() + each.count());
            assertThat(roots.merge(each.size(), each.root(), (first, second) -> first))
                    .isEqualTo(each.root());
        });
        GrowingTiles tree = new GrowingTiles();
        MerkleHasher hasher = new MerkleHasher();
        int compared = 0;
        try (LedgerStore store = SqliteLedgerStore.open(directory.resolve("ledger.db"))) {
            for (StoredEntry entry : store.entries(0, Integer.MAX_VALUE)) {
                tree.append(hasher.leaf(Leaf.of(entry.recordedAtMicros(), Hash.sha256(entry.body()))));
                String root = roots.get(tree.size());
                if (root != null) {
                    assertThat(tree.root().hex())
                            .as("root at size %d", tree.size())
                            .isEqualTo(root);
                    compared++;
                }
            }
        }
        assertThat(compared).isEqualTo(roots.size());
    }

    /** Every confidential value opens: no key of a recorded event was destroyed as unused. */
    private static void requireDisclosed(Ledger ledger, int size) {
        for (long position = 1; position < size; position++) {
            RecordedEvent event = ledger.trail().opened(position).orElseThrow();
            assertThat(((ScoreRecorded) event.event()).reason())
                    .isEqualTo(Confidential.of("reason " + event.sequence()));
        }
    }
}
