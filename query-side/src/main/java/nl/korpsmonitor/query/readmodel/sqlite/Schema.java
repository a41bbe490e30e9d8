package nl.korpsmonitor.query.readmodel.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import nl.korpsmonitor.query.readmodel.ViewType;
import nl.korpsmonitor.query.readmodel.ViewTypes;

/** The tables of {@code views.db}. A file of another format, or of another ledger, is emptied: the projection then fills it again. */
final class Schema {
    /** Raise it with every change to a view, a fold, a summary or these tables. */
    static final int FORMAT = 3;

    private Schema() {}

    static String table(ViewType<?, ?> type) {
        return "row_" + type.name();
    }

    /** Makes the tables when the file is new, or of another format or ledger. One transaction. */
    static void prepare(Connection writer, String ledger) throws SQLException {
        try (Statement statement = writer.createStatement()) {
            if (format(statement) == FORMAT && ledger(statement).equals(ledger)) {
                return;
            }
            writer.setAutoCommit(false);
            for (String table : tables(statement)) {
                statement.executeUpdate("DROP TABLE \"" + table + "\"");
            }
            statement.executeUpdate(
                    "CREATE TABLE token (id INTEGER PRIMARY KEY CHECK (id = 1), position INTEGER NOT NULL)");
            statement.executeUpdate("INSERT INTO token VALUES (1, 0)");
            statement.executeUpdate("CREATE TABLE ledger (name TEXT NOT NULL)");
            try (PreparedStatement insert = writer.prepareStatement("INSERT INTO ledger VALUES (?)")) {
                insert.setString(1, ledger);
                insert.executeUpdate();
            }
            statement.executeUpdate("CREATE TABLE document (view TEXT NOT NULL, key TEXT NOT NULL,"
                    + " body TEXT NOT NULL, PRIMARY KEY (view, key))");
            for (ViewType<?, ?> type : ViewTypes.ALL) {
                createRows(statement, type);
            }
            statement.executeUpdate("PRAGMA user_version = " + FORMAT);
            writer.commit();
            writer.setAutoCommit(true);
        }
    }

    private static void createRows(Statement statement, ViewType<?, ?> type) throws SQLException {
        StringBuilder columns = new StringBuilder();
        for (String field : type.fields()) {
            columns.append(", ").append(column(field)).append(" TEXT NOT NULL");
        }
        String table = table(type);
        statement.executeUpdate("CREATE TABLE " + table
                + " (key TEXT NOT NULL, from_position INTEGER NOT NULL, to_position INTEGER NOT NULL" + columns
                + ", summary TEXT NOT NULL, PRIMARY KEY (key, from_position))");
        for (String field : type.fields()) {
            statement.executeUpdate("CREATE INDEX " + table + "_" + field + " ON " + table + " (" + column(field)
                    + ", key, from_position, to_position)");
        }
    }

    static String column(String field) {
        return "f_" + field;
    }

    private static int format(Statement statement) throws SQLException {
        try (ResultSet result = statement.executeQuery("PRAGMA user_version")) {
            return result.getInt(1);
        }
    }

    private static String ledger(Statement statement) throws SQLException {
        try (ResultSet result = statement.executeQuery("SELECT name FROM ledger")) {
            return result.getString(1);
        }
    }

    private static List<String> tables(Statement statement) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet result = statement.executeQuery(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")) {
            while (result.next()) {
                tables.add(result.getString(1));
            }
        }
        return tables;
    }
}
