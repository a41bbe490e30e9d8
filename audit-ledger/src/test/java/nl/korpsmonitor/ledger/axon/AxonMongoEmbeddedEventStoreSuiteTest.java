package nl.korpsmonitor.ledger.axon;

import java.nio.file.Path;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStoreTest;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** Axon's published suite for its embedded event store, whole, on MongoDB. */
class AxonMongoEmbeddedEventStoreSuiteTest extends EmbeddedEventStoreTest {
    @TempDir
    Path directory = Path.of("");

    private EngineFixture fixture = EngineFixture.onMongo(directory);

    @Override
    public EventStorageEngine createStorageEngine() {
        fixture = EngineFixture.onMongo(directory);
        return fixture.engine(builder -> builder);
    }

    @AfterEach
    void closeAll() throws Exception {
        fixture.close();
    }
}
