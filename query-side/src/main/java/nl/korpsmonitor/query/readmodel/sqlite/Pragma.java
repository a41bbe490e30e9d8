package nl.korpsmonitor.query.readmodel.sqlite;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Asks a connection for one number. */
final class Pragma {
    private Pragma() {}

    /** Of the first row, the first column. */
    static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            if (!result.next()) {
                throw new SQLException("no row of " + sql);
            }
            return result.getLong(1);
        }
    }

    /** SQLite counts how often the tables were made; a swap makes them anew, and nothing else does. */
    static long generation(Connection connection) throws SQLException {
        return number(connection, "PRAGMA schema_version");
    }
}
