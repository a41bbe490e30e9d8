package nl.korpsmonitor.ledger.axon;

import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.axonframework.eventsourcing.eventstore.BatchingEventStorageEngineTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Axon's published suite for storage engines, whole, on SQLite. */
class AxonStorageEngineSuiteTest
        extends BatchingEventStorageEngineTest<LedgerEventStorageEngine, LedgerEventStorageEngine.Builder> {
    @TempDir
    Path directory = Path.of("");

    private EngineFixture fixture = EngineFixture.onSqlite(directory);

    @BeforeEach
    void setUp() {
        fixture = EngineFixture.onSqlite(directory);
        setTestSubject(createEngine());
    }

    @AfterEach
    void closeAll() throws Exception {
        fixture.close();
    }

    @Override
    protected LedgerEventStorageEngine createEngine(UnaryOperator<LedgerEventStorageEngine.Builder> customization) {
        return fixture.engine(customization);
    }
}
