package nl.korpsmonitor.query.readmodel.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.korpsmonitor.query.readmodel.Batch;
import nl.korpsmonitor.query.readmodel.OvertakenException;
import nl.korpsmonitor.query.readmodel.ReadModelStore;
import nl.korpsmonitor.query.readmodel.RowChange;
import nl.korpsmonitor.query.readmodel.ViewType;
import nl.korpsmonitor.query.readmodel.ViewTypes;

/** Writes changes over the one writer connection. Confined to one thread at a time. */
final class SqliteRowWriter {
    private final Connection writer;
    private final Map<String, RowStatements> statements = new HashMap<>();
    private final PreparedStatement document;
    private final PreparedStatement token;
    private final PreparedStatement lock;

    /** Lives as long as the connection; closing that closes the statements. */
    SqliteRowWriter(Connection writer) throws SQLException {
        this.writer = writer;
        for (ViewType<?, ?> type : ViewTypes.ALL) {
            statements.put(type.name(), new RowStatements(writer, type));
        }
        document = writer.prepareStatement("INSERT INTO document (view, key, body) VALUES (?, ?, ?)"
                + " ON CONFLICT (view, key) DO UPDATE SET body = excluded.body");
        token = writer.prepareStatement("UPDATE token SET position = ?");
        lock = writer.prepareStatement("UPDATE token SET position = position");
    }

    /** All changes that the file does not have yet, and the token, in one transaction, or none. */
    void write(Batch batch) throws SQLException {
        writer.setAutoCommit(false);
        try {
            // First of all, so that it waits for another process that writes; what is read then stays so.
            lock.executeUpdate();
            if (Pragma.generation(writer) != batch.generation()) {
                throw new OvertakenException("the read models were swapped for rebuilt ones");
            }
            long position = Pragma.number(writer, "SELECT position FROM token");
            if (batch.nextPosition() > position) {
                write(batch.changesFrom(position), batch.nextPosition());
            }
            writer.commit();
        } catch (SQLException | RuntimeException e) {
            undo(e);
            throw e;
        }
        writer.setAutoCommit(true);
    }

    /** SQLite may have ended the transaction by itself; that it can't be ended again must not hide why. */
    private void undo(Exception failure) {
        try {
            writer.rollback();
            writer.setAutoCommit(true);
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    private void write(List<RowChange> changes, long nextPosition) throws SQLException {
        Map<String, RowChange> last = new HashMap<>();
        for (RowChange change : changes) {
            statements(change.view()).write(change);
            last.put(change.key(), change);
        }
        for (RowChange change : last.values()) {
            document.setString(1, change.view());
            document.setString(2, change.key());
            document.setString(3, change.document());
            document.executeUpdate();
        }
        token.setLong(1, nextPosition);
        token.executeUpdate();
    }

    private RowStatements statements(String view) {
        RowStatements known = statements.get(view);
        if (known == null) {
            throw new IllegalArgumentException("view: there is no view " + view);
        }
        return known;
    }

    /** The statements for the rows of one kind of view. */
    private static final class RowStatements {
        private final ViewType<?, ?> type;
        private final PreparedStatement close;
        private final PreparedStatement insert;

        RowStatements(Connection writer, ViewType<?, ?> type) throws SQLException {
            this.type = type;
            String table = Schema.table(type);
            close = writer.prepareStatement("UPDATE " + table + " SET to_position = ? WHERE key = ? AND from_position ="
                    + " (SELECT max(from_position) FROM " + table + " WHERE key = ?)");
            StringBuilder columns = new StringBuilder();
            StringBuilder marks = new StringBuilder();
            for (String field : type.fields()) {
                columns.append(", ").append(Schema.column(field));
                marks.append(", ?");
            }
            insert = writer.prepareStatement("INSERT INTO " + table + " (key, from_position, to_position, summary"
                    + columns + ") VALUES (?, ?, ?, ?" + marks + ")");
        }

        void write(RowChange change) throws SQLException {
            close.setLong(1, change.position());
            close.setString(2, change.key());
            close.setString(3, change.key());
            close.executeUpdate();
            insert.setString(1, change.key());
            insert.setLong(2, change.position());
            insert.setLong(3, ReadModelStore.OPEN);
            insert.setString(4, change.summary());
            int place = 5;
            for (String field : type.fields()) {
                String value = change.fields().get(field);
                if (value == null) {
                    throw new IllegalArgumentException("fields: " + field + " is missing");
                }
                insert.setString(place++, value);
            }
            insert.executeUpdate();
        }
    }
}
