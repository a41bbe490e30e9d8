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

/** The connections to one file: one that writes, one that looks at the token, and some that read. Safe for use by many threads. */
final class Connections {
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

    private final Connection writer;
    private final Connection tokenReader;
    private final PreparedStatement token;
    private final BlockingQueue<Connection> readers = new LinkedBlockingQueue<>();
    private final int openReaders;
    private boolean closed;
    /** When closed; -1 before. */
    private long lastPosition = -1;

    /** @param durable false for a file that serves for a moment, and one thread, and may be lost */
    Connections(Path file, String ledger, boolean durable) throws SQLException {
        writer = connect(file, durable, WRITING_PATIENCE_MILLIS);
        Schema.prepare(writer, ledger);
        tokenReader = connect(file, durable, READING_PATIENCE_MILLIS);
        token = tokenReader.prepareStatement("SELECT position FROM token");
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

    /** For one thread at a time. */
    Connection writer() {
        return writer;
    }

    /** What the file says now, whoever wrote it; once closed, what it said then. */
    long position() {
        synchronized (token) {
            if (lastPosition >= 0) {
                return lastPosition;
            }
            try (ResultSet result = token.executeQuery()) {
                return result.getLong(1);
            } catch (SQLException e) {
                throw new ReadModelStoreException("the read models' position could not be read", e);
            }
        }
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
            synchronized (token) {
                lastPosition = position();
                tokenReader.close();
            }
            writer.close();
        } catch (SQLException e) {
            throw new ReadModelStoreException("the read models could not be closed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while closing the read models", e);
        }
    }
}
