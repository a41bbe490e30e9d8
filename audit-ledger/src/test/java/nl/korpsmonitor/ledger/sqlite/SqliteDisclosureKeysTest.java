package nl.korpsmonitor.ledger.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import nl.korpsmonitor.ledger.disclosure.DisclosureKeyStore;
import nl.korpsmonitor.ledger.store.StoreException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteDisclosureKeysTest {
    private static final int MANY = 2_048;

    @TempDir
    Path directory = Path.of("");

    @Test
    void keys_are_made_again_once_a_full_disk_has_room() throws SQLException {
        try (SqliteDisclosureKeys keys = SqliteDisclosureKeys.open(directory.resolve("full.db"))) {
            byte[] key = new byte[DisclosureKeyStore.KEY_BYTES];
            long first = keys.add(List.of(key));
            // As if the disk were full; it holds for this connection only.
            keys.execute("PRAGMA max_page_count = 8");
            assertThatThrownBy(() -> keys.add(Collections.nCopies(MANY, key)))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("full");
            assertThat(keys.add(List.of(key, key)))
                    .as("nothing of the batch that failed is left")
                    .isEqualTo(first + 1);
        }
    }
}
