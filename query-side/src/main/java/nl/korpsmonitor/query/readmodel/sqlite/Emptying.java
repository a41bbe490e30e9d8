package nl.korpsmonitor.query.readmodel.sqlite;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import nl.korpsmonitor.query.readmodel.ReadModelStoreException;

/**
 * Empties a file whose content is of no use: of another format, of another ledger, or of a ledger that was put back since. Never under the feet of somebody
 * who has it open, such as an older version of the program.
 */
final class Emptying {
    private static final int PATIENCE_MILLIS = 1_000;
    /** SQLite's own code for a file that others use. */
    private static final int BUSY = 5;

    private Emptying() {}

    /** Empties it when it is of another format or ledger. */
    static void ofWhatDoesNotFit(Path file, String ledger) throws SQLException {
        try (Connection connection = connect(file)) {
            if (!Schema.isEmpty(connection) && !Schema.fits(connection, ledger)) {
                empty(connection, file, ledger);
            }
        }
    }

    /**
     * For whoever must not empty it.
     *
     * @throws IllegalStateException when it would have to be
     */
    static void refuse(Path file, String ledger) {
        if (!Files.exists(file)) {
            return;
        }
        try (Connection connection = connect(file)) {
            if (!Schema.isEmpty(connection) && !Schema.fits(connection, ledger)) {
                throw new IllegalStateException("the read models in " + file
                        + " are of another format or ledger: let the service of this version make them anew first");
            }
        } catch (SQLException e) {
            throw new ReadModelStoreException("the read models in " + file + " can't be opened", e);
        }
    }

    /** Empties it whatever it holds. */
    static void of(Path file, String ledger) throws SQLException {
        try (Connection connection = connect(file)) {
            empty(connection, file, ledger);
        }
    }

    private static Connection connect(Path file) throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA busy_timeout = " + PATIENCE_MILLIS);
        }
        return connection;
    }

    private static void empty(Connection connection, Path file, String ledger) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            // To leave WAL mode takes the whole file, which SQLite gives nobody while another connection is open; and
            // it is kept until this one closes.
            statement.execute("PRAGMA locking_mode = EXCLUSIVE");
            statement.execute("PRAGMA journal_mode = DELETE");
            statement.execute("BEGIN IMMEDIATE");
            Schema.make(connection, ledger);
            statement.execute("COMMIT");
        } catch (SQLException e) {
            if ((e.getErrorCode() & 0xFF) == BUSY) {
                throw new IllegalStateException(
                        "the read models in " + file + " are of another format or ledger, and another process has them"
                                + " open, perhaps an older version of this program: stop that first",
                        e);
            }
            throw e;
        }
    }
}
