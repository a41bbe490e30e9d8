package nl.korpsmonitor.query.readmodel.sqlite;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import nl.korpsmonitor.ledger.OwnerOnly;
import nl.korpsmonitor.query.readmodel.Batch;
import nl.korpsmonitor.query.readmodel.OvertakenException;
import nl.korpsmonitor.query.readmodel.ReadModelStore;
import nl.korpsmonitor.query.readmodel.ReadModelStoreException;
import nl.korpsmonitor.query.readmodel.Row;
import nl.korpsmonitor.query.readmodel.RowQuery;
import org.jspecify.annotations.Nullable;

/**
 * Read models in one SQLite file: WAL, so that readers never wait for the writer, in whatever process they are; {@code synchronous=NORMAL}, since a
 * power loss may cost the last transactions, which the projection then repeats.
 */
public final class SqliteReadModelStore implements ReadModelStore {
    private final Connections connections;
    private @Nullable SqliteRowWriter rowWriter;

    private SqliteReadModelStore(Path file, String ledger, boolean durable) throws SQLException {
        connections = new Connections(file, ledger, durable);
    }

    /**
     * Opens the file; makes it, readable by its owner only, when it is not there, and empties it when it was written in
     * another format or for another ledger.
     *
     * @param ledger tells this ledger from every other one, such as the id of its first event
     * @throws ReadModelStoreException when it can't be opened
     * @throws IllegalStateException when it would have to be emptied while somebody else has it open; the message says what to do
     */
    public static SqliteReadModelStore open(Path file, String ledger) {
        try {
            OwnerOnly.createFile(file);
            Emptying.ofWhatDoesNotFit(file, ledger);
            return new SqliteReadModelStore(file, ledger, true);
        } catch (SQLException | IOException e) {
            throw new ReadModelStoreException(
                    "the read models in " + file + " can't be opened; the file can be deleted, it is rebuilt", e);
        }
    }

    /**
     * A file that serves for a moment, and one thread, and may be lost.
     *
     * @throws ReadModelStoreException when it can't be made
     */
    public static SqliteReadModelStore openTemporary(Path file) {
        try {
            return new SqliteReadModelStore(file, "temporary", false);
        } catch (SQLException e) {
            throw new ReadModelStoreException("a temporary file of read models can't be made: " + file, e);
        }
    }

    @Override
    public long position() {
        return connections.position();
    }

    @Override
    public long generation() {
        return connections.read(Pragma::generation);
    }

    @Override
    public Optional<String> document(String view, String key) {
        return document(view, key, Long.MAX_VALUE);
    }

    /** With one document kept of each view, that is the live one, unless the file is further. */
    @Override
    public Optional<String> documentBefore(String view, String key, long position) {
        return document(view, key, position);
    }

    private Optional<String> document(String view, String key, long limit) {
        return connections.read(connection -> {
            // One statement, so that both are of one moment.
            try (PreparedStatement statement = connection.prepareStatement(
                    "SELECT position," + " (SELECT body FROM document WHERE view = ? AND key = ?) FROM token")) {
                statement.setString(1, view);
                statement.setString(2, key);
                try (ResultSet result = statement.executeQuery()) {
                    if (result.getLong(1) > limit) {
                        throw new OvertakenException(
                                "the read models are at position " + result.getLong(1) + ", beyond " + limit);
                    }
                    return Optional.ofNullable(result.getString(2));
                }
            }
        });
    }

    @Override
    public List<Row> rows(RowQuery query) {
        RowSelection selection = RowSelection.of(query);
        return connections.read(connection -> {
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
    public synchronized void apply(Batch batch) {
        try {
            SqliteRowWriter current = rowWriter;
            if (current == null) {
                current = new SqliteRowWriter(connections.writer());
                rowWriter = current;
            }
            current.write(batch);
        } catch (SQLException e) {
            rowWriter = null;
            connections.discardWriter();
            throw new ReadModelStoreException("the read models could not be written", e);
        }
    }

    @Override
    public long forEachLine(Consumer<String> line) {
        return connections.readOneMoment(connection -> SqliteLines.forEach(connection, line));
    }

    /** Closes every connection; waits for readers that are under way. */
    @Override
    public void close() {
        connections.close();
    }
}
