package nl.korpsmonitor.ledger.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;

/** A connection with its prepared statements. For one thread at a time. */
final class SqliteConnection implements AutoCloseable {
    /** How long a statement waits for a lock that another process may hold for a moment, such as a backup. */
    static final int BUSY_TIMEOUT_MILLIS = 5_000;

    /**
     * After so many pages of 4 KiB the journal is copied into the database. SQLite's own 1,000 make the writer stop for
     * it every hundred blocks; a journal of 32 MiB is still read in a moment after a crash.
     */
    static final int CHECKPOINT_PAGES = 8_192;

    /** The most statements kept prepared; far more than there are fixed texts. */
    private static final int MAXIMUM_STATEMENTS = 200;

    /** Opens the driver's connection. */
    interface Opener {
        Connection open() throws SQLException;
    }

    private final Opener opener;
    private final Map<String, PreparedStatement> statements = new HashMap<>();
    private @Nullable Connection open;
    private boolean closed;

    /** Opens at once: what can't be opened is noticed here. */
    private SqliteConnection(Opener opener) throws SQLException {
        this.opener = opener;
        this.open = opener.open();
    }

    /** Opens for writing; the file is made when absent. Commits are durable: WAL with synchronous=FULL, checked. */
    static SqliteConnection writer(Path file, int cacheKibibytes) throws SQLException {
        SQLiteConfig config = config();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.FULL);
        config.setCacheSize(-cacheKibibytes);
        return new SqliteConnection(() -> durable(config, file));
    }

    /** Opens for writing as above; what is deleted is overwritten, in the file and in its journal's next round. */
    static SqliteConnection secureWriter(Path file) throws SQLException {
        SQLiteConfig config = config();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.FULL);
        config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "true");
        return new SqliteConnection(() -> durable(config, file));
    }

    private static Connection durable(SQLiteConfig config, Path file) throws SQLException {
        Connection connection = config.createConnection(url(file));
        try {
            requirePragma(connection, "journal_mode", "wal");
            requirePragma(connection, "synchronous", "2");
            try (Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA wal_autocheckpoint=" + CHECKPOINT_PAGES);
            }
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** Opens for reading what a writer made; each statement sees one state of the database. */
    static SqliteConnection reader(Path file) throws SQLException {
        SQLiteConfig config = config();
        config.setReadOnly(true);
        return of(() -> config.createConnection(url(file)));
    }

    /** Opens for reading; what is read until {@link #commit} is of one moment. */
    static SqliteConnection transactionalReader(Path file) throws SQLException {
        SQLiteConfig config = config();
        config.setReadOnly(true);
        return of(() -> {
            Connection connection = config.createConnection(url(file));
            connection.setAutoCommit(false);
            return connection;
        });
    }

    /** Opens as given; each statement sees one state of the database. */
    static SqliteConnection of(Opener opener) throws SQLException {
        return new SqliteConnection(opener);
    }

    private static SQLiteConfig config() {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
        // BEGIN IMMEDIATE with autocommit off hangs in sqlite-jdbc.
        config.setTransactionMode(TransactionMode.DEFERRED);
        // Else sqlite-jdbc asks for the last row's number after each insert, which takes a third of the insert's time.
        config.setGetGeneratedKeys(false);
        return config;
    }

    private static String url(Path file) {
        return "jdbc:sqlite:" + file;
    }

    private Connection connection() throws SQLException {
        Connection connection = open;
        if (closed) {
            throw new SQLException("the database is closed");
        }
        if (connection == null) {
            connection = opener.open();
            open = connection;
        }
        return connection;
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection().createStatement()) {
            statement.execute(sql);
        }
    }

    /** The prepared statement of this text; it belongs to the connection and is not to be closed. */
    PreparedStatement prepare(String sql) throws SQLException {
        PreparedStatement statement = statements.get(sql);
        if (statement == null) {
            if (statements.size() >= MAXIMUM_STATEMENTS) {
                closeStatements();
            }
            statement = connection().prepareStatement(sql);
            statements.put(sql, statement);
        }
        return statement;
    }

    void commit() throws SQLException {
        connection().commit();
    }

    /**
     * Copies the whole journal into the database and empties it, so that what was overwritten there is in no file any more. Between transactions only.
     *
     * @throws SQLException when that failed, or somebody reads from the journal just now; it may be repeated
     */
    void emptyJournal() throws SQLException {
        Connection connection = connection();
        // Within a transaction, which the driver begins by itself otherwise, SQLite refuses it.
        connection.setAutoCommit(true);
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("PRAGMA wal_checkpoint(TRUNCATE)")) {
            if (!result.next() || result.getInt(1) != 0) {
                throw new SQLException("the journal is in use, so that it could not be emptied");
            }
        } finally {
            connection.setAutoCommit(false);
        }
    }

    /** Undoes what was not committed. */
    void rollback() throws SQLException {
        try {
            connection().rollback();
        } catch (SQLException e) {
            discard();
        }
    }

    /**
     * Undoes what was not committed, by closing; the next use opens anew. For after an unexpected failure: on a full disk
     * or a failed read or write SQLite ends the transaction by itself, the driver does not notice, and every further
     * statement on this connection would be committed on its own.
     */
    void discard() throws SQLException {
        Connection broken = open;
        open = null;
        statements.clear();
        if (broken != null) {
            broken.close();
        }
    }

    void requirePragma(String name, String wanted) throws SQLException {
        requirePragma(connection(), name, wanted);
    }

    private static void requirePragma(Connection connection, String name, String wanted) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("PRAGMA " + name)) {
            String actual = result.next() ? result.getString(1) : "absent";
            if (!wanted.equals(actual.toLowerCase(Locale.ROOT))) {
                throw new SQLException("SQLite must run with " + name + "=" + wanted + ", not " + actual);
            }
        }
    }

    private void closeStatements() throws SQLException {
        for (PreparedStatement statement : statements.values()) {
            statement.close();
        }
        statements.clear();
    }

    @Override
    public void close() throws SQLException {
        closed = true;
        discard();
    }
}
