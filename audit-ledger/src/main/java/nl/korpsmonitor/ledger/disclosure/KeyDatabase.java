package nl.korpsmonitor.ledger.disclosure;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.LongFunction;
import nl.korpsmonitor.ledger.OwnerOnly;
import nl.korpsmonitor.ledger.store.StoreException;
import nl.korpsmonitor.transparency.Hash;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;

/**
 * {@code disclosure-keys.db}: a key for each disclosure, apart from the ledger so that backups can part them too. What
 * is deleted is overwritten. Safe for use by many threads, one at a time.
 */
final class KeyDatabase implements DisclosureKeyStore {
    // One statement for a whole batch: a call for each key takes several times longer.
    private static final String ADD = "WITH RECURSIVE place (i) AS (VALUES (0) UNION ALL"
            + " SELECT i + 1 FROM place WHERE i + 1 < ?1)"
            + " INSERT INTO keys (key) SELECT substr(?3, 1 + i * ?2, ?2) FROM place ORDER BY i";

    static final String FIRST_UNCHECKED = "SELECT below FROM checked";

    static final String LAST_NUMBER = "SELECT seq FROM sqlite_sequence WHERE name = 'keys'";

    private static final int BUSY_TIMEOUT_MILLIS = 5_000;

    private final Path file;
    private final boolean readOnly;
    private @Nullable Connection open;
    private boolean closed;

    private KeyDatabase(Path file, boolean readOnly) {
        this.file = file;
        this.readOnly = readOnly;
    }

    static KeyDatabase open(Path file) {
        try {
            OwnerOnly.createFile(file);
        } catch (IOException e) {
            throw new StoreException("the keys " + file + " can't be made: " + e.getMessage(), e);
        }
        return opened(new KeyDatabase(file, false));
    }

    /** To read keys that must be there: what is mistyped must not be made, and then pass for one whose keys were all destroyed. */
    static KeyDatabase openToRead(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new IllegalStateException("there is no file " + file);
        }
        KeyDatabase database = opened(new KeyDatabase(file, true));
        try {
            if (database.isKeyDatabase() && database.lastNumber() > 0) {
                return database;
            }
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
        database.close();
        throw new IllegalStateException(file + " holds no keys and never did");
    }

    private static KeyDatabase opened(KeyDatabase database) {
        try {
            database.connection();
            return database;
        } catch (SQLException e) {
            throw new StoreException("the keys " + database.file + " can't be opened: " + e.getMessage(), e);
        }
    }

    private synchronized boolean isKeyDatabase() {
        return inTransaction(connection -> number(
                        connection, "SELECT count(*) FROM sqlite_master WHERE name IN ('keys', 'sqlite_sequence')"))
                == 2;
    }

    /** The connection, opened when there is none. */
    synchronized Connection connection() throws SQLException {
        Connection connection = open;
        if (closed) {
            throw new SQLException("the database is closed");
        }
        if (connection == null) {
            SQLiteConfig config = new SQLiteConfig();
            config.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
            if (readOnly) {
                config.setReadOnly(true);
            } else {
                config.setJournalMode(JournalMode.WAL);
                config.setSynchronous(SynchronousMode.FULL);
                config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "true");
            }
            connection = config.createConnection("jdbc:sqlite:" + file);
            if (readOnly) {
                connection.setAutoCommit(false);
            } else {
                prepare(connection);
            }
            open = connection;
        }
        return connection;
    }

    private static void prepare(Connection connection) throws SQLException {
        create(connection);
        try (Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO checked SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM checked)");
        }
        connection.setAutoCommit(false);
    }

    /** Makes the tables that are not there. */
    static void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            // AUTOINCREMENT: the number of a destroyed key is never given again.
            statement.execute(
                    "CREATE TABLE IF NOT EXISTS keys (number INTEGER PRIMARY KEY AUTOINCREMENT, key BLOB NOT NULL)");
            statement.execute("CREATE TABLE IF NOT EXISTS checked (below INTEGER NOT NULL)");
        }
    }

    /** A digest over all keys and both counters. */
    static Hash digest(Connection connection) throws SQLException {
        MessageDigest digest = Hash.newSha256();
        long keys = 0;
        try (Statement statement = connection.createStatement()) {
            try (ResultSet result = statement.executeQuery("SELECT number, key FROM keys ORDER BY number")) {
                while (result.next()) {
                    byte[] key = Objects.requireNonNullElse(result.getBytes(2), new byte[0]);
                    digest.update(longs(result.getLong(1), key.length));
                    digest.update(key);
                    keys++;
                }
            }
        }
        digest.update(longs(keys, number(connection, LAST_NUMBER)));
        digest.update(longs(number(connection, FIRST_UNCHECKED), 0));
        return Hash.of(digest.digest());
    }

    private static byte[] longs(long first, long second) {
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(first)
                .putLong(second)
                .array();
    }

    /** A digest over everything in it. */
    synchronized Hash digest() {
        try {
            Hash digest = digest(connection());
            connection().commit();
            return digest;
        } catch (SQLException e) {
            discard(e);
            throw new StoreException("the disclosure keys can't be read: " + e.getMessage(), e);
        }
    }

    /** From this number on, there may be keys that no stored disclosure needs. */
    private long firstUncheckedKey() {
        return inTransaction(connection -> number(connection, FIRST_UNCHECKED));
    }

    @Override
    public synchronized void destroySpare(LongFunction<List<Long>> neededFrom) {
        long unchecked = firstUncheckedKey();
        keepOnly(unchecked, neededFrom.apply(unchecked));
    }

    @Override
    public synchronized void destroy(List<Long> numbers) {
        inTransaction(connection -> {
            try (PreparedStatement delete = connection.prepareStatement("DELETE FROM keys WHERE number = ?")) {
                for (long number : numbers) {
                    delete.setLong(1, number);
                    delete.addBatch();
                }
                delete.executeBatch();
            }
            return 0L;
        });
    }

    @Override
    public String name() {
        return file.toString();
    }

    @Override
    public boolean shared() {
        return false;
    }

    /** The directory tells whose they are: it holds them beside the ledger's other keys. */
    @Override
    public void serve(String ledgerId) {
        // See above.
    }

    @Override
    public void requireServes(String ledgerId, BooleanSupplier hasValues) {
        // As above.
    }

    @Override
    public synchronized long lastNumber() {
        return inTransaction(connection -> number(connection, LAST_NUMBER));
    }

    /** Destroys all keys from a number on, save those that are needed. */
    private void keepOnly(long first, List<Long> needed) {
        Set<Long> keep = new HashSet<>(needed);
        inTransaction(connection -> {
            try (PreparedStatement select = connection.prepareStatement("SELECT number FROM keys WHERE number >= ?");
                    PreparedStatement delete = connection.prepareStatement("DELETE FROM keys WHERE number = ?")) {
                select.setLong(1, first);
                try (ResultSet result = select.executeQuery()) {
                    while (result.next()) {
                        if (!keep.contains(result.getLong(1))) {
                            delete.setLong(1, result.getLong(1));
                            delete.addBatch();
                        }
                    }
                }
                delete.executeBatch();
            }
            try (Statement update = connection.createStatement()) {
                update.execute(
                        "UPDATE checked SET below = coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'keys'), 0) + 1");
            }
            return 0L;
        });
    }

    @Override
    public synchronized long add(List<byte[]> fresh) {
        ByteBuffer all = ByteBuffer.allocate(fresh.size() * DisclosureKey.BYTES);
        fresh.forEach(all::put);
        return inTransaction(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(ADD)) {
                insert.setInt(1, fresh.size());
                insert.setInt(2, DisclosureKey.BYTES);
                insert.setBytes(3, all.array());
                insert.executeUpdate();
            }
            return number(connection, LAST_NUMBER) - fresh.size() + 1;
        });
    }

    @Override
    public synchronized void take(SortedMap<Long, byte[]> keys, long lastNumber) {
        inTransaction(connection -> {
            try (PreparedStatement insert =
                    connection.prepareStatement("INSERT OR IGNORE INTO keys (number, key) VALUES (?, ?)")) {
                for (Map.Entry<Long, byte[]> key : keys.entrySet()) {
                    insert.setLong(1, key.getKey());
                    insert.setBytes(2, key.getValue());
                    insert.addBatch();
                }
                insert.executeBatch();
            }
            reserve(connection, lastNumber);
            return 0L;
        });
        requireTaken(keys);
    }

    private static void reserve(Connection connection, long lastNumber) throws SQLException {
        if (number(connection, LAST_NUMBER) < lastNumber) {
            try (Statement statement = connection.createStatement()) {
                // SQLite's own record of the numbers that it gave; a row with that number makes it, and may go again.
                statement.execute("INSERT OR IGNORE INTO keys (number, key) VALUES (" + lastNumber + ", x'')");
                statement.execute("DELETE FROM keys WHERE number = " + lastNumber + " AND key = x''");
            }
        }
    }

    @Override
    public synchronized byte @Nullable [] find(long number) {
        try {
            Connection connection = connection();
            byte[] key;
            try (PreparedStatement select = connection.prepareStatement("SELECT key FROM keys WHERE number = ?")) {
                select.setLong(1, number);
                try (ResultSet result = select.executeQuery()) {
                    key = result.next() ? result.getBytes(1) : null;
                }
            }
            // Ends the read transaction, which would keep the journal from being cut.
            connection.commit();
            return key;
        } catch (SQLException e) {
            discard(e);
            throw new StoreException("a disclosure key can't be read: " + e.getMessage(), e);
        }
    }

    @Override
    public synchronized SortedMap<Long, byte[]> range(long first, long last) {
        SortedMap<Long, byte[]> found = new TreeMap<>();
        inTransaction(connection -> {
            try (PreparedStatement select =
                    connection.prepareStatement("SELECT number, key FROM keys WHERE number BETWEEN ? AND ?")) {
                select.setLong(1, first);
                select.setLong(2, last);
                try (ResultSet result = select.executeQuery()) {
                    while (result.next()) {
                        found.put(result.getLong(1), result.getBytes(2));
                    }
                }
            }
            return 0L;
        });
        return found;
    }

    private interface Work {
        long run(Connection connection) throws SQLException;
    }

    private long inTransaction(Work work) {
        try {
            Connection connection = connection();
            long result = work.run(connection);
            connection.commit();
            return result;
        } catch (SQLException e) {
            discard(e);
            throw new StoreException("the disclosure keys can't be changed: " + e.getMessage(), e);
        }
    }

    /** Closing undoes what was not committed; a rollback is not enough when SQLite has ended the transaction by itself. */
    private void discard(SQLException reason) {
        try {
            closeConnection();
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
    }

    private void closeConnection() throws SQLException {
        Connection connection = open;
        open = null;
        if (connection != null) {
            connection.close();
        }
    }

    static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            return result.next() ? result.getLong(1) : 0;
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        try {
            closeConnection();
        } catch (SQLException e) {
            throw new StoreException("the disclosure keys did not close: " + e.getMessage(), e);
        }
    }
}
