package nl.korpsmonitor.ledger.sqlite;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import nl.korpsmonitor.transparency.Hash;

/** The tables of {@code disclosure-keys.db}: the keys by number, and below which number all keys were looked at. */
final class SqliteKeyTables {
    // AUTOINCREMENT: the number of a destroyed key is never given again.
    private static final String KEYS =
            "CREATE TABLE IF NOT EXISTS keys (number INTEGER PRIMARY KEY AUTOINCREMENT, key BLOB NOT NULL)";

    private static final String CHECKED = "CREATE TABLE IF NOT EXISTS checked (below INTEGER NOT NULL)";

    /** What the tables are like when they are as this version makes them. */
    static final SqliteForm FORM = SqliteForm.of(connection -> {
        try (Statement statement = connection.createStatement()) {
            statement.execute(KEYS);
            statement.execute(CHECKED);
        }
    });

    private static final String FIRST_UNCHECKED = "SELECT below FROM checked";

    private static final String LAST_NUMBER = "SELECT seq FROM sqlite_sequence WHERE name = 'keys'";

    private static final String ALL = "SELECT number, key FROM keys ORDER BY number";

    private SqliteKeyTables() {}

    /** Makes what is not there. */
    static void prepare(SqliteConnection writer) throws SQLException {
        writer.execute(KEYS);
        writer.execute(CHECKED);
        writer.execute("INSERT INTO checked SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM checked)");
        writer.commit();
    }

    /** Whether a database is one of keys at all. */
    static boolean areThere(SqliteConnection connection) throws SQLException {
        return number(connection, "SELECT count(*) FROM sqlite_master WHERE name IN ('keys', 'sqlite_sequence')") == 2;
    }

    static long firstUnchecked(SqliteConnection connection) throws SQLException {
        return number(connection, FIRST_UNCHECKED);
    }

    static long lastNumber(SqliteConnection connection) throws SQLException {
        return number(connection, LAST_NUMBER);
    }

    /** From now on no number up to this one is given. */
    static void reserve(SqliteConnection writer, long lastNumber) throws SQLException {
        if (lastNumber(writer) < lastNumber) {
            // SQLite's own record of the numbers that it gave; a row with that number makes it, and may go again.
            writer.execute("INSERT OR IGNORE INTO keys (number, key) VALUES (" + lastNumber + ", x'')");
            writer.execute("DELETE FROM keys WHERE number = " + lastNumber + " AND key = x''");
        }
    }

    /** A digest over all keys and both counters. */
    static Hash digest(SqliteConnection connection) throws SQLException {
        try (ResultSet keys = connection.prepare(ALL).executeQuery()) {
            return digest(keys, lastNumber(connection), firstUnchecked(connection));
        }
    }

    /** The same, of a file as evidence. */
    static Hash digest(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            long last = number(statement.executeQuery(LAST_NUMBER));
            long unchecked = number(statement.executeQuery(FIRST_UNCHECKED));
            return digest(statement.executeQuery(ALL), last, unchecked);
        }
    }

    private static Hash digest(ResultSet all, long lastNumber, long firstUnchecked) throws SQLException {
        MessageDigest digest = Hash.newSha256();
        long keys = 0;
        while (all.next()) {
            byte[] key = Objects.requireNonNullElse(all.getBytes(2), new byte[0]);
            digest.update(longs(all.getLong(1), key.length));
            digest.update(key);
            keys++;
        }
        digest.update(longs(keys, lastNumber));
        digest.update(longs(firstUnchecked, 0));
        return Hash.of(digest.digest());
    }

    private static byte[] longs(long first, long second) {
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(first)
                .putLong(second)
                .array();
    }

    private static long number(SqliteConnection connection, String sql) throws SQLException {
        return number(connection.prepare(sql).executeQuery());
    }

    private static long number(ResultSet found) throws SQLException {
        try (found) {
            return found.next() ? found.getLong(1) : 0;
        }
    }
}
