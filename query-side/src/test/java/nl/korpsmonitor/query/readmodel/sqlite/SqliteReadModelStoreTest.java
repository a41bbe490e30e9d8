package nl.korpsmonitor.query.readmodel.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import nl.korpsmonitor.query.readmodel.ReadModelStore;
import nl.korpsmonitor.query.readmodel.ReadModelStoreContract;
import nl.korpsmonitor.query.readmodel.ReadModelStoreException;
import nl.korpsmonitor.query.readmodel.RowChange;
import nl.korpsmonitor.query.readmodel.RowQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteReadModelStoreTest extends ReadModelStoreContract {
    @TempDir
    Path directory;

    @Override
    protected ReadModelStore open() {
        return SqliteReadModelStore.open(file(), "ledger");
    }

    @Test
    void a_file_of_another_format_is_emptied() throws Exception {
        Path file = directory.resolve("other.db");
        try (ReadModelStore store = SqliteReadModelStore.open(file, "ledger")) {
            store.apply(List.of(change()), 1);
        }
        changeFormat(file);
        try (ReadModelStore store = SqliteReadModelStore.open(file, "ledger")) {
            assertThat(store.position()).isZero();
            assertThat(store.rows(RowQuery.all("mandate", 1))).isEmpty();
        }
    }

    @Test
    void a_file_of_another_format_is_left_alone_while_another_version_of_the_program_has_it_open() throws Exception {
        try (ReadModelStore inUse = open()) {
            inUse.apply(List.of(change()), 1);
            changeFormat(file());
            assertThatThrownBy(this::open)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContainingAll("views.db", "older version", "stop that first");
            assertThat(inUse.document("mandate", "mandate/m")).hasValue("d");
            inUse.apply(List.of(), 2);
            assertThat(inUse.position()).isEqualTo(2);
        }
    }

    @Test
    void a_file_of_another_ledger_is_emptied() {
        Path file = directory.resolve("other.db");
        try (ReadModelStore store = SqliteReadModelStore.open(file, "ledger")) {
            store.apply(List.of(change()), 1);
        }
        try (ReadModelStore store = SqliteReadModelStore.open(file, "ledger")) {
            assertThat(store.position()).as("of the same one it is kept").isEqualTo(1);
        }
        try (ReadModelStore store = SqliteReadModelStore.open(file, "another")) {
            assertThat(store.position()).isZero();
            assertThat(store.rows(RowQuery.all("mandate", 1))).isEmpty();
        }
    }

    /** On a full disk SQLite may end the transaction by itself, as here. */
    @Test
    void after_a_failed_write_it_goes_on_and_nothing_of_that_write_is_seen() throws Exception {
        try (ReadModelStore store = open()) {
            store.apply(List.of(change()), 1);
            RowChange second =
                    new RowChange(2, "mandate", "mandate/n", Map.of("organisation", "alfa"), "summary", "text");
            execute("CREATE TRIGGER full BEFORE UPDATE OF position ON token WHEN new.position = 3 BEGIN"
                    + " SELECT RAISE(ROLLBACK, 'database or disk is full'); END");
            for (int attempt = 0; attempt < 2; attempt++) {
                assertThatThrownBy(() -> store.apply(List.of(second), 3))
                        .isInstanceOf(ReadModelStoreException.class)
                        .hasRootCauseMessage(
                                "[SQLITE_CONSTRAINT_TRIGGER] A RAISE function within a trigger fired, causing"
                                        + " the SQL statement to abort (database or disk is full)");
                assertThat(store.rows(RowQuery.all("mandate", 9))).hasSize(1);
                assertThat(store.position()).isEqualTo(1);
            }
            execute("DROP TRIGGER full");
            store.apply(List.of(second), 3);
            assertThat(store.position()).isEqualTo(3);
        }
    }

    @Test
    void after_a_failed_read_of_the_position_it_is_read_again() throws Exception {
        try (ReadModelStore store = open()) {
            store.apply(List.of(change()), 1);
            execute("ALTER TABLE token RENAME TO gone");
            assertThatThrownBy(store::position).isInstanceOf(ReadModelStoreException.class);
            execute("ALTER TABLE gone RENAME TO token");
            assertThat(store.position()).isEqualTo(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void changeFormat(Path file) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA user_version = " + (Schema.FORMAT + 1));
        }
    }

    @Test
    void the_file_is_for_its_owner_only() throws Exception {
        try (ReadModelStore store = open()) {
            store.apply(List.of(change()), 1);
            for (String suffix : List.of("", "-wal", "-shm")) {
                Path file = file().resolveSibling(file().getFileName() + suffix);
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .as(file.toString())
                        .isEqualTo("rw-------");
            }
        }
    }

    @Test
    void a_list_filtered_by_a_field_is_found_by_its_index() throws Exception {
        RowSelection selection = RowSelection.of(RowQuery.all("scorecard", 9).where("edition", List.of("2012")));
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                var statement = connection.prepareStatement("EXPLAIN QUERY PLAN " + selection.sql())) {
            selection.bind(statement);
            StringBuilder plan = new StringBuilder();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    plan.append(result.getString("detail")).append('\n');
                }
            }
            assertThat(plan.toString())
                    .contains("USING INDEX row_scorecard_edition")
                    .doesNotContain("TEMP B-TREE");
        }
    }

    @Test
    void a_file_that_is_no_database_is_told() throws Exception {
        Path file = directory.resolve("other.db");
        Files.writeString(file, "this is no database, but it is long enough to look at".repeat(20));
        assertThatThrownBy(() -> SqliteReadModelStore.open(file, "ledger"))
                .isInstanceOf(ReadModelStoreException.class)
                .hasMessageContaining("other.db");
    }

    private static RowChange change() {
        return new RowChange(0, "mandate", "mandate/m", Map.of("organisation", "alfa"), "s", "d");
    }

    private Path file() {
        return directory.resolve("views.db");
    }
}
