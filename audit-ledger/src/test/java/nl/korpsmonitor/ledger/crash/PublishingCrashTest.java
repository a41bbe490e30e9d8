package nl.korpsmonitor.ledger.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import nl.korpsmonitor.events.LedgerEvent.LedgerPolicyChanged;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.ledger.Ledger;
import nl.korpsmonitor.ledger.LedgerMetaData;
import nl.korpsmonitor.ledger.LedgerOptions;
import nl.korpsmonitor.ledger.checkpoint.HttpWitness;
import nl.korpsmonitor.ledger.sqlite.SqliteLedgerStore;
import nl.korpsmonitor.ledger.store.LedgerStore;
import nl.korpsmonitor.ledger.store.StoredEntry;
import nl.korpsmonitor.transparency.Hash;
import nl.korpsmonitor.transparency.checkpoint.SignedCheckpoint;
import nl.korpsmonitor.transparency.entry.Leaf;
import nl.korpsmonitor.transparency.key.VerifierKey;
import nl.korpsmonitor.transparency.tree.GrowingTiles;
import nl.korpsmonitor.transparency.tree.MerkleHasher;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Kills a real process that appends, signs and publishes, over and over: it always starts again, and contradicts nothing that it ever showed. */
class PublishingCrashTest {
    private static final int KILLS = 16;
    private static final long SEED = 20131024;
    private static final int MOST_CHECKPOINTS = 30;
    /** About as long as a few rounds take, so that every step of one is hit. */
    private static final int MOST_NANOS = 20_000_000;

    @TempDir
    Path directory = Path.of("");

    @Test
    @Timeout(value = 300, unit = TimeUnit.SECONDS)
    void nothing_published_or_cosigned_is_contradicted_when_the_process_is_killed() throws Exception {
        List<SignedCheckpoint> shown = new ArrayList<>();
        Random random = new Random(SEED);
        try (HttpWitness witness = witness()) {
            for (int kill = 0; kill < KILLS; kill++) {
                shown.addAll(runAndKill(1 + random.nextInt(MOST_CHECKPOINTS), random));
            }
            // A clean start and close bring the rest.
            Ledger.open(LedgerOptions.in(directory)).close();
            assertThat(shown.size()).isGreaterThan(KILLS);
            assertThat(witness.seen.size()).isGreaterThan(KILLS);
            shown.addAll(witness.seen);
        }
        requireOneTree(shown);
    }

    /** A ledger with a witness that outlives every process. */
    private HttpWitness witness() {
        try (Ledger ledger = Ledger.open(LedgerOptions.in(directory))) {
            HttpWitness witness = new HttpWitness(
                    "w.example",
                    ledger.opened().origin(),
                    List.of(VerifierKey.parse(ledger.opened().verifierKey())));
            LedgerPolicyChanged policy = new LedgerPolicyChanged(witness.policy(), new PartialDate("2013"));
            MetaData system = MetaData.with(LedgerMetaData.ACTOR_ID, "ledger").and(LedgerMetaData.ACTOR_ROLE, "SYSTEM");
            ledger.eventStorageEngine()
                    .appendEvents(new GenericDomainEventMessage<>("ledger", "ledger", 1, policy, system));
            return witness;
        }
    }

    private List<SignedCheckpoint> runAndKill(int checkpoints, Random random) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        PublishingProcess.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<SignedCheckpoint> published = new ArrayList<>();
        try (BufferedReader out = process.inputReader(StandardCharsets.US_ASCII)) {
            assertThat(out.readLine()).as("the ledger opened again").isEqualTo("open");
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                parse(line, published);
                if (published.size() == checkpoints && process.isAlive()) {
                    long until = System.nanoTime() + random.nextInt(MOST_NANOS);
                    while (System.nanoTime() < until) {
                        Thread.onSpinWait();
                    }
                    // Not through Process, which would close the stream with checkpoints still in it.
                    process.toHandle().destroyForcibly();
                }
            }
        }
        assertThat(process.waitFor()).as("died by SIGKILL").isEqualTo(128 + 9);
        return published;
    }

    private static void parse(String line, List<SignedCheckpoint> published) {
        byte[] note;
        try {
            note = Base64.getDecoder().decode(line);
            published.add(SignedCheckpoint.parse(note));
        } catch (RuntimeException e) {
            // The kill cut the last line off: nobody saw that one.
            assertThat(line).doesNotEndWith("=");
        }
    }

    private void requireOneTree(List<SignedCheckpoint> shown) {
        Map<Long, Hash> roots = new HashMap<>();
        GrowingTiles tree = new GrowingTiles();
        MerkleHasher hasher = new MerkleHasher();
        try (LedgerStore store = SqliteLedgerStore.open(directory.resolve("ledger.db"))) {
            for (StoredEntry entry : store.entries(0, Integer.MAX_VALUE)) {
                tree.append(hasher.leaf(Leaf.of(entry.recordedAtMicros(), Hash.sha256(entry.body()))));
                roots.put(tree.size(), tree.root());
            }
            SignedCheckpoint last = SignedCheckpoint.parse(
                    store.checkpoint("published").orElseThrow().getBytes(StandardCharsets.UTF_8));
            assertThat(last.checkpoint().size()).as("everything is published").isEqualTo(tree.size());
            assertThat(last.note().signatures())
                    .as("of the log and the witness")
                    .hasSize(2);
        }
        for (SignedCheckpoint each : shown) {
            assertThat(each.checkpoint().root())
                    .as("root of %d entries", each.checkpoint().size())
                    .isEqualTo(roots.get(each.checkpoint().size()));
        }
    }
}
