package nl.korpsmonitor.ledger.axon;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import nl.korpsmonitor.ledger.codec.EventCodec;
import nl.korpsmonitor.ledger.disclosure.DisclosureKeys;
import nl.korpsmonitor.ledger.mongodb.MongoLedgerStore;
import nl.korpsmonitor.ledger.mongodb.MongoUnderTest;
import nl.korpsmonitor.ledger.sequencer.Sequencer;
import nl.korpsmonitor.ledger.sqlite.SqliteDisclosureKeys;
import nl.korpsmonitor.ledger.sqlite.SqliteLedgerStore;
import nl.korpsmonitor.ledger.store.LedgerStore;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;

/** Engines on fresh stores without entry 0, as Axon's own suites expect an empty event store. */
final class EngineFixture {
    private final Path directory;
    private final IntFunction<LedgerStore> opener;
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private int stores;

    private EngineFixture(Path directory, IntFunction<LedgerStore> opener) {
        this.directory = directory;
        this.opener = opener;
    }

    static EngineFixture onSqlite(Path directory) {
        return new EngineFixture(
                directory, number -> SqliteLedgerStore.open(directory.resolve("ledger-" + number + ".db")));
    }

    static EngineFixture onMongo(Path directory) {
        return new EngineFixture(
                directory, number -> MongoLedgerStore.open(MongoUnderTest.connect(MongoUnderTest.freshDatabase())));
    }

    LedgerEventStorageEngine engine(UnaryOperator<LedgerEventStorageEngine.Builder> customization) {
        SecureRandom random = new SecureRandom();
        LedgerStore store = opener.apply(++stores);
        open.push(store);
        DisclosureKeys keys = DisclosureKeys.open(
                SqliteDisclosureKeys.open(directory.resolve("keys-" + stores + ".db")), store, random);
        open.push(keys);
        Sequencer sequencer = new Sequencer(store, key -> Optional.empty(), Clock.systemUTC());
        open.push(sequencer);
        Serializer serializer = Jackson3Serializer.builder().build();
        LedgerEventStorageEngine.Builder builder = LedgerEventStorageEngine.builder(
                        store, sequencer, new EventCodec(), keys, random)
                .eventSerializer(serializer)
                .snapshotSerializer(serializer);
        return customization.apply(builder).build();
    }

    void close() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }
}
