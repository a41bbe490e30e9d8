package nl.korpsmonitor.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.ServerAddress;
import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.TimeoutException;
import nl.korpsmonitor.ledger.store.DamagedStoreException;
import nl.korpsmonitor.ledger.store.StoreException;
import nl.korpsmonitor.query.readmodel.ReadModelStoreException;
import org.junit.jupiter.api.Test;

class StoreFailuresTest {
    @Test
    void what_lies_beneath_a_store_may_pass() {
        assertThat(StoreFailures.isPassing(new StoreException("too much waits")))
                .isTrue();
        assertThat(StoreFailures.isPassing(new StoreException("failed", new SQLException("database is locked"))))
                .isTrue();
        assertThat(StoreFailures.isPassing(new StoreException("failed", new MongoTimeoutException("no primary"))))
                .isTrue();
        MongoSocketException broken =
                new MongoSocketException("broken", new ServerAddress(), new IllegalStateException("anything"));
        assertThat(StoreFailures.isPassing(new StoreException("failed", broken)))
                .isTrue();
        assertThat(StoreFailures.isPassing(new StoreException("failed", new TimeoutException())))
                .isTrue();
        assertThat(StoreFailures.isPassing(new ReadModelStoreException("failed", new IOException("no space"))))
                .isTrue();
        assertThat(StoreFailures.isPassing(new IllegalStateException(new StoreException("wrapped by another"))))
                .isTrue();
    }

    @Test
    void damage_and_faults_of_ours_do_not_pass() {
        assertThat(StoreFailures.isPassing(new DamagedStoreException("position 7 is missing")))
                .isFalse();
        assertThat(StoreFailures.isPassing(
                        new DamagedStoreException("no database", new SQLException("file is not a database"))))
                .isFalse();
        assertThat(StoreFailures.isPassing(
                        new StoreException("reading failed", new DamagedStoreException("position 7 is missing"))))
                .isFalse();
        assertThat(StoreFailures.isPassing(new StoreException("failed", new NullPointerException())))
                .isFalse();
        assertThat(StoreFailures.isPassing(new ReadModelStoreException("failed", new IllegalArgumentException())))
                .isFalse();
        assertThat(StoreFailures.isPassing(new StoreException("failed", new StackOverflowError())))
                .isFalse();
    }
}
