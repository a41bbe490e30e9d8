package nl.korpsmonitor.ledger.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import nl.korpsmonitor.ledger.store.Block;
import nl.korpsmonitor.ledger.store.DamagedStoreException;
import nl.korpsmonitor.ledger.store.LedgerStore;
import nl.korpsmonitor.ledger.store.LedgerStoreContract;
import nl.korpsmonitor.ledger.store.NewEntry;
import nl.korpsmonitor.ledger.store.StoreException;
import nl.korpsmonitor.transparency.Hash;
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
    void a_full_disk_leaves_no_part_of_a_block_and_there_is_room_again_later() throws SQLException {
        Path file = directory.resolve("full.db");
        try (SqliteConnection writer = SqliteConnection.writer(file, 1_024)) {
            SqliteSchema.create(writer);
            SqliteAppender appender = new SqliteAppender(writer);
            SqliteReaders readers = new SqliteReaders(file);
            // As if the disk were full; it holds for this connection only.
            writer.execute("PRAGMA max_page_count = 40");
            long position = 0;
            Block next = block(position);
            try {
                while (true) {
                    appender.append(next);
                    position += next.entries().size();
                    next = block(position);
                }
            } catch (StoreException e) {
                assertThat(e).hasMessageContaining("full");
            }
            assertThat(position).isPositive();
            assertThat(readers.read(SqliteReader::size)).isEqualTo(position);
            for (int i = 0; i < 3; i++) {
                appender.append(block(position));
                position += next.entries().size();
                assertThat(readers.read(SqliteReader::size)).isEqualTo(position);
            }
            readers.close();
        }
    }

    @Test
    void a_file_that_is_no_database_is_damaged_and_one_that_lacks_a_table_may_be_at_work(@TempDir Path other)
            throws IOException, SQLException {
        Path noDatabase = Files.writeString(other.resolve("no.db"), "This is no database.".repeat(1_000));
        SqliteReaders damaged = new SqliteReaders(noDatabase);
        assertThatThrownBy(() -> damaged.read(SqliteReader::size))
                .isInstanceOf(DamagedStoreException.class)
                .hasMessageContaining("not a database");
        damaged.close();
        try (SqliteConnection writer = SqliteConnection.writer(other.resolve("empty.db"), 1_024)) {
            writer.execute("CREATE TABLE something (id INTEGER)");
        }
        SqliteReaders empty = new SqliteReaders(other.resolve("empty.db"));
        assertThatThrownBy(() -> empty.read(SqliteReader::size)).isExactlyInstanceOf(StoreException.class);
        empty.close();
    }

    private static Block block(long firstPosition) {
        List<NewEntry> entries = new ArrayList<>();
        byte[] body = new byte[3_000];
        for (int i = 0; i < 10; i++) {
            long n = firstPosition + i;
            entries.add(new NewEntry(
                    "id-" + n, "subject-" + n, 0, true, "type", null, 0, body, Hash.sha256(body), List.of()));
        }
        return Block.at(firstPosition, entries, 1, List.of(), List.of());
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
