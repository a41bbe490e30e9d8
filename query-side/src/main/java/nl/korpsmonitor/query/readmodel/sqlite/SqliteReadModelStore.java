package nl.korpsmonitor.query.readmodel.sqlite;

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
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import nl.korpsmonitor.ledger.OwnerOnly;
import nl.korpsmonitor.query.readmodel.ReadModelStore;
import nl.korpsmonitor.query.readmodel.Row;
import nl.korpsmonitor.query.readmodel.RowChange;
import nl.korpsmonitor.query.readmodel.RowQuery;
import nl.korpsmonitor.query.readmodel.ViewTypes;

/**
 * Read models in one SQLite file: WAL, so that readers never wait for the writer; {@code synchronous=NORMAL}, since a
 * power loss may cost the last transactions, which the projection then repeats.
 */
public final class SqliteReadModelStore implements ReadModelStore {
    /** Connections for readers; more readers than that wait for each other. */
    static final int READERS = 4;

    private final Connection writer;
    private final SqliteRowWriter rowWriter;
    private final BlockingQueue<Connection> readers = new LinkedBlockingQueue<>();
    private final int openReaders;
    private volatile long position;
    private boolean closed;

    private SqliteReadModelStore(Path file, String ledger, boolean durable) throws SQLException {
        writer = connect(file, durable);
        Schema.prepare(writer, ledger);
        rowWriter = new SqliteRowWriter(writer);
        for (int i = 0; i < (durable ? READERS : 1); i++) {
            readers.add(connect(file, durable));
        }
        openReaders = readers.size();
        position = readPosition();
    }

    /**
     * Opens the file; makes it, readable by its owner only, when it is not there, and empties it when it was written in
     * another format or for another ledger.
     *
     * @param ledger tells this ledger from every other one, such as the id of its first event
     * @throws ReadModelStoreException when it can't be opened
     */
    public static SqliteReadModelStore open(Path file, String ledger) {
        try {
            OwnerOnly.createFile(file);
            return new SqliteReadModelStore(file, ledger, true);
        } catch (SQLException | IOException e) {
            throw new ReadModelStoreException(
                    "the read models in " + file + " can't be opened; the file can be deleted, it is rebuilt", e);
        }
    }

    /** A file that serves for a moment, and one thread, and may be lost. */
    static SqliteReadModelStore openTemporary(Path file) throws SQLException {
        return new SqliteReadModelStore(file, "temporary", false);
    }

    private static Connection connect(Path file, boolean durable) throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode = " + (durable ? "WAL" : "MEMORY"));
            statement.execute("PRAGMA synchronous = " + (durable ? "NORMAL" : "OFF"));
            statement.execute("PRAGMA busy_timeout = 5000");
        }
        return connection;
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public Optional<String> document(String view, String key) {
        return read(connection -> {
            try (PreparedStatement statement =
                    connection.prepareStatement("SELECT body FROM document WHERE view = ? AND key = ?")) {
                statement.setString(1, view);
                statement.setString(2, key);
                try (ResultSet result = statement.executeQuery()) {
                    return result.next() ? Optional.of(result.getString(1)) : Optional.empty();
                }
            }
        });
    }

    @Override
    public List<Row> rows(RowQuery query) {
        RowSelection selection = RowSelection.of(query);
        return read(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(selection.sql())) {
                selection.bind(statement);
                List<Row> rows = new ArrayList<>();
                try (ResultSet result = statement.executeQuery()) {
                    while (result.next()) {
                        rows.add(new Row(result.getString(1), result.getString(2), result.getString(3)));
                    }
                }
                return rows;
            }
        });
    }

    @Override
    public synchronized void apply(List<RowChange> changes, long nextPosition) {
        long last = -1;
        for (RowChange change : changes) {
            if (change.position() < last || change.position() >= nextPosition) {
                throw new IllegalArgumentException("changes: in position order and below " + nextPosition);
            }
            last = change.position();
        }
        if (nextPosition <= position) {
            return;
        }
        List<RowChange> fresh =
                changes.stream().filter(change -> change.position() >= position).toList();
        try {
            rowWriter.write(fresh, nextPosition);
        } catch (SQLException e) {
            throw new ReadModelStoreException("the read models could not be written", e);
        }
        position = nextPosition;
    }

    @Override
    public void forEachLine(Consumer<String> line) {
        read(connection -> {
            try (Statement statement = connection.createStatement()) {
                try (ResultSet result =
                        statement.executeQuery("SELECT view, key, body FROM document ORDER BY view, key")) {
                    while (result.next()) {
                        line.accept("document " + result.getString(1) + " " + result.getString(2) + " "
                                + result.getString(3));
                    }
                }
                for (var type : ViewTypes.ALL) {
                    List<String> fields = type.fields().stream().sorted().toList();
                    String columns = String.join(
                            ", ", fields.stream().map(Schema::column).toList());
                    try (ResultSet result = statement.executeQuery("SELECT key, from_position, to_position, summary, "
                            + columns + " FROM " + Schema.table(type) + " ORDER BY key, from_position")) {
                        while (result.next()) {
                            StringBuilder text = new StringBuilder("row " + type.name());
                            for (int i = 1; i <= 4 + fields.size(); i++) {
                                text.append(' ').append(result.getString(i));
                            }
                            line.accept(text.toString());
                        }
                    }
                }
            }
            return position;
        });
    }

    private long readPosition() {
        return read(connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet result = statement.executeQuery("SELECT position FROM token")) {
                return result.getLong(1);
            }
        });
    }

    /** Closes every connection; waits for readers that are under way. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            for (int i = 0; i < openReaders; i++) {
                readers.take().close();
            }
            writer.close();
        } catch (SQLException e) {
            throw new ReadModelStoreException("the read models could not be closed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while closing the read models", e);
        }
    }

    private interface Reading<T> {
        T from(Connection connection) throws SQLException;
    }

    private <T> T read(Reading<T> reading) {
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
}
