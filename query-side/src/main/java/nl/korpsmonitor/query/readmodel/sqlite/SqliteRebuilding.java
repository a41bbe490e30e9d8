package nl.korpsmonitor.query.readmodel.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.LongConsumer;
import nl.korpsmonitor.ledger.claim.FileClaim;
import nl.korpsmonitor.query.readmodel.ReadModelStore;
import nl.korpsmonitor.query.readmodel.ReadModelStoreException;
import nl.korpsmonitor.query.readmodel.ReadModels;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file beside the live one, {@code views.db.rebuilding}, in which read models are made anew; one process at a time, which holds {@code views.db.rebuilding.lock}.
 *
 * <p>Its content is copied into the live file in one transaction, rather than one file put in place of the other: SQLite deletes journals by name, so that a
 * process that still had the old file open would delete those of the new one when it closes.
 */
final class SqliteRebuilding implements ReadModels.Rebuilding {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteRebuilding.class);
    private static final int PATIENCE_MILLIS = 60_000;

    private final Path live;
    private final Path fresh;
    private final String ledger;
    private final FileClaim claim;
    private final SqliteReadModelStore store;
    private boolean wanted = true;

    private SqliteRebuilding(Path live, Path fresh, String ledger, FileClaim claim, SqliteReadModelStore store) {
        this.live = live;
        this.fresh = fresh;
        this.ledger = ledger;
        this.claim = claim;
        this.store = store;
    }

    static SqliteRebuilding beside(Path live, String ledger, String program) {
        Path fresh = live.resolveSibling(live.getFileName() + ".rebuilding");
        FileClaim claim = new FileClaim(live.resolveSibling(live.getFileName() + ".rebuilding.lock"));
        if (!claim.held()) {
            throw new IllegalStateException("a rebuild of the read models is under way");
        }
        try {
            // What another program left is emptied, as that of another ledger is.
            SqliteReadModelStore store = SqliteReadModelStore.open(fresh, ledger + " by " + program);
            return new SqliteRebuilding(live, fresh, ledger, claim, store);
        } catch (RuntimeException e) {
            claim.close();
            throw e;
        }
    }

    @Override
    public ReadModelStore store() {
        return store;
    }

    @Override
    public void swap(LongConsumer catchUp) {
        try (Connection connection = Connections.connect(live, true, PATIENCE_MILLIS);
                Statement statement = connection.createStatement()) {
            attach(connection);
            connection.setAutoCommit(false);
            try {
                // Nobody else writes to the live file until this is committed; everybody reads what it was until then.
                statement.executeUpdate("UPDATE main.token SET position = position");
                catchUp.accept(Pragma.number(connection, "SELECT position FROM main.token"));
                copy(connection);
                connection.commit();
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        } catch (SQLException e) {
            throw new ReadModelStoreException("the rebuilt read models could not take their place", e);
        }
        wanted = false;
    }

    private void attach(Connection connection) throws SQLException {
        try (PreparedStatement attach = connection.prepareStatement("ATTACH DATABASE ? AS fresh")) {
            attach.setString(1, fresh.toString());
            attach.execute();
        }
    }

    private void copy(Connection connection) throws SQLException {
        // The tables are made anew, since also their form may be what was wrong.
        Schema.make(connection, ledger);
        try (Statement statement = connection.createStatement()) {
            for (String table : Schema.contents()) {
                statement.executeUpdate("DELETE FROM main." + table);
                statement.executeUpdate("INSERT INTO main." + table + " SELECT * FROM fresh." + table);
            }
        }
    }

    @Override
    public void discard() {
        wanted = false;
    }

    @Override
    public void close() {
        try {
            store.close();
            if (!wanted) {
                for (String suffix : new String[] {"", "-wal", "-shm"}) {
                    Files.deleteIfExists(fresh.resolveSibling(fresh.getFileName() + suffix));
                }
            }
        } catch (IOException e) {
            LOG.warn("What is left of a rebuild can't be deleted: {}", e.getMessage());
        } finally {
            claim.close();
        }
    }
}
