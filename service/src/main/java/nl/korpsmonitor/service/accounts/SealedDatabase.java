package nl.korpsmonitor.service.accounts;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import nl.korpsmonitor.ledger.OwnerOnly;
import nl.korpsmonitor.ledger.store.StoreException;
import nl.korpsmonitor.transparency.Hash;
import nl.korpsmonitor.transparency.MalformedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code accounts.db} of a data directory. Several processes may use it at once: a command line adds accounts while the service runs. Every change of what
 * is sealed keeps the {@link AccountSeal}, and none is made when it does not fit. Safe for use by many threads.
 */
final class SealedDatabase implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SealedDatabase.class);

    private static final String NOT_SEALED =
            "the accounts are not those of their seal: one was changed by other means, or an"
                    + " older copy was put back. 'ledger verify' says more. To accept them as they are, delete keys/"
                    + AccountSeal.FILE;

    private static final int BUSY_TIMEOUT_MILLIS = 5_000;

    private final Path dataDirectory;
    private final Connection connection;

    private SealedDatabase(Path dataDirectory, Connection connection) {
        this.dataDirectory = dataDirectory;
        this.connection = connection;
    }

    /** Opens that of the data directory; makes the directory and the file, readable by their owner only. */
    static SealedDatabase open(Path dataDirectory) {
        try {
            OwnerOnly.createDirectories(dataDirectory);
            Path file = dataDirectory.resolve(AccountStore.FILE);
            OwnerOnly.createFile(file);
            Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file.toAbsolutePath());
            try (Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA busy_timeout=" + BUSY_TIMEOUT_MILLIS);
                statement.execute("PRAGMA journal_mode=WAL");
                statement.execute("PRAGMA synchronous=FULL");
            }
            return opened(new SealedDatabase(dataDirectory, connection));
        } catch (SQLException | IOException e) {
            throw new IllegalStateException("can't open the accounts in " + dataDirectory + ": " + e, e);
        }
    }

    private static SealedDatabase opened(SealedDatabase database) throws SQLException, IOException {
        try {
            database.makeTables();
            database.sealAtOpen();
            return database;
        } catch (SQLException | IOException | RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /** Makes what it changes; false when there was nothing to change. */
    interface Change {
        boolean make() throws SQLException;
    }

    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private interface SealedWork {
        void run() throws SQLException, IOException;
    }

    /** Accounts of before that do not fit their seal keep their form, and are not opened: a new form would hide what was changed. */
    private void makeTables() throws SQLException, IOException {
        inTransaction(() -> {
            if (AccountTables.areOfBefore(connection)) {
                Hash before = requireSealed();
                AccountTables.migrate(connection);
                AccountSeal.of(before, AccountSeal.digest(connection)).write(dataDirectory);
            } else {
                AccountTables.create(connection);
            }
        });
    }

    private Hash requireSealed() throws SQLException, IOException {
        AccountSeal seal = AccountSeal.read(dataDirectory);
        Hash digest = AccountSeal.digest(connection);
        if (seal != null && !seal.fits(digest)) {
            throw new IllegalStateException(NOT_SEALED);
        }
        return digest;
    }

    /** Accounts get their first seal, and one that a broken-off change left names one digest again. */
    private void sealAtOpen() throws SQLException, IOException {
        inTransaction(() -> {
            AccountSeal seal = AccountSeal.read(dataDirectory);
            Hash digest = AccountSeal.digest(connection);
            if (seal == null || (seal.digests().size() > 1 && seal.fits(digest))) {
                AccountSeal.of(digest).write(dataDirectory);
            }
            if (seal != null && !seal.fits(digest)) {
                LOG.warn("{}", NOT_SEALED);
            }
        });
    }

    /** Makes a change. The seal names both states before it is committed, so that it fits whatever happens then. */
    synchronized void change(Change change) {
        try {
            inTransaction(() -> {
                Hash before = requireSealed();
                if (change.make()) {
                    countChange();
                    AccountSeal.of(before, AccountSeal.digest(connection)).write(dataDirectory);
                }
            });
            // Under the lock again: another process may have made the next change.
            sealAtOpen();
        } catch (SQLException e) {
            throw failed(e);
        } catch (IOException e) {
            throw new StoreException("can't seal the accounts: " + e.getMessage(), e);
        }
    }

    private void countChange() throws SQLException {
        if (update("UPDATE change_count SET number = number + 1") == 0) {
            update("INSERT INTO change_count VALUES (1)");
        }
    }

    /** While it runs, no other process changes the accounts. */
    private void inTransaction(SealedWork work) throws SQLException, IOException {
        update("BEGIN IMMEDIATE");
        boolean done = false;
        try {
            work.run();
            done = true;
        } catch (MalformedException e) {
            throw new IllegalStateException(NOT_SEALED, e);
        } finally {
            update(done ? "COMMIT" : "ROLLBACK");
        }
    }

    /** The rows of a query. */
    synchronized <T> List<T> query(String sql, Reader<T> reader, Object... parameters) {
        try (PreparedStatement statement = prepared(sql, parameters);
                ResultSet row = statement.executeQuery()) {
            List<T> rows = new ArrayList<>();
            while (row.next()) {
                rows.add(reader.read(row));
            }
            return rows;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Changes what is not sealed. */
    synchronized void changeUnsealed(String sql, Object... parameters) {
        try {
            update(sql, parameters);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Within a {@link #change}: how many rows were changed. */
    int update(String sql, @Nullable Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepared(sql, parameters)) {
            return statement.executeUpdate();
        }
    }

    private PreparedStatement prepared(String sql, @Nullable Object... parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }

    @Override
    public synchronized void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static StoreException failed(SQLException cause) {
        return new StoreException("can't use the accounts: " + cause.getMessage(), cause);
    }
}
