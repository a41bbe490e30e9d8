package nl.korpsmonitor.ledger.axon;

import java.nio.file.Path;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStoreTest;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** Axon's published suite for its embedded event store, whole, on SQLite. */
class AxonEmbeddedEventStoreSuiteTest extends EmbeddedEventStoreTest {
    @TempDir
    Path directory = Path.of("");

    private EngineFixture fixture = EngineFixture.onSqlite(directory);

    @Override
    public EventStorageEngine createStorageEngine() {
        fixture = EngineFixture.onSqlite(directory);
        return fixture.engine(builder -> builder);
    }

    @AfterEach
    void closeAll() throws Exception {
        fixture.close();
    }
}
