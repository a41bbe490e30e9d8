package nl.korpsmonitor.query.readmodel.sqlite;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import nl.korpsmonitor.query.readmodel.DigestLines;
import nl.korpsmonitor.query.readmodel.ViewType;
import nl.korpsmonitor.query.readmodel.ViewTypes;

/** Tells a file's content line by line. */
final class SqliteLines {
    private SqliteLines() {}

    /** Within one transaction, so that all lines are of one moment; returns the token. */
    static long forEach(Connection connection, Consumer<String> line) throws SQLException {
        long position = Pragma.number(connection, "SELECT position FROM token");
        line.accept(DigestLines.position(position));
        try (Statement statement = connection.createStatement()) {
            documents(statement, line);
            for (ViewType<?, ?> type : ViewTypes.ALL) {
                rows(statement, type, line);
            }
        }
        return position;
    }

    private static void documents(Statement statement, Consumer<String> line) throws SQLException {
        try (ResultSet result = statement.executeQuery("SELECT view, key, body FROM document ORDER BY view, key")) {
            while (result.next()) {
                line.accept(DigestLines.document(
                        result.getString(1), result.getString(2), DigestLines.digestOf(result.getString(3))));
            }
        }
    }

    private static void rows(Statement statement, ViewType<?, ?> type, Consumer<String> line) throws SQLException {
        try (ResultSet result =
                statement.executeQuery("SELECT * FROM " + Schema.table(type) + " ORDER BY key, from_position")) {
            while (result.next()) {
                Map<String, String> fields = new HashMap<>();
                for (String field : type.fields()) {
                    fields.put(field, result.getString(Schema.column(field)));
                }
                line.accept(DigestLines.row(
                        type.name(),
                        result.getString("key"),
                        result.getLong("from_position"),
                        result.getLong("to_position"),
                        result.getString("summary"),
                        fields));
            }
        }
    }
}
