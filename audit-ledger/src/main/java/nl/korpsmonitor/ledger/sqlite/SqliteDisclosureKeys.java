package nl.korpsmonitor.ledger.sqlite;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.LongFunction;
import nl.korpsmonitor.ledger.OwnerOnly;
import nl.korpsmonitor.ledger.disclosure.DisclosureKeyStore;
import nl.korpsmonitor.ledger.store.StoreException;
import nl.korpsmonitor.transparency.Hash;
import org.jspecify.annotations.Nullable;

/**
 * {@link DisclosureKeyStore} in a file: {@code disclosure-keys.db}, apart from the ledger so that backups can part them too. What is deleted is
 * overwritten. Safe for use by many threads, one at a time.
 */
public final class SqliteDisclosureKeys implements DisclosureKeyStore {
    // One statement for a whole batch: a call for each key takes several times longer.
    private static final String ADD = "WITH RECURSIVE place (i) AS (VALUES (0) UNION ALL"
            + " SELECT i + 1 FROM place WHERE i + 1 < ?1)"
            + " INSERT INTO keys (key) SELECT substr(?3, 1 + i * ?2, ?2) FROM place ORDER BY i";

    private static final String DESTROY = "DELETE FROM keys WHERE number = ?";

    private final Path file;
    private final SqliteConnection connection;

    private SqliteDisclosureKeys(Path file, SqliteConnection connection) {
        this.file = file;
        this.connection = connection;
    }

    /**
     * Opens a file; made, readable by its owner only, when absent.
     *
     * @throws StoreException when it can't be opened
     */
    public static SqliteDisclosureKeys open(Path file) {
        try {
            OwnerOnly.createFile(file);
            SqliteConnection connection = SqliteConnection.secureWriter(file);
            SqliteKeyTables.prepare(connection);
            return new SqliteDisclosureKeys(file, connection);
        } catch (IOException e) {
            throw new StoreException("the keys " + file + " can't be made: " + e.getMessage(), e);
        } catch (SQLException e) {
            throw unopened(file, e);
        }
    }

    /**
     * Opens a file that must be there, only to read it; another process may use it meanwhile. What is mistyped must not be made, and then pass for keys
     * that were all destroyed.
     *
     * @throws IllegalStateException when there is no such file, or it holds no keys and never did
     * @throws StoreException when it can't be opened
     */
    public static SqliteDisclosureKeys openToRead(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new IllegalStateException("there is no file " + file);
        }
        SqliteDisclosureKeys keys = openReader(file);
        try {
            if (keys.read(SqliteKeyTables::areThere) && keys.lastNumber() > 0) {
                return keys;
            }
        } catch (RuntimeException e) {
            keys.close();
            throw e;
        }
        keys.close();
        throw new IllegalStateException(file + " holds no keys and never did");
    }

    /**
     * Opens a file that must be there, only to read it, beside the ledger whose it is: it may hold no keys yet, which who opens it compares with what the
     * ledger needs.
     *
     * @throws StoreException when it can't be opened
     */
    public static SqliteDisclosureKeys openReader(Path file) {
        try {
            return new SqliteDisclosureKeys(file, SqliteConnection.transactionalReader(file));
        } catch (SQLException e) {
            throw unopened(file, e);
        }
    }

    private static StoreException unopened(Path file, SQLException e) {
        return new StoreException("the keys " + file + " can't be opened: " + e.getMessage(), e);
    }

    /** For tests that fill the disk: what this executes holds for the one connection. */
    synchronized void execute(String sql) throws SQLException {
        connection.execute(sql);
    }

    @Override
    public Optional<Hash> digest() {
        return Optional.of(read(SqliteKeyTables::digest));
    }

    @Override
    public synchronized void destroySpare(LongFunction<List<Long>> neededFrom) {
        // From this number on, there may be keys that no stored disclosure needs.
        long unchecked = read(SqliteKeyTables::firstUnchecked);
        keepOnly(unchecked, new HashSet<>(neededFrom.apply(unchecked)));
    }

    /** Destroys all keys from a number on, save those that are needed. */
    private void keepOnly(long first, Set<Long> needed) {
        change(() -> {
            PreparedStatement select = connection.prepare("SELECT number FROM keys WHERE number >= ?");
            PreparedStatement delete = connection.prepare(DESTROY);
            select.setLong(1, first);
            try (ResultSet result = select.executeQuery()) {
                while (result.next()) {
                    if (!needed.contains(result.getLong(1))) {
                        delete.setLong(1, result.getLong(1));
                        delete.addBatch();
                    }
                }
            }
            delete.executeBatch();
            connection.execute(
                    "UPDATE checked SET below = coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'keys'), 0) + 1");
            return 0L;
        });
    }

    /** What is deleted is overwritten, in the file; and the journal, where it stood too, is emptied. */
    @Override
    public synchronized long destroy(List<Long> numbers) {
        if (numbers.isEmpty()) {
            return 0;
        }
        long destroyed = change(() -> {
            PreparedStatement delete = connection.prepare(DESTROY);
            for (long number : numbers) {
                delete.setLong(1, number);
                delete.addBatch();
            }
            return (long) Arrays.stream(delete.executeBatch()).sum();
        });
        change(() -> {
            connection.emptyJournal();
            return 0L;
        });
        return destroyed;
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
    public long lastNumber() {
        return read(SqliteKeyTables::lastNumber);
    }

    @Override
    public long add(List<byte[]> fresh) {
        ByteBuffer all = ByteBuffer.allocate(fresh.size() * KEY_BYTES);
        fresh.forEach(all::put);
        return change(() -> {
            PreparedStatement insert = connection.prepare(ADD);
            insert.setInt(1, fresh.size());
            insert.setInt(2, KEY_BYTES);
            insert.setBytes(3, all.array());
            insert.executeUpdate();
            return SqliteKeyTables.lastNumber(connection) - fresh.size() + 1;
        });
    }

    @Override
    public void take(SortedMap<Long, byte[]> keys, long lastNumber) {
        change(() -> {
            PreparedStatement insert = connection.prepare("INSERT OR IGNORE INTO keys (number, key) VALUES (?, ?)");
            for (Map.Entry<Long, byte[]> key : keys.entrySet()) {
                insert.setLong(1, key.getKey());
                insert.setBytes(2, key.getValue());
                insert.addBatch();
            }
            insert.executeBatch();
            SqliteKeyTables.reserve(connection, lastNumber);
            return 0L;
        });
        requireTaken(keys);
    }

    @Override
    public byte @Nullable [] find(long number) {
        return range(number, number).get(number);
    }

    @Override
    public SortedMap<Long, byte[]> range(long first, long last) {
        return read(from -> {
            SortedMap<Long, byte[]> found = new TreeMap<>();
            PreparedStatement select = from.prepare("SELECT number, key FROM keys WHERE number BETWEEN ? AND ?");
            select.setLong(1, first);
            select.setLong(2, last);
            try (ResultSet result = select.executeQuery()) {
                while (result.next()) {
                    found.put(result.getLong(1), result.getBytes(2));
                }
            }
            return found;
        });
    }

    private interface Reading<T> {
        T from(SqliteConnection connection) throws SQLException;
    }

    private interface Change {
        long make() throws SQLException;
    }

    private synchronized <T> T read(Reading<T> reading) {
        try {
            T read = reading.from(connection);
            // Ends the read transaction, which would keep the journal from being cut.
            connection.commit();
            return read;
        } catch (SQLException e) {
            throw failed("the disclosure keys can't be read: ", e);
        }
    }

    private synchronized long change(Change change) {
        try {
            long result = change.make();
            connection.commit();
            return result;
        } catch (SQLException e) {
            throw failed("the disclosure keys can't be changed: ", e);
        }
    }

    /** A rollback is not enough when SQLite has ended the transaction by itself. */
    private StoreException failed(String what, SQLException reason) {
        try {
            connection.discard();
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
        return new StoreException(what + reason.getMessage(), reason);
    }

    @Override
    public synchronized void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new StoreException("the disclosure keys did not close: " + e.getMessage(), e);
        }
    }
}
