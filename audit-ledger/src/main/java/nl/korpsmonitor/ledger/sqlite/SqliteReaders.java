package nl.korpsmonitor.ledger.sqlite;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;
import nl.korpsmonitor.ledger.store.StoreException;

/** A small pool of read-only connections, opened when needed. A read beyond the pool's size waits for another to end. */
final class SqliteReaders {
    /** The most reads at a time. */
    static final int MAXIMUM_CONNECTIONS = 8;

    private final Opener opener;
    private final Semaphore permits = new Semaphore(MAXIMUM_CONNECTIONS);
    private final Deque<SqliteReader> idle = new ArrayDeque<>();
    private boolean closed;

    SqliteReaders(Path file) {
        this(() -> SqliteConnection.reader(file));
    }

    SqliteReaders(Opener opener) {
        this.opener = opener;
    }

    /** Opens a connection for reading. */
    @FunctionalInterface
    interface Opener {
        SqliteConnection open() throws SQLException;
    }

    @FunctionalInterface
    interface Read<T> {
        T by(SqliteReader reader) throws SQLException;
    }

    <T> T read(Read<T> read) {
        permits.acquireUninterruptibly();
        try {
            SqliteReader reader = borrow();
            T result;
            try {
                result = read.by(reader);
            } catch (SQLException | RuntimeException e) {
                // Whatever is wrong with the connection, the next read gets another.
                reader.connection().close();
                throw e;
            }
            giveBack(reader);
            return result;
        } catch (SQLException e) {
            throw SqliteFailure.of("reading", e);
        } finally {
            permits.release();
        }
    }

    private SqliteReader borrow() throws SQLException {
        synchronized (idle) {
            if (closed) {
                throw new StoreException("the store is closed");
            }
            if (!idle.isEmpty()) {
                return idle.pop();
            }
        }
        return new SqliteReader(opener.open());
    }

    private void giveBack(SqliteReader reader) throws SQLException {
        synchronized (idle) {
            if (!closed) {
                idle.push(reader);
                return;
            }
        }
        reader.connection().close();
    }

    void close() throws SQLException {
        synchronized (idle) {
            closed = true;
            for (SqliteReader reader : idle) {
                reader.connection().close();
            }
            idle.clear();
        }
        // Reads that are under way end first; each gives its permit back.
        permits.acquireUninterruptibly(MAXIMUM_CONNECTIONS);
        permits.release(MAXIMUM_CONNECTIONS);
    }
}
