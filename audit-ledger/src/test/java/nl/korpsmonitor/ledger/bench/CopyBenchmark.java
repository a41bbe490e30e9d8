package nl.korpsmonitor.ledger.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import nl.korpsmonitor.ledger.Ledger;
import nl.korpsmonitor.ledger.LedgerOptions;
import nl.korpsmonitor.ledger.LedgerPlace;
import nl.korpsmonitor.ledger.copy.LedgerCopy;
import nl.korpsmonitor.ledger.mongodb.MongoUnderTest;
import nl.korpsmonitor.ledger.sequencer.TreeHead;
import nl.korpsmonitor.ledger.store.LedgerStore;
import nl.korpsmonitor.ledger.store.StoredEntry;
import nl.korpsmonitor.transparency.Hash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long a ledger takes to go from SQLite to MongoDB and back, and that it comes back the same. {@code mvn test -pl audit-ledger -am
 * -Dsurefire.failIfNoSpecifiedTests=false -Dtest=CopyBenchmark -Dbenchmark.copy=1000000 '-Dsurefire.args=-Xmx8g --enable-native-access=ALL-UNNAMED'}. Without
 * {@code MONGODB_URI} the MongoDB is the stand-in, whose times say nothing about the real one.
 */
@EnabledIfSystemProperty(named = "benchmark.copy", matches = "\\d+")
class CopyBenchmark {
    private static final int PAGE = 500;

    @TempDir
    Path directory = Path.of("");

    @Test
    void there_and_back() {
        Path original = directory.resolve("original");
        TreeHead head;
        try (Ledger ledger = Ledger.open(LedgerOptions.in(original))) {
            new LargeLedger(ledger).fillTo(Long.getLong("benchmark.copy"));
            head = ledger.head();
        }
        double peer = seconds(() -> readAndHash(original.toString()));
        String database = MongoUnderTest.freshDatabase();
        String back = directory.resolve("back").toString();
        report("reading and hashing all of SQLite (peer)", head, peer, peer);
        report(
                "to MongoDB" + where() + ", verified",
                head,
                seconds(() -> copy(original.toString(), database, head)),
                peer);
        report("back to SQLite, verified", head, seconds(() -> copy(database, back, head)), peer);
        report("again, nothing new, verified", head, seconds(() -> copy(database, back, head)), peer);
        MongoUnderTest.drop(MongoUnderTest.connect(database));
    }

    private static String where() {
        return MongoUnderTest.isReal() ? "" : " (the stand-in)";
    }

    private static void readAndHash(String place) {
        try (LedgerPlace ledger = LedgerPlace.toRead(place, true)) {
            LedgerStore store = ledger.store();
            long size = store.size();
            for (long position = 0; position < size; position += PAGE) {
                for (StoredEntry entry : store.entries(position, PAGE)) {
                    Hash.sha256(entry.body());
                }
            }
        }
    }

    private static void copy(String from, String to, TreeHead head) {
        try (LedgerPlace source = LedgerPlace.toRead(from, true);
                LedgerPlace target = LedgerPlace.toWrite(to, true)) {
            LedgerCopy.Result result = LedgerCopy.copy(source.store(), target.store(), (phase, done, total) -> {});
            assertThat(result.root()).isEqualTo(head.root());
            assertThat(result.size()).isEqualTo(head.size());
        }
    }

    private static double seconds(Runnable work) {
        long begun = System.nanoTime();
        work.run();
        return (System.nanoTime() - begun) / 1e9;
    }

    @SuppressWarnings("SystemOut") // A benchmark's figures are for whoever started it.
    private static void report(String what, TreeHead head, double seconds, double peer) {
        System.out.printf(
                "%,d entries, %s: %.1f s, %,.0f/s, %.1f x peer%n",
                head.size(), what, seconds, head.size() / seconds, seconds / peer);
    }
}
