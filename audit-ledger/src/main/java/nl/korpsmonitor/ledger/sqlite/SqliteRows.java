package nl.korpsmonitor.ledger.sqlite;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import nl.korpsmonitor.ledger.store.Rows;
import nl.korpsmonitor.ledger.store.StoreException;
import org.jspecify.annotations.Nullable;

/** The rows of a query. */
final class SqliteRows<T> implements Rows<T> {
    /** Makes something of the row at which the result stands. */
    @FunctionalInterface
    interface Row<T> {
        @Nullable
        T read(ResultSet result) throws SQLException;
    }

    private final PreparedStatement statement;
    private final ResultSet result;
    private final Row<T> row;
    private boolean ended;

    /** @param row null for a row that is to be passed over */
    SqliteRows(SqliteEvidence evidence, String sql, Row<T> row) {
        this.row = row;
        try {
            this.statement = evidence.connection().prepareStatement(sql);
            this.result = statement.executeQuery();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    @Override
    public @Nullable T next() {
        try {
            while (!ended && result.next()) {
                T read = row.read(result);
                if (read != null) {
                    return read;
                }
            }
            ended = true;
            return null;
        } catch (SQLException e) {
            ended = true;
            throw failed(e);
        }
    }

    static StoreException failed(SQLException e) {
        return new StoreException(String.valueOf(e.getMessage()), e);
    }

    @Override
    public void close() {
        try {
            statement.close();
        } catch (SQLException e) {
            throw failed(e);
        }
    }
}
