package nl.korpsmonitor.ledger.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import nl.korpsmonitor.ledger.store.LedgerStore;
import nl.korpsmonitor.ledger.store.LedgerStoreContract;
import nl.korpsmonitor.ledger.store.StoreException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteLedgerStoreTest extends LedgerStoreContract {
    @TempDir
    Path directory = Path.of("");

    @Override
    protected LedgerStore open() {
        return SqliteLedgerStore.open(directory.resolve("ledger.db"));
    }

    @Test
    void commits_are_durable_or_the_store_does_not_open() throws SQLException {
        try (SqliteConnection writer = SqliteConnection.writer(directory.resolve("other.db"), 1_024)) {
            writer.requirePragma("journal_mode", "wal");
            writer.requirePragma("synchronous", "2");
            assertThatThrownBy(() -> writer.requirePragma("synchronous", "1"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("synchronous=1");
        }
    }

    @Test
    void a_closed_store_refuses_to_read() {
        LedgerStore other = SqliteLedgerStore.open(directory.resolve("closed.db"));
        other.close();
        assertThatThrownBy(other::size).isInstanceOf(StoreException.class).hasMessageContaining("closed");
    }

    @Test
    void text_never_passes_for_a_uuid() {
        byte[] uuid = EventIds.key("0190b0d4-0000-7000-8000-000000000001");
        assertThat(uuid).hasSize(16);
        assertThat(EventIds.key("0190B0D4-0000-7000-8000-000000000001")).isNotEqualTo(uuid);
        assertThat(EventIds.key("abcdefghijklmno")).hasSizeGreaterThan(16);
    }
}
