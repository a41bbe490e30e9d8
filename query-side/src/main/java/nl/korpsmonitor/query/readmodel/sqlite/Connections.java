package nl.korpsmonitor.query.readmodel.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import nl.korpsmonitor.query.readmodel.ReadModelStoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The connections to one file: one that writes, one that looks at the token, and some that read. Safe for use by many threads. */
final class Connections {
    private static final Logger LOG = LoggerFactory.getLogger(Connections.class);

    /** Connections for readers; more readers than that wait for each other. */
    static final int READERS = 4;

    /** How long whoever reads waits for a lock; in WAL mode that is hardly ever. */
    private static final int READING_PATIENCE_MILLIS = 5_000;
    /** How long whoever writes waits for another process that writes, such as one that swaps in what was rebuilt. */
    private static final int WRITING_PATIENCE_MILLIS = 60_000;

    /** What is done with a connection. */
    @FunctionalInterface
    interface Reading<T> {
        T from(Connection connection) throws SQLException;
    }

    private final Path file;
    private final boolean durable;
    private final Connection tokenReader;
    private final Object tokenLock = new Object();
    private @Nullable Connection writer;
    /** Null after a failure: the driver gives up a statement that failed. */
    private @Nullable PreparedStatement token;

    private final BlockingQueue<Connection> readers = new LinkedBlockingQueue<>();
    private final int openReaders;
    private boolean closed;
    /** When closed; -1 before. */
    private long lastPosition = -1;

    /** @param durable false for a file that serves for a moment, and one thread, and may be lost */
    Connections(Path file, String ledger, boolean durable) throws SQLException {
        this.file = file;
        this.durable = durable;
        Schema.prepare(writer(), ledger);
        tokenReader = connect(file, durable, READING_PATIENCE_MILLIS);
        for (int i = 0; i < (durable ? READERS : 1); i++) {
            readers.add(connect(file, durable, READING_PATIENCE_MILLIS));
        }
        openReaders = readers.size();
    }

    static Connection connect(Path file, boolean durable, int patienceMillis) throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA busy_timeout = " + patienceMillis);
            statement.execute("PRAGMA journal_mode = " + (durable ? "WAL" : "MEMORY"));
            statement.execute("PRAGMA synchronous = " + (durable ? "NORMAL" : "OFF"));
        }
        return connection;
    }

    /** For one thread at a time; opened anew after it was discarded. */
    synchronized Connection writer() throws SQLException {
        if (closed) {
            throw new SQLException("the read models are closed");
        }
        Connection connection = writer;
        if (connection == null) {
            connection = connect(file, durable, WRITING_PATIENCE_MILLIS);
            writer = connection;
        }
        return connection;
    }

    /**
     * For after a failure: on a full disk SQLite ends the transaction by itself, the driver does not notice, and whatever came then over this connection
     * would be committed on its own.
     */
    synchronized void discardWriter() {
        Connection broken = writer;
        writer = null;
        if (broken != null) {
            try {
                broken.close();
            } catch (SQLException e) {
                LOG.debug("what failed can't be closed either", e);
            }
        }
    }

    /** What the file says now, whoever wrote it; once closed, what it said then. */
    long position() {
        synchronized (tokenLock) {
            if (lastPosition >= 0) {
                return lastPosition;
            }
            try (ResultSet result = token().executeQuery()) {
                return result.getLong(1);
            } catch (SQLException e) {
                token = null;
                throw new ReadModelStoreException("the read models' position could not be read", e);
            }
        }
    }

    private PreparedStatement token() throws SQLException {
        PreparedStatement statement = token;
        if (statement == null) {
            statement = tokenReader.prepareStatement("SELECT position FROM token");
            token = statement;
        }
        return statement;
    }

    /** Reads, each statement by itself. */
    <T> T read(Reading<T> reading) {
        Connection connection;
        try {
            connection = readers.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting to read", e);
        }
        try {
            return reading.from(connection);
        } catch (SQLException e) {
            throw new ReadModelStoreException("the read models could not be read", e);
        } finally {
            readers.add(connection);
        }
    }

    /** Reads what was so at one moment, however many statements that takes. */
    <T> T readOneMoment(Reading<T> reading) {
        return read(connection -> {
            connection.setAutoCommit(false);
            try {
                return reading.from(connection);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        });
    }

    /** Closes every connection; waits for readers that are under way. */
    synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            for (int i = 0; i < openReaders; i++) {
                readers.take().close();
            }
            synchronized (tokenLock) {
                lastPosition = position();
                tokenReader.close();
            }
            if (writer != null) {
                writer.close();
            }
        } catch (SQLException e) {
            throw new ReadModelStoreException("the read models could not be closed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while closing the read models", e);
        }
    }
}
